package org.athanor.schema;

import jakarta.annotation.Nullable;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table or a view of the database. Keys and indexes are read when they are asked for. */
final class LiveTable {
    private final @Nullable String catalog;
    private final @Nullable String schema;
    private final String name;
    private final boolean view;
    private final Map<String, LiveColumn> columns = new LinkedHashMap<>();

    LiveTable(@Nullable String catalog, @Nullable String schema, String name, boolean view) {
        this.catalog = catalog;
        this.schema = schema;
        this.name = name;
        this.view = view;
    }

    String name() {
        return name;
    }

    /** What stands before its name in the database's own words. */
    String qualifier() {
        return schema != null ? schema : catalog == null ? "" : catalog;
    }

    /** A view has no keys, and does not know which of its columns may be null. */
    boolean isView() {
        return view;
    }

    Map<String, LiveColumn> columns() {
        return columns;
    }

    List<String> primaryKey(DatabaseMetaData metaData) throws SQLException {
        Map<Short, String> byPosition = new TreeMap<>();
        try (ResultSet rows = metaData.getPrimaryKeys(catalog, schema, name)) {
            while (rows.next()) {
                byPosition.put(rows.getShort("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        return new ArrayList<>(byPosition.values());
    }

    /** Indexes, those of unique keys among them. */
    List<LiveKey> indexes(DatabaseMetaData metaData) throws SQLException {
        Map<String, LiveKey> byName = new LinkedHashMap<>();
        try (ResultSet rows = metaData.getIndexInfo(catalog, schema, name, false, true)) {
            while (rows.next()) {
                String index = rows.getString("INDEX_NAME");
                String column = rows.getString("COLUMN_NAME");
                if (index != null && column != null) {
                    boolean unique = !rows.getBoolean("NON_UNIQUE") && rows.getString("FILTER_CONDITION") == null;
                    byName.computeIfAbsent(index, i -> LiveKey.index(unique))
                            .columns()
                            .add(column);
                }
            }
        }
        return List.copyOf(byName.values());
    }

    List<LiveKey> foreignKeys(DatabaseMetaData metaData) throws SQLException {
        Map<String, LiveKey> byName = new LinkedHashMap<>();
        try (ResultSet rows = metaData.getImportedKeys(catalog, schema, name)) {
            String nameless = "";
            while (rows.next()) {
                nameless = rows.getShort("KEY_SEQ") == 1 ? "#" + byName.size() : nameless;
                String key = rows.getString("FK_NAME");
                String target = rows.getString("PKTABLE_NAME");
                LiveKey columns =
                        byName.computeIfAbsent(key == null || key.isEmpty() ? nameless : key, k -> LiveKey.to(target));
                columns.columns().add(rows.getString("FKCOLUMN_NAME"));
                columns.referenced().add(rows.getString("PKCOLUMN_NAME"));
            }
        }
        return List.copyOf(byName.values());
    }
}
