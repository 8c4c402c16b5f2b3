package org.athanor.schema;

import jakarta.annotation.Nullable;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.athanor.jdbc.JdbcSession;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Table;

/** The tables and columns that are in the database, by name without regard to case. */
final class LiveTables {
    private final Map<String, Map<String, String>> tables = new LinkedHashMap<>();

    private LiveTables() {}

    /** Reads the names of all tables and views. */
    static LiveTables names(JdbcSession session) {
        return read(session, false);
    }

    /** Reads all tables with the declared types of their columns. */
    static LiveTables columns(JdbcSession session) {
        return read(session, true);
    }

    private static LiveTables read(JdbcSession session, boolean columns) {
        LiveTables live = new LiveTables();
        try {
            session.withConnection(connection -> {
                live.readTables(connection);
                if (columns) {
                    live.readColumns(connection);
                }
                return live;
            });
            return live;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The database's metadata cannot be read: " + e.getMessage(), e);
        }
    }

    private void readTables(Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet rows = metaData.getTables(connection.getCatalog(), null, "%", new String[] {"TABLE", "VIEW"})) {
            while (rows.next()) {
                tables.put(key(rows.getString("TABLE_NAME")), new LinkedHashMap<>());
            }
        }
    }

    private void readColumns(Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet rows = metaData.getColumns(connection.getCatalog(), null, "%", "%")) {
            while (rows.next()) {
                String type = rows.getString("TYPE_NAME");
                Map<String, String> columns = tables.get(key(rows.getString("TABLE_NAME")));
                if (columns != null) {
                    columns.put(key(rows.getString("COLUMN_NAME")), type == null ? "" : type);
                }
            }
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean contains(Table table) {
        return tables.containsKey(key(table.name().text()));
    }

    /** The declared type of a column; null when there is none of that name. */
    @Nullable
    String type(Table table, Name column) {
        Map<String, String> columns = tables.get(key(table.name().text()));
        return columns == null ? null : columns.get(key(column.text()));
    }
}
