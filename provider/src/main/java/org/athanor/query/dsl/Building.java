package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.athanor.expression.Subselect;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;
import org.athanor.query.execute.Bindings;
import org.athanor.query.tree.CommonTable;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.Variable;
import org.athanor.query.tree.VariableNames;
import org.athanor.query.tree.WithQuery;

/** What the parts of one tree share while it is built: names, values, mappings. */
final class Building {
    private final QuerySession session;
    private final VariableNames names = new VariableNames();
    private final Bindings bindings = new Bindings();
    private final Map<CommonRows, Domain.CommonRows> common = new IdentityHashMap<>();
    private final List<CommonTable> tables = new ArrayList<>();
    private final Map<String, Object> params = new LinkedHashMap<>();

    Building(QuerySession session) {
        this.session = session;
    }

    Mappings mappings() {
        return session.mappings();
    }

    Bindings bindings() {
        return bindings;
    }

    /** The values of named parameters, those of queries within this one too. */
    Map<String, Object> params() {
        return params;
    }

    @Nullable
    Object value(Object instance, Attribute attribute) {
        return session.value(instance, attribute);
    }

    EntityMapping entity(Class<?> type) {
        EntityMapping entity = mappings().findExactly(type);
        if (entity == null) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " is no entity of this persistence unit: list it among the managed classes, or query another class");
        }
        return entity;
    }

    Variable variable(Domain domain) {
        return names.variable(domain);
    }

    Variable variable(String name, Domain domain) {
        return new Variable(names.name(name), domain);
    }

    /** The rows of a common table, made once for the whole statement. */
    Domain.CommonRows common(CommonRows table, Supplier<Domain.CommonRows> maker) {
        Domain.CommonRows known = common.get(table);
        if (known == null) {
            known = maker.get();
            common.put(table, known);
        }
        return known;
    }

    /** Puts a common table before the statement. */
    void add(CommonTable table) {
        tables.add(table);
    }

    /** The query with the common tables that it speaks of. */
    Query withTables(Query query) {
        return tables.isEmpty() ? query : new WithQuery(tables, query);
    }

    /** A query within this one, which may speak of the variables around it. */
    Query subquery(Subselect<?> query, Variables around) {
        if (query instanceof GenerativeQuery<?> generative) {
            return new TreeBuilder(this).nested(generative.question(), around);
        }
        throw new IllegalArgumentException("A query within a query must be one of Athanor's, not " + query.getClass());
    }
}
