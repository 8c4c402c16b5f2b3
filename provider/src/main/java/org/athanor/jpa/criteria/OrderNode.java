package org.athanor.jpa.criteria;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Nulls;
import jakarta.persistence.criteria.Order;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.query.tree.Expression.SelectedItem;
import org.athanor.query.tree.Ordering;

/** One item of an order. */
record OrderNode(ExpressionNode<?> node, boolean isAscending, Nulls nulls) implements Order, Serializable {
    static List<OrderNode> all(Iterable<Order> orders) {
        List<OrderNode> nodes = new ArrayList<>();
        for (Order order : orders) {
            nodes.add(Given.node(order, OrderNode.class, "order"));
        }
        return nodes;
    }

    @Override
    public Order reverse() {
        return new OrderNode(node, !isAscending, nulls);
    }

    @Override
    public Nulls getNullPrecedence() {
        return nulls;
    }

    @Override
    public Expression<?> getExpression() {
        return node;
    }

    /** What is selected is ordered by as it was selected, so that its values are bound once. */
    Ordering tree(TreeBuild build, List<? extends SelectionNode<?>> selected) {
        int index = node instanceof PathNode<?> ? -1 : selected.indexOf(node);
        return new Ordering(
                index < 0 ? node.tree(build) : new SelectedItem(index),
                !isAscending,
                nulls == Nulls.NONE ? null : Boolean.valueOf(nulls == Nulls.FIRST));
    }
}
