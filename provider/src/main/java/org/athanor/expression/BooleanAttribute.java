package org.athanor.expression;

import jakarta.persistence.metamodel.SingularAttribute;

/** A truth value; it is a condition by itself: {@code filter(User_.active)}. */
public interface BooleanAttribute<X> extends SingularAttribute<X, Boolean>, Predicate {
    @Override
    default Node node() {
        return Attributes.path(this);
    }
}
