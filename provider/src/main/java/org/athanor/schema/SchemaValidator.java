package org.athanor.schema;

import java.util.ArrayList;
import java.util.List;
import org.athanor.dialect.Dialect;
import org.athanor.jdbc.JdbcSession;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Table;

/** Compares the schema with the database and lists every difference: tables and columns that are missing, types that do not fit. */
public final class SchemaValidator {
    private final Dialect dialect;

    public SchemaValidator(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The differences, one sentence each; empty when the database has all that is mapped. */
    public List<String> differences(JdbcSession session, Schema schema) {
        LiveTables live = LiveTables.columns(session, schema);
        List<String> differences = new ArrayList<>();
        for (Table table : schema.tables()) {
            if (live.contains(table)) {
                table.columns().forEach(column -> compare(column, live, differences));
            } else {
                differences.add("The table " + table + " is missing");
            }
        }
        return differences;
    }

    private void compare(Column column, LiveTables live, List<String> differences) {
        String type = live.type(column.table(), column.name());
        if (type == null) {
            differences.add("The column " + column + " is missing (expected type " + dialect.typeName(column) + ")");
        } else if (!dialect.typeMatches(column, type)) {
            differences.add(
                    "The column " + column + " has the type '" + type + "', expected " + dialect.typeName(column));
        }
    }
}
