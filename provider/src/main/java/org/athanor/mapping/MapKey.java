package org.athanor.mapping;

import jakarta.annotation.Nullable;

/** The key of a map: an attribute of the target entity ({@code ofTarget}), or a value stored beside the element. */
public record MapKey(Class<?> javaType, @Nullable Attribute attribute, boolean ofTarget) {}
