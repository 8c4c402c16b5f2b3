package org.athanor.expression;

import jakarta.persistence.metamodel.SingularAttribute;

/** A reference to one instance of {@code T}. */
public interface ToOneAttribute<X, T> extends SingularAttribute<X, T>, ReferenceExpression<X, T> {
    @Override
    default Node node() {
        return Attributes.path(this);
    }
}
