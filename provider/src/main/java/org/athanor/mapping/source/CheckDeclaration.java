package org.athanor.mapping.source;

import jakarta.annotation.Nullable;

/** A check constraint in SQL. */
public record CheckDeclaration(
        @Nullable String name, String constraint, @Nullable String options) {}
