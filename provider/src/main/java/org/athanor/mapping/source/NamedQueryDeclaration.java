package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.LockModeType;
import java.util.Map;

/** A named query, in SQL if {@code isNative}. */
public record NamedQueryDeclaration(
        String name,
        boolean isNative,
        String text,
        @Nullable Class<?> resultClass,
        @Nullable String resultSetMapping,
        @Nullable LockModeType lockMode,
        Map<String, String> hints,
        String where) {
    public NamedQueryDeclaration {
        hints = Map.copyOf(hints);
    }
}
