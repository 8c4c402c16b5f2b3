package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQueryReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.NamedQuery;
import org.athanor.mapping.ResultSetMapping;
import org.athanor.query.execute.NativeQueryPlan;
import org.athanor.query.execute.QueryPlan;
import org.athanor.session.Engine;

/** The named queries of a unit: those of the mapping, and those added by addNamedQuery. Each is parsed when first used. */
final class NamedQueries {
    private final Mappings mappings;
    private final Map<String, AthanorQuery<?>> added = new ConcurrentHashMap<>();

    NamedQueries(Mappings mappings) {
        this.mappings = mappings;
    }

    void add(String name, Query query) {
        added.put(name, query.unwrap(AthanorQuery.class));
    }

    <T> AthanorQuery<T> create(AthanorEntityManager manager, String name, Class<T> resultClass) {
        AthanorQuery<?> model = added.get(name);
        if (model != null) {
            AthanorQuery<T> query = model.again(manager, resultClass);
            query.optionsOf(model);
            return query;
        }
        NamedQuery declared = mappings.namedQueries().get(name);
        if (declared == null) {
            throw new IllegalArgumentException(
                    "There is no query named '" + name + "'; the named queries are " + names());
        }
        AthanorQuery<T> query =
                new AthanorQuery<>(manager, plan(manager.session().engine(), declared), resultClass);
        if (declared.lockMode() != null && !declared.lockMode().equals(LockModeType.NONE.name())) {
            query.setLockMode(LockModeType.valueOf(declared.lockMode()));
        }
        declared.hints().forEach(query::setHint);
        return query;
    }

    private QueryPlan plan(Engine engine, NamedQuery declared) {
        if (declared.language() == NamedQuery.Language.JPQL) {
            return engine.queryPlans().jpql(declared.text());
        }
        if (declared.resultSetMapping() != null) {
            return engine.queryPlans().sqlMapped(declared.text(), resultSetMapping(declared.resultSetMapping()));
        }
        return engine.queryPlans().sql(declared.text(), declared.resultClass());
    }

    /** The result set mapping of that name; an IllegalArgumentException lists those there are. */
    ResultSetMapping resultSetMapping(String name) {
        ResultSetMapping mapping = mappings.resultSetMappings().get(name);
        if (mapping == null) {
            throw new IllegalArgumentException("There is no result set mapping named '" + name + "'; the mappings are "
                    + new TreeSet<>(mappings.resultSetMappings().keySet()));
        }
        return mapping;
    }

    private TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>(mappings.namedQueries().keySet());
        names.addAll(added.keySet());
        return names;
    }

    /** References to the queries whose declared or selected class is of that type. */
    @SuppressWarnings("unchecked")
    <R> Map<String, TypedQueryReference<R>> references(Engine engine, Class<R> type) {
        Map<String, TypedQueryReference<R>> found = new LinkedHashMap<>();
        mappings.namedQueries().forEach((name, declared) -> {
            Class<?> result = resultClass(engine, declared);
            if (result != null && type.isAssignableFrom(result)) {
                found.put(name, new Reference<>(name, (Class<? extends R>) result, declared.hints()));
            }
        });
        added.forEach((name, query) -> {
            Class<?> result = query.resultClass() == Object.class ? query.plan().resultType() : query.resultClass();
            if (query.plan().kind() == QueryPlan.Kind.SELECT && type.isAssignableFrom(result)) {
                found.put(name, new Reference<>(name, (Class<? extends R>) result, query.getHints()));
            }
        });
        return found;
    }

    /** References to the declared queries that name the class of their results; no query is parsed for them. */
    Map<String, TypedQueryReference<?>> declaredReferences() {
        Map<String, TypedQueryReference<?>> found = new LinkedHashMap<>();
        mappings.namedQueries().forEach((name, declared) -> {
            Class<?> result = declared.resultClass();
            if (result != null && result != void.class) {
                found.put(name, new Reference<>(name, result, declared.hints()));
            }
        });
        return found;
    }

    private @Nullable Class<?> resultClass(Engine engine, NamedQuery declared) {
        if (declared.resultClass() != null && declared.resultClass() != void.class) {
            return declared.resultClass();
        }
        QueryPlan plan = plan(engine, declared);
        boolean known = !(plan instanceof NativeQueryPlan) || declared.resultSetMapping() != null;
        return plan.kind() == QueryPlan.Kind.SELECT && known ? plan.resultType() : null;
    }

    private record Reference<R>(String name, Class<? extends R> type, Map<String, Object> hints)
            implements TypedQueryReference<R> {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public Class<? extends R> getResultType() {
            return type;
        }

        @Override
        public Map<String, Object> getHints() {
            return hints;
        }
    }
}
