package org.athanor.jdbc;

import jakarta.annotation.Nullable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.athanor.dialect.Dialect;

/**
 * What every connection of a unit is set to: the settings {@code athanor.connection.*}.
 *
 * @param isolation null leaves it as the database has it
 * @param readOnly the database is told that nothing will be written
 */
public record ConnectionMode(@Nullable Isolation isolation, boolean readOnly) {
    public static final String ISOLATION = "athanor.connection.isolation";
    public static final String READ_ONLY = "athanor.connection.read-only";

    /** As the database has it. */
    public static final ConnectionMode PLAIN = new ConnectionMode(null, false);

    /** The levels of the SQL standard. */
    public enum Isolation {
        READ_UNCOMMITTED(Connection.TRANSACTION_READ_UNCOMMITTED),
        READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED),
        REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ),
        SERIALIZABLE(Connection.TRANSACTION_SERIALIZABLE);

        private final int level;

        Isolation(int level) {
            this.level = level;
        }
    }

    void apply(Connection connection, Dialect dialect) throws SQLException {
        if (isolation != null && connection.getTransactionIsolation() != isolation.level) {
            connection.setTransactionIsolation(isolation.level);
        }
        if (!readOnly) {
            return;
        }
        if (byFlag(dialect)) {
            connection.setReadOnly(true);
        } else {
            try (Statement statement = connection.createStatement()) {
                statement.execute(dialect.readOnly());
            }
        }
    }

    /** Whether the driver's flag says it, and no statement. */
    boolean byFlag(Dialect dialect) {
        return readOnly && dialect.readOnly().isEmpty();
    }
}
