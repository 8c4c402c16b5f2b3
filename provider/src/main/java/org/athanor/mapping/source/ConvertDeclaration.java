package org.athanor.mapping.source;

import jakarta.annotation.Nullable;

/** {@code @Convert}: a converter for an attribute (null: none), by path when it stands on an owner of the attribute. */
public record ConvertDeclaration(
        @Nullable String path, @Nullable Class<?> converter) {}
