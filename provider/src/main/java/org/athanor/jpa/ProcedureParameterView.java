package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.Parameter;
import org.athanor.query.execute.ProcedureArgument;

/** A parameter of a procedure as the application sees it. */
record ProcedureParameterView<T>(ProcedureArgument argument) implements Parameter<T> {
    @Override
    public @Nullable String getName() {
        return argument.name();
    }

    @Override
    @SuppressWarnings("NullAway") // null for a named parameter, says the interface
    public @Nullable Integer getPosition() {
        return argument.name() == null ? argument.position() : null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<T> getParameterType() {
        return (Class<T>) argument.javaType();
    }
}
