package org.athanor.expression;

import jakarta.persistence.metamodel.SingularAttribute;

/** A basic attribute of any other class, which can be compared for equality only. */
public interface BasicAttribute<X, T> extends SingularAttribute<X, T>, Expression<T> {
    @Override
    default Node node() {
        return Attributes.path(this);
    }
}
