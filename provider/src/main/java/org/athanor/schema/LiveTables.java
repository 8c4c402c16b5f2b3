package org.athanor.schema;

import jakarta.annotation.Nullable;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.athanor.jdbc.JdbcSession;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Table;

/**
 * The tables and columns that are in the database, in the connection's own schema and in those that the tables name. Names are
 * without regard to case, unless two differ in nothing else.
 */
final class LiveTables {
    private static final String OWN = "";

    /** By schema, then by table: the declared types by column. */
    private final Map<String, Map<String, Map<String, String>>> schemas = new HashMap<>();

    private LiveTables() {}

    /** Reads the names of tables and views. */
    static LiveTables names(JdbcSession session, Schema wanted) {
        return read(session, wanted, false);
    }

    /** Reads tables and views with the declared types of their columns. */
    static LiveTables columns(JdbcSession session, Schema wanted) {
        return read(session, wanted, true);
    }

    private static LiveTables read(JdbcSession session, Schema wanted, boolean columns) {
        Set<String> names = new LinkedHashSet<>();
        names.add(OWN);
        wanted.tables().forEach(table -> names.add(schemaKey(table)));
        LiveTables live = new LiveTables();
        try {
            session.withConnection(connection -> {
                for (String name : names) {
                    live.readSchema(connection, name, columns);
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

    /** What the SQL calls a schema is a catalog to some drivers; those have no schemas. */
    private void readSchema(Connection connection, String name, boolean columns) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        boolean catalogs =
                !metaData.supportsSchemasInTableDefinitions() && metaData.supportsCatalogsInTableDefinitions();
        String catalog = connection.getCatalog();
        String schema = name.equals(OWN) && !catalogs ? connection.getSchema() : null;
        if (!name.equals(OWN)) {
            String found = existing(catalogs ? metaData.getCatalogs() : metaData.getSchemas(), name);
            if (found == null && (catalogs || metaData.supportsSchemasInTableDefinitions())) {
                return;
            }
            catalog = catalogs ? found : catalog;
            schema = catalogs ? null : found;
        }
        Map<String, Map<String, String>> tables = schemas.computeIfAbsent(name, n -> new LinkedHashMap<>());
        try (ResultSet rows = metaData.getTables(catalog, schema, "%", null)) {
            while (rows.next()) {
                String kind = Objects.requireNonNullElse(rows.getString("TABLE_TYPE"), "TABLE");
                if ((kind.contains("TABLE") || kind.contains("VIEW")) && !kind.startsWith("SYSTEM")) {
                    put(tables, rows.getString("TABLE_NAME"), new LinkedHashMap<>());
                }
            }
        }
        if (columns) {
            readColumns(metaData, catalog, schema, tables);
        }
    }

    private static @Nullable String existing(ResultSet names, String wanted) throws SQLException {
        try (names) {
            while (names.next()) {
                String name = names.getString(1);
                if (name.equalsIgnoreCase(wanted)) {
                    return name;
                }
            }
            return null;
        }
    }

    private static void readColumns(
            DatabaseMetaData metaData,
            @Nullable String catalog,
            @Nullable String schema,
            Map<String, Map<String, String>> tables)
            throws SQLException {
        try (ResultSet rows = metaData.getColumns(catalog, schema, "%", "%")) {
            while (rows.next()) {
                String type = rows.getString("TYPE_NAME");
                Map<String, String> columns = tables.get(rows.getString("TABLE_NAME"));
                if (columns != null) {
                    put(columns, rows.getString("COLUMN_NAME"), type == null ? "" : type);
                }
            }
        }
    }

    /** Under its name, and under its folded name if that is free. */
    private static <V> void put(Map<String, V> map, String name, V value) {
        map.put(name, value);
        map.putIfAbsent(folded(name), value);
    }

    private static <V> @Nullable V get(Map<String, V> map, Name name) {
        V exact = name.quoted() ? map.get(name.text()) : null;
        return exact != null ? exact : map.get(folded(name.text()));
    }

    private static String folded(String name) {
        return "\0" + name.toLowerCase(Locale.ROOT);
    }

    private static String schemaKey(Table table) {
        Name schema = table.schema();
        return schema == null ? OWN : schema.text().toLowerCase(Locale.ROOT);
    }

    private @Nullable Map<String, String> columnsOf(Table table) {
        Map<String, Map<String, String>> tables = schemas.get(schemaKey(table));
        return tables == null ? null : get(tables, table.name());
    }

    boolean contains(Table table) {
        return columnsOf(table) != null;
    }

    /** The declared type of a column; null when there is none of that name. */
    @Nullable
    String type(Table table, Name column) {
        Map<String, String> columns = columnsOf(table);
        return columns == null ? null : get(columns, column);
    }
}
