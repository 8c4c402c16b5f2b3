package org.athanor.jdbc;

import jakarta.annotation.Nullable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.SqlError;

/**
 * Connections of the application's DataSource, which is not closed. The init statements run once on each physical connection,
 * as far as unwrapping shows which one it is.
 */
public final class DataSourceConnectionSource implements ConnectionSource {
    private final DataSource dataSource;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Dialect dialect;
    private final ConnectionMode mode;
    private final Set<Connection> prepared =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    public DataSourceConnectionSource(
            DataSource dataSource,
            @Nullable String user,
            @Nullable String password,
            Dialect dialect,
            ConnectionMode mode) {
        this.dataSource = dataSource;
        this.user = user;
        this.password = password;
        this.dialect = dialect;
        this.mode = mode;
    }

    @Override
    public Connection open() {
        try {
            Connection connection =
                    user == null ? dataSource.getConnection() : dataSource.getConnection(user, password);
            try {
                prepare(connection);
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new JdbcException("The DataSource gives no connection", "", SqlError.of(SqlError.Kind.CONNECTION), e);
        }
    }

    private void prepare(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
        if (!dialect.connectionInit().isEmpty()) {
            Connection physical = connection.unwrap(Connection.class);
            if (!prepared.contains(physical)) {
                PhysicalConnections.prepare(connection, dialect);
                prepared.add(physical);
            }
        }
        mode.apply(connection, dialect);
    }

    @Override
    public void close() {
        prepared.clear();
    }
}
