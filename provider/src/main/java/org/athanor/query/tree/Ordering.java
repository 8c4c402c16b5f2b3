package org.athanor.query.tree;

import jakarta.annotation.Nullable;

/** One item of the order; {@code nullsFirst} null leaves the place of nulls to the database. */
public record Ordering(
        Expression expression, boolean descending, @Nullable Boolean nullsFirst) {}
