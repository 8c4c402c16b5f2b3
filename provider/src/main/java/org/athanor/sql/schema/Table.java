package org.athanor.sql.schema;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.type.SqlType;

/** A table: columns in declaration order, primary key, foreign and unique keys, indexes. Identity is by instance. */
public final class Table {
    private final @Nullable Name catalog;
    private final @Nullable Name schema;
    private final Name name;
    private final Map<Name, Column> columns = new LinkedHashMap<>();
    private final List<Column> primaryKey = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<UniqueKey> uniqueKeys = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private @Nullable String comment;
    private @Nullable String options;

    public Table(@Nullable Name catalog, @Nullable Name schema, Name name) {
        this.catalog = catalog;
        this.schema = schema;
        this.name = name;
    }

    public @Nullable Name catalog() {
        return catalog;
    }

    public @Nullable Name schema() {
        return schema;
    }

    public Name name() {
        return name;
    }

    public List<Column> columns() {
        return List.copyOf(columns.values());
    }

    public @Nullable Column column(Name columnName) {
        return columns.get(columnName);
    }

    /** Adds a column; the caller has made sure that the name is free. */
    public Column addColumn(Name columnName, SqlType type) {
        Column column = new Column(this, columnName, type);
        if (columns.putIfAbsent(columnName, column) != null) {
            throw new IllegalStateException("Column " + column + " exists already");
        }
        return column;
    }

    /** The columns of the primary key, in key order; to be filled while binding. */
    public List<Column> primaryKey() {
        return Collections.unmodifiableList(primaryKey);
    }

    public void addPrimaryKey(Column column) {
        if (!primaryKey.contains(column)) {
            primaryKey.add(column.nullable(false));
        }
    }

    public List<ForeignKey> foreignKeys() {
        return Collections.unmodifiableList(foreignKeys);
    }

    public void add(ForeignKey key) {
        foreignKeys.add(key);
    }

    public List<UniqueKey> uniqueKeys() {
        return Collections.unmodifiableList(uniqueKeys);
    }

    public void add(UniqueKey key) {
        uniqueKeys.add(key);
    }

    public List<Index> indexes() {
        return Collections.unmodifiableList(indexes);
    }

    public void add(Index index) {
        indexes.add(index);
    }

    public List<Check> checks() {
        return Collections.unmodifiableList(checks);
    }

    public void add(Check check) {
        checks.add(check);
    }

    public @Nullable String comment() {
        return comment;
    }

    public void comment(@Nullable String value) {
        comment = value;
    }

    /** SQL appended to the generated CREATE TABLE. */
    public @Nullable String options() {
        return options;
    }

    public void options(@Nullable String value) {
        options = value;
    }

    @Override
    public String toString() {
        return (schema == null ? "" : schema + ".") + name;
    }
}
