package org.athanor.expression;

import jakarta.persistence.metamodel.SingularAttribute;

/** A number of an entity or embeddable {@code X}; {@code N} is {@code Integer} for an {@code int}, and so on. */
public interface NumberAttribute<X, N> extends SingularAttribute<X, N>, NumberExpression<N> {
    @Override
    default Node node() {
        return Attributes.path(this);
    }
}
