package org.athanor.expression;

import jakarta.annotation.Nullable;

/**
 * One item of an order: {@code User_.name.desc().withNullsLast()}.
 *
 * @param nullsFirst null leaves the place of nulls to the database
 */
public record Order(Node node, boolean descending, @Nullable Boolean nullsFirst) implements Sortable {
    /** The same order with nulls before everything else. */
    public Order withNullsFirst() {
        return new Order(node, descending, true);
    }

    /** The same order with nulls after everything else. */
    public Order withNullsLast() {
        return new Order(node, descending, false);
    }

    @Override
    public Order order() {
        return this;
    }
}
