package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.InheritanceType;
import java.util.List;

/** What only an entity declares: its name, its table and its part of the hierarchy. */
public record EntityDeclaration(
        String name,
        @Nullable TableDeclaration table,
        List<SecondaryTableDeclaration> secondaryTables,
        @Nullable InheritanceType inheritance,
        @Nullable DiscriminatorDeclaration discriminator,
        @Nullable String discriminatorValue,
        List<JoinColumnDeclaration> primaryKeyJoinColumns,
        ForeignKeyDeclaration primaryKeyForeignKey) {
    public EntityDeclaration {
        secondaryTables = List.copyOf(secondaryTables);
        primaryKeyJoinColumns = List.copyOf(primaryKeyJoinColumns);
    }
}
