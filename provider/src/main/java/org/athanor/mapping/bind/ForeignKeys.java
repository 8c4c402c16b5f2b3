package org.athanor.mapping.bind;

import jakarta.persistence.ConstraintMode;
import java.util.List;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.Inheritance;
import org.athanor.mapping.source.ForeignKeyDeclaration;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.ForeignKey;
import org.athanor.sql.schema.Table;

/**
 * Adds foreign keys to tables. A key to an entity refers to the table of its class. Where rows of subclasses are in other
 * tables (TABLE_PER_CLASS) the database cannot enforce it.
 */
final class ForeignKeys {
    private final Names names;

    ForeignKeys(Names names) {
        this.names = names;
    }

    /** A key over pairs that refer to the target's identifier or to other columns of it. */
    void add(Table table, List<ColumnPair> pairs, EntityDraft target, ForeignKeyDeclaration declared) {
        if (pairs.isEmpty()) {
            return;
        }
        List<Column> columns = pairs.stream().map(ColumnPair::column).toList();
        List<Column> referenced = pairs.stream()
                .map(pair -> inOwnTable(target, pair.referenced()))
                .toList();
        boolean scattered = target.strategy == Inheritance.Strategy.TABLE_PER_CLASS
                && (!target.inSchema || !target.subs().isEmpty());
        add(table, columns, referenced.get(0).table(), referenced, declared, !scattered);
    }

    void add(
            Table table,
            List<Column> columns,
            Table target,
            List<Column> referenced,
            ForeignKeyDeclaration declared,
            boolean enforceable) {
        for (ForeignKey key : table.foreignKeys()) {
            if (key.target() == target && key.columns().equals(columns)) {
                return;
            }
        }
        boolean enforced = enforceable && declared.mode() != ConstraintMode.NO_CONSTRAINT;
        table.add(new ForeignKey(
                names.orNull(declared.name()),
                table,
                columns,
                target,
                referenced,
                enforced,
                declared.definition(),
                declared.options()));
    }

    /** The key column of the class's own table for a column of the identifier, which is in the table of the root. */
    private static Column inOwnTable(EntityDraft target, Column referenced) {
        if (target.id != null) {
            for (int i = 0; i < target.key.size(); i++) {
                if (target.id.leaves().get(i).column() == referenced) {
                    return target.key.get(i);
                }
            }
        }
        return referenced;
    }
}
