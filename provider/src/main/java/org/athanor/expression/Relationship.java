package org.athanor.expression;

/**
 * An attribute that leads to other instances: what queries join along, and what loader options name.
 *
 * @param <X> the class that has the attribute
 * @param <T> the class it leads to: of a collection, that of its elements
 */
public interface Relationship<X, T> {
    /** The path to the attribute. */
    Node node();
}
