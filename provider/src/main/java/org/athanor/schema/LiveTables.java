package org.athanor.schema;

import jakarta.annotation.Nullable;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.athanor.dialect.Dialect;
import org.athanor.jdbc.Binder;
import org.athanor.jdbc.ConnectionFunction;
import org.athanor.jdbc.JdbcSession;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Table;

/** The tables that are in the database, in the connection's own schemas and in those that the mappings name. */
final class LiveTables {
    private final Dialect dialect;
    private final LiveNames names;
    private final List<String> ownSchemas;
    private final List<Map<String, LiveTable>> own = new ArrayList<>();
    private final Map<Name, Map<String, LiveTable>> named = new LinkedHashMap<>();

    private LiveTables(Dialect dialect, LiveNames names, List<String> ownSchemas) {
        this.dialect = dialect;
        this.names = names;
        this.ownSchemas = ownSchemas;
    }

    /** Reads the names of tables and views. */
    static LiveTables names(JdbcSession session, Schema wanted) {
        return onConnection(session, connection -> read(session, connection, wanted, false));
    }

    /** Lends a connection to work with metadata. */
    static <T> T onConnection(JdbcSession session, ConnectionFunction<T> work) {
        try {
            return Objects.requireNonNull(session.withConnection(work));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The database's metadata cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads tables and views, with their columns if they are wanted. */
    static LiveTables read(JdbcSession session, Connection connection, Schema wanted, boolean columns)
            throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        boolean catalogs =
                !metaData.supportsSchemasInTableDefinitions() && metaData.supportsCatalogsInTableDefinitions();
        List<String> ownSchemas = catalogs ? List.of(connection.getCatalog()) : ownSchemas(session, connection);
        LiveNames names = LiveNames.ofTables(metaData, session.dialect());
        LiveTables live = new LiveTables(session.dialect(), names, ownSchemas);
        for (String schema : ownSchemas) {
            live.own.add(tables(metaData, connection.getCatalog(), catalogs ? null : schema, columns));
        }
        for (Table table : wanted.tables()) {
            Name qualifier = session.dialect().qualifier(table);
            if (qualifier == null || live.named.containsKey(qualifier)) {
                continue;
            }
            String found = existing(catalogs ? metaData.getCatalogs() : metaData.getSchemas(), qualifier);
            boolean known = found != null || !catalogs && !metaData.supportsSchemasInTableDefinitions();
            String catalog = catalogs ? found : connection.getCatalog();
            live.named.put(qualifier, known ? tables(metaData, catalog, catalogs ? null : found, columns) : Map.of());
        }
        return live;
    }

    /** The schemas that are searched for a table without one; null is whatever the driver makes of it. */
    private static List<String> ownSchemas(JdbcSession session, Connection connection) throws SQLException {
        String searched = session.dialect().schemaSyntax().searchPath();
        List<String> schemas = new ArrayList<>();
        if (!searched.isEmpty()) {
            session.query(searched, Binder.NONE, rows -> {
                while (rows.next()) {
                    schemas.add(rows.getString(1));
                }
                return schemas;
            });
        } else {
            schemas.add(connection.getSchema());
        }
        return schemas;
    }

    private static @Nullable String existing(ResultSet rows, Name wanted) throws SQLException {
        List<String> names = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names.contains(wanted.text()) ? wanted.text() : LiveNames.near(wanted, names);
    }

    private static Map<String, LiveTable> tables(
            DatabaseMetaData metaData, @Nullable String catalog, @Nullable String schema, boolean columns)
            throws SQLException {
        Map<String, LiveTable> tables = new LinkedHashMap<>();
        try (ResultSet rows = metaData.getTables(catalog, schema, "%", null)) {
            while (rows.next()) {
                String kind = Objects.requireNonNullElse(rows.getString("TABLE_TYPE"), "TABLE");
                boolean view = kind.contains("VIEW");
                if ((view || kind.contains("TABLE")) && !kind.startsWith("SYSTEM") && within(rows, schema)) {
                    String name = rows.getString("TABLE_NAME");
                    tables.put(name, new LiveTable(catalog, schema, name, view));
                }
            }
        }
        if (columns) {
            readColumns(metaData, catalog, schema, tables);
        }
        return tables;
    }

    /** Drivers take the name of a schema for a pattern, in which an underscore is any character. */
    private static boolean within(ResultSet rows, @Nullable String schema) throws SQLException {
        return schema == null || schema.equals(rows.getString("TABLE_SCHEM"));
    }

    private static void readColumns(
            DatabaseMetaData metaData, @Nullable String catalog, @Nullable String schema, Map<String, LiveTable> tables)
            throws SQLException {
        try (ResultSet rows = metaData.getColumns(catalog, schema, "%", "%")) {
            while (rows.next()) {
                LiveTable table = tables.get(rows.getString("TABLE_NAME"));
                if (table != null && within(rows, schema)) {
                    String name = rows.getString("COLUMN_NAME");
                    String type = Objects.requireNonNullElse(rows.getString("TYPE_NAME"), "");
                    boolean nullable = rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
                    boolean filled = rows.getString("COLUMN_DEF") != null
                            || "YES".equals(rows.getString("IS_AUTOINCREMENT"))
                            || "YES".equals(rows.getString("IS_GENERATEDCOLUMN"));
                    table.columns().put(name, new LiveColumn(name, type, nullable, !nullable && !filled));
                }
            }
        }
    }

    /** What the database calls the places where the unqualified names of the mappings are searched. */
    List<String> ownSchemas() {
        return ownSchemas;
    }

    LiveNames names() {
        return names;
    }

    boolean contains(Table table) {
        return find(table) != null;
    }

    /** The table or the view that the mapped one is; null when there is none of that name. */
    @Nullable
    LiveTable find(Table table) {
        for (Map<String, LiveTable> schema : searched(table)) {
            LiveTable found = names.find(table.name(), schema);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The name of one that only the case sets apart from the mapped one; null when there is none. */
    @Nullable
    String near(Table table) {
        for (Map<String, LiveTable> schema : searched(table)) {
            String near = LiveNames.near(table.name(), schema.keySet());
            if (near != null) {
                return near;
            }
        }
        return null;
    }

    private List<Map<String, LiveTable>> searched(Table table) {
        Name qualifier = dialect.qualifier(table);
        return qualifier == null ? own : List.of(named.getOrDefault(qualifier, Map.of()));
    }
}
