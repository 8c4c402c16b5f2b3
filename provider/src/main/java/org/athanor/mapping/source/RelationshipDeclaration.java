package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.CascadeType;
import java.util.List;
import java.util.Set;
import org.athanor.Dynamic;
import org.athanor.PassiveDeletes;
import org.athanor.WithoutCascade;

/** What a relationship declares beside its kind. {@code target} is null when the attribute's type says it. */
public record RelationshipDeclaration(
        @Nullable Class<?> target,
        Set<CascadeType> cascades,
        Set<WithoutCascade.Kind> without,
        boolean viewOnly,
        @Nullable PassiveDeletes passiveDeletes,
        @Nullable Dynamic dynamic,
        @Nullable String mappedBy,
        boolean orphanRemoval,
        AssociationDeclaration association,
        List<JoinColumnDeclaration> primaryKeyJoinColumns,
        boolean sharesPrimaryKey) {
    public RelationshipDeclaration {
        cascades = Set.copyOf(cascades);
        without = Set.copyOf(without);
        primaryKeyJoinColumns = List.copyOf(primaryKeyJoinColumns);
    }
}
