package org.athanor.expression;

import jakarta.persistence.metamodel.SingularAttribute;

/** A text of an entity or embeddable {@code X}. */
public interface StringAttribute<X> extends SingularAttribute<X, String>, StringExpression {
    @Override
    default Node node() {
        return Attributes.path(this);
    }
}
