package org.athanor.sql;

import jakarta.annotation.Nullable;

/** One item of ORDER BY; {@code nullsFirst} null leaves the place of nulls to the database. */
public record OrderItem(
        SqlExpression expression,
        boolean descending,
        @Nullable Boolean nullsFirst) {
    public static OrderItem ascending(SqlExpression expression) {
        return new OrderItem(expression, false, null);
    }
}
