package org.athanor.expression;

/** A {@code Collection} of an entity or embeddable {@code X}. */
public interface CollectionAttribute<X, E>
        extends jakarta.persistence.metamodel.CollectionAttribute<X, E>, CollectionExpression<X, E> {
    @Override
    default Node node() {
        return Attributes.path(this);
    }
}
