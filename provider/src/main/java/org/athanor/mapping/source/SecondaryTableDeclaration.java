package org.athanor.mapping.source;

import java.util.List;

/** A secondary table of an entity and how its rows are joined to the primary one (Jakarta Persistence 3.2, 11.1.47). */
public record SecondaryTableDeclaration(
        TableDeclaration table, List<JoinColumnDeclaration> primaryKeyJoinColumns, ForeignKeyDeclaration foreignKey) {
    public SecondaryTableDeclaration {
        primaryKeyJoinColumns = List.copyOf(primaryKeyJoinColumns);
    }
}
