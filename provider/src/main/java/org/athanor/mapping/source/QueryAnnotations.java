package org.athanor.mapping.source;

import static org.athanor.mapping.source.Annotations.text;
import static org.athanor.mapping.source.Annotations.type;

import jakarta.persistence.ColumnResult;
import jakarta.persistence.ConstructorResult;
import jakarta.persistence.EntityResult;
import jakarta.persistence.FieldResult;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.NamedStoredProcedureQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.StoredProcedureParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Collects what classes declare about queries. */
final class QueryAnnotations {
    private final List<NamedQueryDeclaration> queries = new ArrayList<>();
    private final List<ResultSetDeclaration> resultSets = new ArrayList<>();
    private final List<ProcedureDeclaration> procedures = new ArrayList<>();

    QueryDeclarations declarations() {
        return new QueryDeclarations(queries, resultSets, procedures);
    }

    void read(Annotations on, String where) {
        on.all(NamedQuery.class).forEach(one -> query(one, where));
        on.all(NamedNativeQuery.class).forEach(one -> query(one, where));
        on.all(SqlResultSetMapping.class)
                .forEach(one ->
                        resultSets.add(resultSet(one.name(), one.entities(), one.classes(), one.columns(), where)));
        on.all(NamedStoredProcedureQuery.class).forEach(one -> procedure(one, where));
    }

    /** The same, in place of what has these names so far. */
    void override(Annotations on, String where) {
        QueryAnnotations stated = new QueryAnnotations();
        stated.read(on, where);
        replace(queries, stated.queries, NamedQueryDeclaration::name);
        replace(resultSets, stated.resultSets, ResultSetDeclaration::name);
        replace(procedures, stated.procedures, ProcedureDeclaration::name);
    }

    private static <D> void replace(List<D> all, List<D> stated, Function<D, String> name) {
        for (D one : stated) {
            all.removeIf(other -> name.apply(other).equals(name.apply(one)));
            all.add(one);
        }
    }

    private void query(NamedQuery q, String where) {
        queries.add(new NamedQueryDeclaration(
                q.name(), false, q.query(), type(q.resultClass()), null, q.lockMode(), hints(q.hints()), where));
    }

    /**
     * A query that describes its result itself has a result set mapping of its own, called as the query. A single column
     * without a class needs none: it is the result.
     */
    private void query(NamedNativeQuery q, String where) {
        ResultSetDeclaration own = resultSet(q.name(), q.entities(), q.classes(), q.columns(), where);
        boolean plain = own.entities().isEmpty()
                && own.classes().isEmpty()
                && own.columns().size() == 1
                && own.columns().get(0).type() == null;
        String mapping = text(q.resultSetMapping());
        if (!own.isEmpty() && !plain) {
            resultSets.add(own);
            mapping = q.name();
        }
        queries.add(new NamedQueryDeclaration(
                q.name(), true, q.query(), type(q.resultClass()), mapping, null, hints(q.hints()), where));
    }

    private static ResultSetDeclaration resultSet(
            String name, EntityResult[] entities, ConstructorResult[] classes, ColumnResult[] columns, String where) {
        List<ResultSetDeclaration.EntityResult> instances = new ArrayList<>();
        for (EntityResult entity : entities) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (FieldResult field : entity.fields()) {
                fields.put(field.name(), field.column());
            }
            instances.add(new ResultSetDeclaration.EntityResult(
                    entity.entityClass(), text(entity.discriminatorColumn()), fields));
        }
        List<ResultSetDeclaration.ConstructorResult> constructions = new ArrayList<>();
        for (ConstructorResult one : classes) {
            constructions.add(new ResultSetDeclaration.ConstructorResult(one.targetClass(), columns(one.columns())));
        }
        return new ResultSetDeclaration(name, instances, constructions, columns(columns), where);
    }

    private static List<ResultSetDeclaration.ColumnResult> columns(ColumnResult[] columns) {
        List<ResultSetDeclaration.ColumnResult> results = new ArrayList<>();
        for (ColumnResult column : columns) {
            results.add(new ResultSetDeclaration.ColumnResult(column.name(), type(column.type())));
        }
        return results;
    }

    private void procedure(NamedStoredProcedureQuery q, String where) {
        List<ProcedureDeclaration.Parameter> parameters = new ArrayList<>();
        for (StoredProcedureParameter parameter : q.parameters()) {
            parameters.add(
                    new ProcedureDeclaration.Parameter(text(parameter.name()), parameter.mode(), parameter.type()));
        }
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> each : q.resultClasses()) {
            classes.add(each);
        }
        procedures.add(new ProcedureDeclaration(
                q.name(),
                q.procedureName(),
                parameters,
                classes,
                List.of(q.resultSetMappings()),
                hints(q.hints()),
                where));
    }

    private static Map<String, String> hints(QueryHint[] hints) {
        Map<String, String> all = new HashMap<>();
        for (QueryHint hint : hints) {
            all.put(hint.name(), hint.value());
        }
        return all;
    }
}
