package org.athanor.jpa.criteria;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.List;
import org.athanor.query.tree.ComparisonOperator;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Expression.Subquery;

/** All results of a subquery, or one of them: the right side of a comparison. */
final class QuantifiedNode<T> extends ExpressionNode<T> {
    private static final long serialVersionUID = 1;

    private final boolean all;
    private final SubqueryNode<T> subquery;

    @SuppressWarnings("unchecked")
    QuantifiedNode(boolean all, Expression<T> subquery) {
        super(ExpressionNode.of(subquery).getJavaType());
        this.all = all;
        this.subquery = Given.node(subquery, SubqueryNode.class, "subquery");
    }

    Predicate compared(ComparisonOperator operator, ExpressionNode<?> left) {
        boolean every = all;
        return new PredicateNode.Simple(
                List.of(left, subquery),
                built -> new Condition.QuantifiedComparison(
                        operator, built.get(0), every, ((Subquery) built.get(1)).query()));
    }

    @Override
    List<ExpressionNode<?>> operands() {
        return List.of(subquery);
    }

    @Override
    org.athanor.query.tree.Expression tree(TreeBuild build) {
        throw new IllegalArgumentException(
                "all, any and some of a subquery can only be the right side of a comparison");
    }
}
