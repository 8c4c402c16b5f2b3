package org.athanor.schema;

import jakarta.annotation.Nullable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.athanor.dialect.Dialect;
import org.athanor.jdbc.JdbcSession;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Table;

/**
 * Compares the schema with the database and lists every difference: what is missing of tables, columns, keys, indexes, checks
 * and sequences, and types, nullability and increments that are others. What the database has beyond that is no difference.
 */
public final class SchemaValidator {
    private final Dialect dialect;

    public SchemaValidator(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The differences, one sentence each; empty when the database has all that is mapped. */
    public List<String> differences(JdbcSession session, Schema schema) {
        return LiveTables.onConnection(session, connection -> compare(session, connection, schema));
    }

    private List<String> compare(JdbcSession session, Connection connection, Schema schema) throws SQLException {
        List<String> differences = new ArrayList<>();
        LiveTables tables = LiveTables.read(session, connection, schema, true);
        LiveChecks checks = new LiveChecks(session);
        for (Table table : schema.tables()) {
            LiveTable live = tables.find(table);
            if (live == null) {
                differences.add("The table " + table + " is missing" + otherCase(tables.near(table)));
            } else {
                new TableComparison(dialect, connection.getMetaData(), tables, table, live, differences).run();
                checks.compare(table, live, tables.names(), differences);
            }
        }
        new LiveSequences(session, tables).compare(schema, differences);
        return differences;
    }

    /** A hint at a name that is not the one that was looked for. */
    static String otherCase(@Nullable String near) {
        return near == null ? "" : "; there is '" + near + "', which must be mapped in that case and in quotes";
    }
}
