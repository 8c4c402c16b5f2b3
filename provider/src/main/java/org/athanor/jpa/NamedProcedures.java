package org.athanor.jpa;

import jakarta.persistence.ParameterMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.NamedProcedure;
import org.athanor.mapping.ResultSetMapping;
import org.athanor.query.execute.QueryPlans;

/** Calls of stored procedures, by the names of procedures or of declared calls. */
final class NamedProcedures {
    private final Mappings mappings;
    private final NamedQueries queries;

    NamedProcedures(Mappings mappings, NamedQueries queries) {
        this.mappings = mappings;
        this.queries = queries;
    }

    AthanorProcedureQuery create(AthanorEntityManager manager, String procedure, List<Class<?>> classes) {
        return new AthanorProcedureQuery(manager, plans(manager).procedure(procedure, classes));
    }

    AthanorProcedureQuery createMapped(AthanorEntityManager manager, String procedure, List<String> names) {
        List<ResultSetMapping> found = new ArrayList<>();
        names.forEach(name -> found.add(queries.resultSetMapping(name)));
        return new AthanorProcedureQuery(manager, plans(manager).procedureMapped(procedure, found));
    }

    private static QueryPlans plans(AthanorEntityManager manager) {
        return manager.session().engine().queryPlans();
    }

    AthanorProcedureQuery createNamed(AthanorEntityManager manager, String name) {
        NamedProcedure declared = mappings.namedProcedures().get(name);
        if (declared == null) {
            throw new IllegalArgumentException(
                    "There is no stored procedure query named '" + name + "'; the named ones are "
                            + new TreeSet<>(mappings.namedProcedures().keySet()));
        }
        AthanorProcedureQuery query = declared.resultSetMappings().isEmpty()
                ? create(manager, declared.procedure(), declared.resultClasses())
                : createMapped(manager, declared.procedure(), declared.resultSetMappings());
        int position = 1;
        for (NamedProcedure.Parameter parameter : declared.parameters()) {
            query.register(
                    parameter.name(),
                    position++,
                    parameter.type(),
                    ParameterMode.valueOf(parameter.mode().name()));
        }
        declared.hints().forEach(query::setHint);
        return query;
    }
}
