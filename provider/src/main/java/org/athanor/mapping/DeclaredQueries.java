package org.athanor.mapping;

import java.util.Map;

/** The queries, result set mappings and procedure calls of a unit, by their names. */
public record DeclaredQueries(
        Map<String, NamedQuery> queries,
        Map<String, ResultSetMapping> resultSets,
        Map<String, NamedProcedure> procedures) {
    public static final DeclaredQueries NONE = new DeclaredQueries(Map.of(), Map.of(), Map.of());

    public DeclaredQueries {
        queries = Map.copyOf(queries);
        resultSets = Map.copyOf(resultSets);
        procedures = Map.copyOf(procedures);
    }
}
