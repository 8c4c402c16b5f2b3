package org.athanor.mapping.source;

import jakarta.annotation.Nullable;

/** An index; {@code columnList} in the syntax of Jakarta Persistence 3.2, 11.1.24. */
public record IndexDeclaration(
        @Nullable String name,
        String columnList,
        boolean unique,
        @Nullable String options) {}
