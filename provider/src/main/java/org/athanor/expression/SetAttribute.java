package org.athanor.expression;

/** A {@code Set} of an entity or embeddable {@code X}. */
public interface SetAttribute<X, E>
        extends jakarta.persistence.metamodel.SetAttribute<X, E>, CollectionExpression<X, E> {
    @Override
    default Node node() {
        return Attributes.path(this);
    }
}
