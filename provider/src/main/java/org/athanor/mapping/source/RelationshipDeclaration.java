package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.CascadeType;
import java.util.List;
import java.util.Set;

/** What a relationship declares beside its kind. {@code target} is null when the attribute's type says it. */
public record RelationshipDeclaration(
        @Nullable Class<?> target,
        Set<CascadeType> cascades,
        @Nullable String mappedBy,
        boolean orphanRemoval,
        AssociationDeclaration association,
        List<JoinColumnDeclaration> primaryKeyJoinColumns,
        boolean sharesPrimaryKey) {
    public RelationshipDeclaration {
        cascades = Set.copyOf(cascades);
        primaryKeyJoinColumns = List.copyOf(primaryKeyJoinColumns);
    }
}
