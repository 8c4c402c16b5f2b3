package org.athanor.expression;

import jakarta.persistence.metamodel.SingularAttribute;

/** An embedded value: {@code Person_.address.get(Address_.city).eq("Riga")}. */
public interface EmbeddedAttribute<X, T> extends SingularAttribute<X, T>, Expression<T>, Navigable<T> {
    @Override
    default Node node() {
        return Attributes.path(this);
    }
}
