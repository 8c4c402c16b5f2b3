package org.athanor.query.tree;

import java.util.List;

/** Two queries combined as sets; the order is that of the whole. */
public record SetQuery(Operator operator, boolean all, Query left, Query right, List<Ordering> orderBy)
        implements Query {
    /** The set operators. */
    public enum Operator {
        UNION,
        INTERSECT,
        EXCEPT
    }

    public SetQuery {
        orderBy = List.copyOf(orderBy);
    }

    @Override
    public List<Selection> selections() {
        return left.selections();
    }
}
