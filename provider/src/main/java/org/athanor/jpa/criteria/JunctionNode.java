package org.athanor.jpa.criteria;

import jakarta.persistence.criteria.Expression;
import java.util.ArrayList;
import java.util.List;
import org.athanor.query.tree.Condition;

/** All of several terms, or one of them. Without terms it is true, or false; such a one adds nothing to one of its own kind. */
final class JunctionNode extends PredicateNode {
    private static final long serialVersionUID = 1;

    private final BooleanOperator operator;
    private final List<ExpressionNode<?>> terms;

    JunctionNode(BooleanOperator operator, List<? extends Expression<Boolean>> terms) {
        this.operator = operator;
        this.terms = all(terms);
    }

    @Override
    public BooleanOperator getOperator() {
        return operator;
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Expression<Boolean>> getExpressions() {
        return (List<Expression<Boolean>>) (List<?>) new ArrayList<>(terms);
    }

    @Override
    List<ExpressionNode<?>> operands() {
        return terms;
    }

    boolean isTrue() {
        return operator == BooleanOperator.AND && terms.stream().allMatch(this::adds);
    }

    /** Whether the term is the neutral one. */
    private boolean adds(ExpressionNode<?> term) {
        return term instanceof JunctionNode junction
                && junction.operator == operator
                && junction.terms.stream().allMatch(junction::adds);
    }

    @Override
    org.athanor.query.tree.Expression tree(TreeBuild build) {
        List<Condition> conditions = new ArrayList<>();
        for (ExpressionNode<?> term : terms) {
            if (!adds(term)) {
                conditions.add(build.condition(term));
            }
        }
        return operator == BooleanOperator.AND ? Condition.all(conditions) : Condition.any(conditions);
    }
}
