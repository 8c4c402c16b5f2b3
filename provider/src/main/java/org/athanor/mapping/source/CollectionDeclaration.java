package org.athanor.mapping.source;

import jakarta.annotation.Nullable;

/**
 * What a collection declares: its order, its key if it is a map, and the table and class of its elements if it is a
 * collection of values. {@code orderBy} is null without {@code @OrderBy}, empty for the order of the identifier.
 */
public record CollectionDeclaration(
        @Nullable String orderBy,
        @Nullable ColumnDeclaration orderColumn,
        @Nullable MapKeyDeclaration mapKey,
        @Nullable Class<?> elementClass,
        @Nullable JoinTableDeclaration table) {}
