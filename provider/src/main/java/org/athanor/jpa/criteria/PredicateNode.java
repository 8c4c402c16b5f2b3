package org.athanor.jpa.criteria;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.List;

/** What is true, false or unknown. */
abstract class PredicateNode extends ExpressionNode<Boolean> implements Predicate {
    private static final long serialVersionUID = 1;

    PredicateNode() {
        super(Boolean.class);
    }

    @Override
    public BooleanOperator getOperator() {
        return BooleanOperator.AND;
    }

    @Override
    public boolean isNegated() {
        return false;
    }

    @Override
    public List<Expression<Boolean>> getExpressions() {
        return List.of();
    }

    @Override
    public Predicate not() {
        return new Negated(this);
    }

    /** A condition that is nothing but its operands put together. */
    static final class Simple extends PredicateNode {
        private static final long serialVersionUID = 1;

        private final List<ExpressionNode<?>> operands;
        private final Composed.Composer composer;

        Simple(List<? extends ExpressionNode<?>> operands, Composed.Composer composer) {
            this.operands = List.copyOf(operands);
            this.composer = composer;
        }

        @Override
        List<ExpressionNode<?>> operands() {
            return operands;
        }

        @Override
        org.athanor.query.tree.Expression tree(TreeBuild build) {
            return composer.compose(build.all(operands));
        }
    }

    /** The opposite of a predicate. */
    static final class Negated extends PredicateNode {
        private static final long serialVersionUID = 1;

        private final PredicateNode term;

        private Negated(PredicateNode term) {
            this.term = term;
        }

        @Override
        public BooleanOperator getOperator() {
            return term.getOperator();
        }

        @Override
        public boolean isNegated() {
            return true;
        }

        @Override
        public List<Expression<Boolean>> getExpressions() {
            return term.getExpressions();
        }

        @Override
        public Predicate not() {
            return term;
        }

        @Override
        List<ExpressionNode<?>> operands() {
            return List.of(term);
        }

        @Override
        org.athanor.query.tree.Expression tree(TreeBuild build) {
            return org.athanor.query.tree.Condition.not(build.condition(term));
        }
    }
}
