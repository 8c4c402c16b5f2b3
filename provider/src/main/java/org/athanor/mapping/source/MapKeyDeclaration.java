package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * The key of a map. {@code attribute} is that of {@code @MapKey}: null without the annotation, empty for the identifier
 * of the elements.
 */
public record MapKeyDeclaration(
        @Nullable String attribute,
        @Nullable Class<?> keyClass,
        @Nullable ColumnDeclaration column,
        ValueDeclaration value,
        List<JoinColumnDeclaration> joinColumns) {
    public MapKeyDeclaration {
        joinColumns = List.copyOf(joinColumns);
    }
}
