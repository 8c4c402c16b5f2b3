package org.athanor.expression;

/** A {@code List} of an entity or embeddable {@code X}. */
public interface ListAttribute<X, E>
        extends jakarta.persistence.metamodel.ListAttribute<X, E>, CollectionExpression<X, E> {
    @Override
    default Node node() {
        return Attributes.path(this);
    }
}
