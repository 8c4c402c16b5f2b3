package org.athanor.expression;

/** What a query can be ordered by: an expression (ascending), or an {@link Order} made of one. */
public interface Sortable {
    Order order();
}
