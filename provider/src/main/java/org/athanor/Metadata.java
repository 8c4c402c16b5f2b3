package org.athanor;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * The tables of a persistence unit as its mappings say, join tables among them; and the way to create and drop them.
 *
 * <pre>{@code
 * sessions.metadata().createAll();
 * for (Metadata.Table table : sessions.metadata().tables()) {
 *     System.out.println(table.name() + " " + table.columns());
 * }
 * }</pre>
 */
public interface Metadata {
    /** In the order in which they can be created: those that others refer to first. */
    List<Table> tables();

    /**
     * The table of that name, without regard to case.
     *
     * @throws IllegalArgumentException when there is none
     */
    Table table(String name);

    /**
     * Creates the tables that the database does not have; those that are there stay as they are.
     *
     * @throws jakarta.persistence.PersistenceException when the database refuses
     */
    void createAll();

    /** Drops the tables that the database has, with their rows. */
    void dropAll();

    /** A table; {@code catalog} and {@code schema} are null where the mapping names none. */
    record Table(
            @Nullable String catalog,
            @Nullable String schema,
            String name,
            List<Column> columns,
            List<Column> primaryKey,
            List<ForeignKey> foreignKeys,
            List<List<String>> uniqueKeys) {
        public Table {
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
            foreignKeys = List.copyOf(foreignKeys);
            uniqueKeys = List.copyOf(uniqueKeys);
        }

        /**
         * The column of that name, without regard to case.
         *
         * @throws IllegalArgumentException when there is none
         */
        public Column column(String columnName) {
            for (Column column : columns) {
                if (column.name().equalsIgnoreCase(columnName)) {
                    return column;
                }
            }
            throw new IllegalArgumentException("The table " + name + " has no column " + columnName + ". It has "
                    + columns.stream().map(Column::name).toList());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A column; {@code type} is the kind of SQL type, whose name in DDL is the database's. */
    record Column(String name, String type, boolean nullable, boolean unique, boolean generated, int length) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A foreign key: these columns refer to those of the other table, in order. */
    record ForeignKey(List<String> columns, String referencedTable, List<String> referencedColumns) {
        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
        }
    }
}
