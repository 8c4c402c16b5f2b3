package org.athanor.mapping;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;

/** A named call of a stored procedure, as declared. */
public record NamedProcedure(
        String name,
        String procedure,
        List<Parameter> parameters,
        List<Class<?>> resultClasses,
        List<String> resultSetMappings,
        Map<String, Object> hints) {
    public NamedProcedure {
        parameters = List.copyOf(parameters);
        resultClasses = List.copyOf(resultClasses);
        resultSetMappings = List.copyOf(resultSetMappings);
        hints = Map.copyOf(hints);
    }

    /** Which way the value of a parameter goes. */
    public enum Mode {
        IN,
        INOUT,
        OUT,
        REF_CURSOR
    }

    /** A parameter, by its name or else by its place. */
    public record Parameter(@Nullable String name, Mode mode, Class<?> type) {}
}
