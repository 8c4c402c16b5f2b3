package org.athanor.query.execute;

import jakarta.annotation.Nullable;

/**
 * A parameter of a query: named, or positional with {@code name} null. {@code javaType} is the class its values must have
 * ({@code Object} when the query does not tell); a {@code collection} takes a collection of such values. {@code index} is its
 * place in {@link QueryPlan#parameters()}.
 */
public record QueryParameter(int index, @Nullable String name, int position, Class<?> javaType, boolean collection) {
    /** How the query calls it: {@code :name} or {@code ?1}. */
    public String label() {
        return name != null ? ":" + name : "?" + position;
    }
}
