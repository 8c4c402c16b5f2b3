package org.athanor.expression;

/** What a query can select: an expression, or an alias of an entity. */
public interface Selectable<T> {
    /** What this says. */
    Node node();
}
