package org.athanor.mapping.source;

import static org.athanor.mapping.source.Annotations.text;

import jakarta.annotation.Nullable;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import java.util.Arrays;
import java.util.List;

/** Annotations of tables, columns and constraints as declarations, member by member. */
final class TableAnnotations {
    private static final CheckConstraint[] NO_CHECKS = {};

    private TableAnnotations() {}

    static ColumnDeclaration column(Column c) {
        return new ColumnDeclaration(
                text(c.name()),
                c.unique(),
                c.nullable(),
                c.insertable(),
                c.updatable(),
                text(c.columnDefinition()),
                text(c.options()),
                text(c.table()),
                c.length(),
                c.precision(),
                c.scale(),
                c.secondPrecision(),
                checks(c.check()),
                text(c.comment()));
    }

    static ColumnDeclaration column(MapKeyColumn c) {
        return new ColumnDeclaration(
                text(c.name()),
                c.unique(),
                c.nullable(),
                c.insertable(),
                c.updatable(),
                text(c.columnDefinition()),
                text(c.options()),
                text(c.table()),
                c.length(),
                c.precision(),
                c.scale(),
                -1,
                List.of(),
                null);
    }

    static ColumnDeclaration column(OrderColumn c) {
        return new ColumnDeclaration(
                text(c.name()),
                false,
                c.nullable(),
                c.insertable(),
                c.updatable(),
                text(c.columnDefinition()),
                text(c.options()),
                null,
                255,
                0,
                0,
                -1,
                List.of(),
                null);
    }

    static List<JoinColumnDeclaration> joinColumns(JoinColumn[] columns) {
        return Arrays.stream(columns).map(TableAnnotations::joinColumn).toList();
    }

    private static JoinColumnDeclaration joinColumn(JoinColumn c) {
        return new JoinColumnDeclaration(
                text(c.name()),
                text(c.referencedColumnName()),
                c.unique(),
                c.nullable(),
                c.insertable(),
                c.updatable(),
                text(c.columnDefinition()),
                text(c.options()),
                text(c.table()),
                foreignKey(c.foreignKey()),
                checks(c.check()),
                text(c.comment()));
    }

    static JoinColumnDeclaration joinColumn(PrimaryKeyJoinColumn c) {
        return new JoinColumnDeclaration(
                text(c.name()),
                text(c.referencedColumnName()),
                false,
                false,
                true,
                false,
                text(c.columnDefinition()),
                text(c.options()),
                null,
                foreignKey(c.foreignKey()),
                List.of(),
                null);
    }

    static JoinColumnDeclaration joinColumn(MapKeyJoinColumn c) {
        return new JoinColumnDeclaration(
                text(c.name()),
                text(c.referencedColumnName()),
                c.unique(),
                c.nullable(),
                c.insertable(),
                c.updatable(),
                text(c.columnDefinition()),
                text(c.options()),
                text(c.table()),
                foreignKey(c.foreignKey()),
                List.of(),
                null);
    }

    static ForeignKeyDeclaration foreignKey(ForeignKey key) {
        return new ForeignKeyDeclaration(
                text(key.name()), key.value(), text(key.foreignKeyDefinition()), text(key.options()));
    }

    static TableDeclaration table(Table t) {
        return table(
                t.name(),
                t.catalog(),
                t.schema(),
                t.uniqueConstraints(),
                t.indexes(),
                t.check(),
                t.comment(),
                t.options());
    }

    static SecondaryTableDeclaration table(SecondaryTable t) {
        TableDeclaration table = table(
                t.name(),
                t.catalog(),
                t.schema(),
                t.uniqueConstraints(),
                t.indexes(),
                t.check(),
                t.comment(),
                t.options());
        List<JoinColumnDeclaration> keys = Arrays.stream(t.pkJoinColumns())
                .map(TableAnnotations::joinColumn)
                .toList();
        return new SecondaryTableDeclaration(table, keys, foreignKey(t.foreignKey()));
    }

    static TableDeclaration table(TableGenerator t) {
        return table(
                t.table(), t.catalog(), t.schema(), t.uniqueConstraints(), t.indexes(), NO_CHECKS, "", t.options());
    }

    /** A join table; null when the annotation says nothing at all, as in an association override without one. */
    static @Nullable JoinTableDeclaration overridingTable(JoinTable t) {
        JoinTableDeclaration table = joinTable(t);
        return table.equals(JoinTableDeclaration.DEFAULT) ? null : table;
    }

    static JoinTableDeclaration joinTable(JoinTable t) {
        TableDeclaration table = table(
                t.name(),
                t.catalog(),
                t.schema(),
                t.uniqueConstraints(),
                t.indexes(),
                t.check(),
                t.comment(),
                t.options());
        return new JoinTableDeclaration(
                table,
                joinColumns(t.joinColumns()),
                foreignKey(t.foreignKey()),
                joinColumns(t.inverseJoinColumns()),
                foreignKey(t.inverseForeignKey()));
    }

    static JoinTableDeclaration joinTable(CollectionTable t) {
        TableDeclaration table = table(
                t.name(), t.catalog(), t.schema(), t.uniqueConstraints(), t.indexes(), NO_CHECKS, "", t.options());
        return new JoinTableDeclaration(
                table,
                joinColumns(t.joinColumns()),
                foreignKey(t.foreignKey()),
                List.of(),
                ForeignKeyDeclaration.DEFAULT);
    }

    private static TableDeclaration table(
            String name,
            String catalog,
            String schema,
            UniqueConstraint[] uniques,
            Index[] indexes,
            CheckConstraint[] checks,
            String comment,
            String options) {
        return new TableDeclaration(
                text(name),
                text(catalog),
                text(schema),
                uniques(uniques),
                indexes(indexes),
                checks(checks),
                text(comment),
                text(options));
    }

    private static List<CheckDeclaration> checks(CheckConstraint[] checks) {
        return Arrays.stream(checks)
                .map(c -> new CheckDeclaration(text(c.name()), c.constraint(), text(c.options())))
                .toList();
    }

    private static List<UniqueDeclaration> uniques(UniqueConstraint[] uniques) {
        return Arrays.stream(uniques)
                .map(u -> new UniqueDeclaration(text(u.name()), List.of(u.columnNames()), text(u.options())))
                .toList();
    }

    private static List<IndexDeclaration> indexes(Index[] indexes) {
        return Arrays.stream(indexes)
                .map(i -> new IndexDeclaration(text(i.name()), i.columnList(), i.unique(), text(i.options())))
                .toList();
    }
}
