package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.util.List;

/** A compiled query, immutable and shared by all sessions: what it asks, takes and gives. */
public sealed interface QueryPlan permits TreeQueryPlan, NativeQueryPlan {
    /** What a query does; of a native one it is told by its first word. */
    enum Kind {
        SELECT,
        UPDATE,
        DELETE,
        /** A native statement that is none of the others. */
        OTHER
    }

    Kind kind();

    /** The query as it was written; one that was built in JPQL. */
    String text();

    /** About how long the plan is. */
    int characters();

    /** In order of first occurrence. */
    List<QueryParameter> parameters();

    /** The items of the select list; a single one is the result itself, several are an {@code Object[]}. */
    List<ResultItem> items();

    /** The class of the results: that of the only item, {@code Object[]} for several. */
    default Class<?> resultType() {
        List<ResultItem> items = items();
        return items.size() == 1 ? items.get(0).javaType() : Object[].class;
    }

    /** The parameter of that name, null when there is none. */
    default @Nullable QueryParameter parameter(String name) {
        for (QueryParameter parameter : parameters()) {
            if (name.equals(parameter.name())) {
                return parameter;
            }
        }
        return null;
    }

    /** The positional parameter, null when there is none. */
    default @Nullable QueryParameter parameter(int position) {
        for (QueryParameter parameter : parameters()) {
            if (parameter.name() == null && parameter.position() == position) {
                return parameter;
            }
        }
        return null;
    }

    /** The parameter of that name; an IllegalArgumentException lists those there are. */
    default QueryParameter require(String name) {
        QueryParameter parameter = parameter(name);
        if (parameter == null) {
            throw unknown(":" + name);
        }
        return parameter;
    }

    /** The positional parameter; an IllegalArgumentException lists those there are. */
    default QueryParameter require(int position) {
        QueryParameter parameter = parameter(position);
        if (parameter == null) {
            throw unknown("?" + position);
        }
        return parameter;
    }

    private IllegalArgumentException unknown(String label) {
        return new IllegalArgumentException("The query has no parameter " + label + "; it has "
                + parameters().stream().map(QueryParameter::label).toList() + ": " + text());
    }
}
