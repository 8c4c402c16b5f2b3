package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import java.util.List;

/** Where a relationship is stored: join columns, or a join table; an association override replaces it. */
public record AssociationDeclaration(
        List<JoinColumnDeclaration> joinColumns,
        ForeignKeyDeclaration foreignKey,
        @Nullable JoinTableDeclaration joinTable) {
    public static final AssociationDeclaration DEFAULT =
            new AssociationDeclaration(List.of(), ForeignKeyDeclaration.DEFAULT, null);

    public AssociationDeclaration {
        joinColumns = List.copyOf(joinColumns);
    }
}
