package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.athanor.expression.Subselect;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.Variable;

/** What the parts of one tree share while it is built: names, values, mappings. */
final class Building {
    private final QuerySession session;
    private final VariableNames names = new VariableNames();
    private final Bindings bindings = new Bindings();
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
        String name = domain instanceof Domain.Entities entities
                ? entities.entity().name()
                : domain instanceof Domain.Rows ? "rows" : "element";
        return new Variable(names.letter(name), domain);
    }

    Variable variable(String name, Domain domain) {
        return new Variable(names.name(name), domain);
    }

    /** A query within this one, which may speak of the variables around it. */
    Query subquery(Subselect<?> query, Variables around) {
        if (query instanceof GenerativeQuery<?> generative) {
            return new TreeBuilder(this).nested(generative.question(), around);
        }
        throw new IllegalArgumentException("A query within a query must be one of Athanor's, not " + query.getClass());
    }
}
