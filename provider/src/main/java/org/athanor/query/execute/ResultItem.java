package org.athanor.query.execute;

import jakarta.annotation.Nullable;

/** One item of the select list as the result shows it; {@code alias} null when it was given none. */
public record ResultItem(@Nullable String alias, Class<?> javaType) {}
