package org.athanor.expression;

import jakarta.persistence.metamodel.SingularAttribute;

/** An attribute with an order that is neither number nor text: a date, a moment, an enum, a UUID. */
public interface ComparableAttribute<X, T> extends SingularAttribute<X, T>, ComparableExpression<T> {
    @Override
    default Node node() {
        return Attributes.path(this);
    }
}
