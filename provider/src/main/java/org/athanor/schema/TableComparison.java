package org.athanor.schema;

import jakarta.annotation.Nullable;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.athanor.dialect.Dialect;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.ForeignKey;
import org.athanor.sql.schema.Index;
import org.athanor.sql.schema.Table;
import org.athanor.sql.schema.UniqueKey;

/**
 * Compares one table with what is in the database. Names of keys and indexes do not matter, their columns do; a key that would
 * be of a column that is missing is not told beside the column.
 */
final class TableComparison {
    private final Dialect dialect;
    private final DatabaseMetaData metaData;
    private final LiveTables tables;
    private final LiveNames names;
    private final Table table;
    private final LiveTable live;
    private final List<String> differences;

    TableComparison(
            Dialect dialect,
            DatabaseMetaData metaData,
            LiveTables tables,
            Table table,
            LiveTable live,
            List<String> differences)
            throws SQLException {
        this.dialect = dialect;
        this.metaData = metaData;
        this.tables = tables;
        this.names = LiveNames.ofColumns(metaData, dialect);
        this.table = table;
        this.live = live;
        this.differences = differences;
    }

    void run() throws SQLException {
        table.columns().forEach(this::column);
        if (!live.isView()) {
            List<String> primaryKey = live.primaryKey(metaData);
            primaryKey(primaryKey);
            keysAndIndexes(primaryKey);
            foreignKeys();
        }
    }

    private void column(Column column) {
        LiveColumn found = find(column);
        if (found == null) {
            String near = LiveNames.near(column.name(), live.columns().keySet());
            differences.add("The column " + column + " is missing (expected type " + dialect.typeName(column) + ")"
                    + SchemaValidator.otherCase(near));
            return;
        }
        if (!dialect.typeMatches(column, found.type())) {
            differences.add("The column " + column + " has the type '" + found.type() + "', expected "
                    + dialect.typeName(column));
        }
        boolean own = column.definition() == null && column.options() == null;
        if (own && !live.isView() && !table.primaryKey().contains(column)) {
            if (!column.nullable() && found.nullable()) {
                differences.add("The column " + column + " may be null, expected not null");
            } else if (column.nullable() && found.valueless()) {
                differences.add(
                        "The column " + column + " is not null and has no default, expected that it may be null");
            }
        }
    }

    private @Nullable LiveColumn find(Column column) {
        return names.find(column.name(), live.columns());
    }

    /** The database's names of columns; null if one of them is missing. */
    private @Nullable List<String> namesOf(List<Column> columns) {
        List<LiveColumn> found =
                columns.stream().map(this::find).filter(Objects::nonNull).toList();
        return found.size() < columns.size()
                ? null
                : found.stream().map(LiveColumn::name).toList();
    }

    private void primaryKey(List<String> found) {
        List<String> wanted = namesOf(table.primaryKey());
        if (wanted != null && !wanted.isEmpty() && !sameSet(wanted, found)) {
            differences.add("The table " + table + " has "
                    + (found.isEmpty() ? "no primary key" : "the primary key " + text(found)) + ", expected "
                    + text(wanted));
        }
    }

    private void keysAndIndexes(List<String> primaryKey) throws SQLException {
        List<UniqueKey> keys = TableDdl.uniqueKeys(table);
        if (keys.isEmpty() && table.indexes().isEmpty()) {
            return;
        }
        List<LiveKey> indexes = live.indexes(metaData);
        for (UniqueKey key : keys) {
            unique("unique key", namesOf(key.columns()), indexes, primaryKey);
        }
        for (Index index : table.indexes()) {
            List<String> wanted = namesOf(index.columns());
            if (index.unique()) {
                unique("unique index", wanted, indexes, primaryKey);
            } else if (wanted != null
                    && !begins(primaryKey, wanted)
                    && indexes.stream().noneMatch(i -> begins(i.columns(), wanted))) {
                differences.add("The table " + table + " has no index " + text(wanted));
            }
        }
    }

    private void unique(String what, @Nullable List<String> wanted, List<LiveKey> indexes, List<String> primaryKey) {
        if (wanted != null
                && !sameSet(wanted, primaryKey)
                && indexes.stream().noneMatch(i -> i.unique() && sameSet(wanted, i.columns()))) {
            differences.add("The table " + table + " has no " + what + " " + text(wanted));
        }
    }

    private void foreignKeys() throws SQLException {
        List<ForeignKey> wanted = TableDdl.enforced(table);
        if (wanted.isEmpty()) {
            return;
        }
        List<LiveKey> found = live.foreignKeys(metaData);
        for (ForeignKey key : wanted) {
            List<String> columns = namesOf(key.columns());
            if (columns != null
                    && tables.contains(key.target())
                    && found.stream().noneMatch(one -> refers(one, key, columns))) {
                List<String> referenced =
                        key.referenced().stream().map(c -> c.name().text()).toList();
                differences.add("The table " + table + " has no foreign key " + text(columns) + " to " + key.target()
                        + " " + text(referenced));
            }
        }
    }

    /** A driver may not tell what is referred to where that is the primary key. */
    private boolean refers(LiveKey found, ForeignKey key, List<String> columns) {
        if (found.columns().size() != columns.size()
                || !tables.names().means(key.target().name(), String.valueOf(found.target()))) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            int at = found.columns().indexOf(columns.get(i));
            String referenced = at < 0 ? null : found.referenced().get(at);
            if (at < 0
                    || referenced != null
                            && !names.means(key.referenced().get(i).name(), referenced)) {
                return false;
            }
        }
        return true;
    }

    private static boolean begins(List<String> whole, List<String> beginning) {
        return whole.size() >= beginning.size()
                && whole.subList(0, beginning.size()).equals(beginning);
    }

    private static boolean sameSet(List<String> one, List<String> other) {
        Set<String> set = new HashSet<>(one);
        return set.size() == other.size() && set.containsAll(other);
    }

    private static String text(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }
}
