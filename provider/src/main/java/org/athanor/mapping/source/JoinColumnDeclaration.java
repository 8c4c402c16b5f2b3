package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import java.util.List;

/** A join column (Jakarta Persistence 3.2, 11.1.26); also a primary key join column. What was not given is null. */
public record JoinColumnDeclaration(
        @Nullable String name,
        @Nullable String referencedColumnName,
        boolean unique,
        boolean nullable,
        boolean insertable,
        boolean updatable,
        @Nullable String definition,
        @Nullable String options,
        @Nullable String table,
        ForeignKeyDeclaration foreignKey,
        List<CheckDeclaration> checks,
        @Nullable String comment) {
    /** What holds without an annotation. */
    public static final JoinColumnDeclaration DEFAULT = new JoinColumnDeclaration(
            null, null, false, true, true, true, null, null, null, ForeignKeyDeclaration.DEFAULT, List.of(), null);

    public JoinColumnDeclaration {
        checks = List.copyOf(checks);
    }
}
