package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.CriteriaBuilder.Case;
import jakarta.persistence.criteria.CriteriaBuilder.SimpleCase;
import jakarta.persistence.criteria.Expression;
import java.util.ArrayList;
import java.util.List;
import org.athanor.query.tree.Expression.Branch;
import org.athanor.query.tree.Expression.Choice;
import org.athanor.query.tree.Expression.SearchedCase;

/** Results by conditions, or by the values of an operand. */
abstract sealed class CaseNode<R> extends ExpressionNode<R> {
    private static final long serialVersionUID = 1;

    private final List<ExpressionNode<?>> whens = new ArrayList<>();
    private final List<ExpressionNode<?>> results = new ArrayList<>();
    private @Nullable ExpressionNode<?> otherwise;

    @SuppressWarnings("unchecked")
    private CaseNode() {
        super((Class<? extends R>) Object.class);
    }

    /** The results with that of ELSE. */
    private List<ExpressionNode<?>> results() {
        List<ExpressionNode<?>> all = new ArrayList<>(results);
        if (otherwise != null) {
            all.add(otherwise);
        }
        return all;
    }

    final void add(ExpressionNode<?> when, @Nullable Object result) {
        whens.add(when);
        results.add(result(result));
    }

    final ExpressionNode<R> last(@Nullable Object result) {
        otherwise = result(result);
        return this;
    }

    private ExpressionNode<?> result(@Nullable Object result) {
        for (ExpressionNode<?> other : results) {
            if (!(other instanceof LiteralNode<?>)) {
                return Functions.value(other, result);
            }
        }
        return result instanceof Expression<?> expression
                ? of(expression)
                : result == null ? Functions.nothing(getJavaType()) : LiteralNode.of(result);
    }

    final @Nullable org.athanor.query.tree.Expression otherwise(TreeBuild build) {
        return otherwise == null ? null : otherwise.tree(build);
    }

    final List<ExpressionNode<?>> whens() {
        return whens;
    }

    final ExpressionNode<?> result(int index) {
        return results.get(index);
    }

    @Override
    public Class<? extends R> getJavaType() {
        return Functions.promoted(results());
    }

    @Override
    List<ExpressionNode<?>> operands() {
        List<ExpressionNode<?>> operands = new ArrayList<>();
        for (int i = 0; i < whens.size(); i++) {
            operands.add(whens.get(i));
            operands.add(results.get(i));
        }
        if (otherwise != null) {
            operands.add(otherwise);
        }
        return operands;
    }

    /** By conditions. */
    static final class Searched<R> extends CaseNode<R> implements Case<R> {
        private static final long serialVersionUID = 1;

        @Override
        public Case<R> when(Expression<Boolean> condition, @Nullable R result) {
            add(of(condition), result);
            return this;
        }

        @Override
        public Case<R> when(Expression<Boolean> condition, Expression<? extends R> result) {
            add(of(condition), result);
            return this;
        }

        @Override
        public Expression<R> otherwise(@Nullable R result) {
            return last(result);
        }

        @Override
        public Expression<R> otherwise(Expression<? extends R> result) {
            return last(result);
        }

        @Override
        org.athanor.query.tree.Expression tree(TreeBuild build) {
            List<Branch> branches = new ArrayList<>();
            for (int i = 0; i < whens().size(); i++) {
                branches.add(
                        new Branch(build.condition(whens().get(i)), result(i).tree(build)));
            }
            return new SearchedCase(branches, otherwise(build));
        }
    }

    /** By the values of an operand. */
    static final class Simple<C, R> extends CaseNode<R> implements SimpleCase<C, R> {
        private static final long serialVersionUID = 1;

        private final ExpressionNode<C> operand;

        Simple(ExpressionNode<C> operand) {
            this.operand = operand;
        }

        @Override
        public Expression<C> getExpression() {
            return operand;
        }

        @Override
        public SimpleCase<C, R> when(C value, @Nullable R result) {
            add(Functions.value(operand, value), result);
            return this;
        }

        @Override
        public SimpleCase<C, R> when(C value, Expression<? extends R> result) {
            add(Functions.value(operand, value), result);
            return this;
        }

        @Override
        public SimpleCase<C, R> when(Expression<? extends C> value, @Nullable R result) {
            add(Functions.value(operand, value), result);
            return this;
        }

        @Override
        public SimpleCase<C, R> when(Expression<? extends C> value, Expression<? extends R> result) {
            add(Functions.value(operand, value), result);
            return this;
        }

        @Override
        public Expression<R> otherwise(@Nullable R result) {
            return last(result);
        }

        @Override
        public Expression<R> otherwise(Expression<? extends R> result) {
            return last(result);
        }

        @Override
        List<ExpressionNode<?>> operands() {
            List<ExpressionNode<?>> operands = new ArrayList<>(super.operands());
            operands.add(0, operand);
            return operands;
        }

        @Override
        org.athanor.query.tree.Expression tree(TreeBuild build) {
            org.athanor.query.tree.Expression built = operand.tree(build);
            List<Choice> choices = new ArrayList<>();
            for (int i = 0; i < whens().size(); i++) {
                choices.add(new Choice(whens().get(i).tree(build), result(i).tree(build)));
            }
            return new org.athanor.query.tree.Expression.SimpleCase(built, choices, otherwise(build));
        }
    }
}
