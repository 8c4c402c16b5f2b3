package org.athanor.mapping.source;

import java.util.List;

/** A join table, or the table of an element collection (then without inverse columns). */
public record JoinTableDeclaration(
        TableDeclaration table,
        List<JoinColumnDeclaration> joinColumns,
        ForeignKeyDeclaration foreignKey,
        List<JoinColumnDeclaration> inverseJoinColumns,
        ForeignKeyDeclaration inverseForeignKey) {
    /** What holds without an annotation. */
    public static final JoinTableDeclaration DEFAULT = new JoinTableDeclaration(
            TableDeclaration.DEFAULT,
            List.of(),
            ForeignKeyDeclaration.DEFAULT,
            List.of(),
            ForeignKeyDeclaration.DEFAULT);

    public JoinTableDeclaration {
        joinColumns = List.copyOf(joinColumns);
        inverseJoinColumns = List.copyOf(inverseJoinColumns);
    }
}
