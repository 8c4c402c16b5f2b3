package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.Parameter;
import org.athanor.query.execute.QueryParameter;

/** A parameter of a query as the application sees it. */
record AthanorParameter<T>(QueryParameter parameter) implements Parameter<T> {
    @Override
    public @Nullable String getName() {
        return parameter.name();
    }

    @Override
    @SuppressWarnings("NullAway") // null for a named parameter, says the interface
    public @Nullable Integer getPosition() {
        return parameter.name() == null ? parameter.position() : null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<T> getParameterType() {
        return (Class<T>) parameter.javaType();
    }
}
