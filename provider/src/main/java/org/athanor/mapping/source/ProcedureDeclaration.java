package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.ParameterMode;
import java.util.List;
import java.util.Map;

/** A named call of a stored procedure (Jakarta Persistence 3.2, 3.11.17). */
public record ProcedureDeclaration(
        String name,
        String procedure,
        List<Parameter> parameters,
        List<Class<?>> resultClasses,
        List<String> resultSetMappings,
        Map<String, String> hints,
        String where) {
    /** A parameter, by its name or else by its place. */
    public record Parameter(@Nullable String name, ParameterMode mode, Class<?> type) {}
}
