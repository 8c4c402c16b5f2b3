package org.athanor.query.tree;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * One select (Jakarta Persistence 3.2, 4.2.1.1). {@code from} lists the variables in the order of their declaration; a
 * joined one comes after the one its path begins with. Empty lists and nulls are absent clauses.
 */
public record SelectQuery(
        boolean distinct,
        List<Selection> selections,
        List<Source> from,
        @Nullable Condition where,
        List<Expression> groupBy,
        @Nullable Condition having,
        List<Ordering> orderBy)
        implements Query {
    public SelectQuery {
        selections = List.copyOf(selections);
        from = List.copyOf(from);
        groupBy = List.copyOf(groupBy);
        orderBy = List.copyOf(orderBy);
    }

    /** The same without its order. */
    public SelectQuery withoutOrder() {
        return new SelectQuery(distinct, selections, from, where, groupBy, having, List.of());
    }
}
