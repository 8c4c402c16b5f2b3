package org.athanor.expression;

/** A {@code Map} of an entity or embeddable {@code X}; its elements are the values. */
public interface MapAttribute<X, K, V>
        extends jakarta.persistence.metamodel.MapAttribute<X, K, V>, CollectionExpression<X, V> {
    @Override
    default Node node() {
        return Attributes.path(this);
    }
}
