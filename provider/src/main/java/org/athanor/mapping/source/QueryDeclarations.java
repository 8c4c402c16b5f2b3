package org.athanor.mapping.source;

import java.util.List;

/** The queries, result set mappings and procedure calls that a unit names. */
public record QueryDeclarations(
        List<NamedQueryDeclaration> queries,
        List<ResultSetDeclaration> resultSets,
        List<ProcedureDeclaration> procedures) {
    public QueryDeclarations {
        queries = List.copyOf(queries);
        resultSets = List.copyOf(resultSets);
        procedures = List.copyOf(procedures);
    }
}
