package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.expression.Node;
import org.athanor.expression.Origin;
import org.athanor.mapping.EntityMapping;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Variable;

/** The variables of one query, and around them those of the query it stands in: which one an expression means. */
final class Variables {
    /** A variable with what it stands for: an alias or subquery, or with null the entity by its class. */
    private record Entry(Variable variable, @Nullable Origin origin) {
        @Nullable
        EntityMapping entity() {
            return variable.domain() instanceof Domain.Entities entities ? entities.entity() : null;
        }
    }

    private final @Nullable Variables outer;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Node, Expression> columns = new HashMap<>();
    private @Nullable Variable element;

    Variables(@Nullable Variables outer) {
        this.outer = outer;
    }

    void declare(Variable variable, @Nullable Origin origin) {
        entries.add(new Entry(variable, origin));
    }

    /** The variable that {@code any} and {@code has} speak of by attribute names. */
    void element(Variable variable) {
        element = variable;
        declare(variable, null);
    }

    /** What mere names of attributes are of; null for nothing. */
    void names(@Nullable Variable variable) {
        element = variable;
    }

    /** Within this query, the expression is what a column of the rows gives. */
    void column(Node selected, Expression column) {
        columns.put(selected, column);
    }

    @Nullable
    Expression column(Node node) {
        return columns.isEmpty() ? null : columns.get(node);
    }

    Variable element() {
        for (Variables at = this; at != null; at = at.outer) {
            if (at.element != null) {
                return at.element;
            }
        }
        throw new IllegalArgumentException("An attribute of an element can only be named within any(…) or has(…)");
    }

    boolean has(Origin origin) {
        return entries.stream().anyMatch(entry -> entry.origin() == origin);
    }

    /** Whether this query itself has the entity without an alias. */
    boolean has(Class<?> entity) {
        return entries.stream().anyMatch(entry -> stands(entry, entity));
    }

    Variable find(Origin origin) {
        for (Variables at = this; at != null; at = at.outer) {
            for (Entry entry : at.entries) {
                if (entry.origin() == origin) {
                    return entry.variable();
                }
            }
        }
        throw new IllegalArgumentException("The query speaks of " + origin + " but neither selects nor joins it: add"
                + " join(" + origin + ", …)" + inStock());
    }

    /** The only variable over a superclass of the entity, null when there is none or what {@link #find} finds is nearer. */
    @Nullable
    Variable findGeneral(Class<?> entity) {
        for (Variables at = this; at != null; at = at.outer) {
            Variable general = null;
            for (Entry entry : at.entries) {
                if (stands(entry, entity)) {
                    return null;
                }
                EntityMapping known = entry.entity();
                if (known != null && entry.origin() == null && known.javaType().isAssignableFrom(entity)) {
                    general = entry.variable();
                }
            }
            if (general != null) {
                return general;
            }
        }
        return null;
    }

    /** What has the attributes of a class: the entity itself, or those that inherit them. */
    Variable find(Class<?> declaring) {
        for (Variables at = this; at != null; at = at.outer) {
            List<Variable> found = new ArrayList<>();
            for (Entry entry : at.entries) {
                EntityMapping entity = entry.entity();
                if (entity != null && entry.origin() == null && declaring == entity.javaType()) {
                    return entry.variable();
                }
                if (stands(entry, declaring)) {
                    found.add(entry.variable());
                }
            }
            if (found.size() > 1) {
                throw new IllegalArgumentException(declaring.getSimpleName() + " may be any of " + names(found)
                        + " of the query: say which one by an alias, aliased(…).get(…)");
            }
            if (found.size() == 1) {
                return found.get(0);
            }
        }
        throw new IllegalArgumentException("The query speaks of entity " + declaring.getSimpleName()
                + " but neither selects nor joins it: add join(" + declaring.getSimpleName() + ".class)"
                + " or selectFrom(…); where it has the entity as an alias, use alias.get(…)" + inStock());
    }

    private static boolean stands(Entry entry, Class<?> type) {
        EntityMapping entity = entry.entity();
        return entity != null && entry.origin() == null && type.isAssignableFrom(entity.javaType());
    }

    private static List<String> names(List<Variable> variables) {
        return variables.stream().map(variable -> variable.domain().toString()).toList();
    }

    private String inStock() {
        List<String> known = new ArrayList<>();
        for (Entry entry : entries) {
            Origin origin = entry.origin();
            known.add(
                    origin != null
                            ? origin.toString()
                            : entry.variable().domain().toString());
        }
        return "; it has " + known;
    }

    /** The entities of this query that joins may begin at, the last one first. */
    List<Variable> latestFirst() {
        List<Variable> variables = new ArrayList<>();
        for (int i = entries.size() - 1; i >= 0; i--) {
            variables.add(entries.get(i).variable());
        }
        return variables;
    }

    /** The variable declared first, null when there is none. */
    @Nullable
    Variable first() {
        return entries.isEmpty() ? null : entries.get(0).variable();
    }
}
