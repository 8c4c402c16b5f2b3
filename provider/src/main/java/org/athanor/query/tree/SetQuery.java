package org.athanor.query.tree;

import java.util.ArrayList;
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

    /** Two queries combined; the order of the second select is that of the whole, as in SQL. IllegalArgumentException when
     * they do not select the same number of items, or are ordered by something else than they select. */
    public static SetQuery of(Operator operator, boolean all, Query left, Query right) {
        if (left.selections().size() != right.selections().size()) {
            throw new IllegalArgumentException("Both sides of " + operator
                    + " must select the same number of items, not "
                    + left.selections().size() + " and " + right.selections().size());
        }
        if (!(right instanceof SelectQuery last) || last.orderBy().isEmpty()) {
            return new SetQuery(operator, all, left, right, List.of());
        }
        List<Ordering> order = new ArrayList<>();
        for (Ordering item : last.orderBy()) {
            order.add(new Ordering(selected(last, item.expression()), item.descending(), item.nullsFirst()));
        }
        return new SetQuery(operator, all, left, last.withoutOrder(), order);
    }

    private static Expression selected(SelectQuery query, Expression expression) {
        if (expression instanceof Expression.SelectedItem) {
            return expression;
        }
        for (int i = 0; i < query.selections().size(); i++) {
            if (query.selections().get(i) instanceof Selection.Value value
                    && value.expression().equals(expression)) {
                return new Expression.SelectedItem(i);
            }
        }
        throw new IllegalArgumentException("A combined query can only be ordered by what it selects");
    }

    @Override
    public List<Selection> selections() {
        return left.selections();
    }
}
