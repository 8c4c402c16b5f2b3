package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.CriteriaBuilder.In;
import jakarta.persistence.criteria.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Expression.Parameter;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.Subquery;

/**
 * Whether a value is among others. Mere values are one parameter, so that plans do not depend on their number; a single
 * parameter takes a collection, a single subquery or collection is searched.
 */
final class InNode<T> extends PredicateNode implements In<T> {
    private static final long serialVersionUID = 1;

    private final ExpressionNode<T> term;
    private final List<ExpressionNode<?>> values = new ArrayList<>();

    InNode(ExpressionNode<T> term) {
        this.term = term;
    }

    InNode<T> addAll(Collection<?> all) {
        for (Object value : all) {
            values.add(Functions.value(term, value));
        }
        return this;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Expression<T> getExpression() {
        return term;
    }

    @Override
    public In<T> value(T value) {
        return addAll(List.of(Given.notNull(value, "value")));
    }

    @Override
    public In<T> value(Expression<? extends T> value) {
        return addAll(List.of(of(value)));
    }

    @Override
    List<ExpressionNode<?>> operands() {
        List<ExpressionNode<?>> operands = new ArrayList<>();
        operands.add(term);
        operands.addAll(values);
        return operands;
    }

    @Override
    org.athanor.query.tree.Expression tree(TreeBuild build) {
        org.athanor.query.tree.Expression left =
                term instanceof ParameterNode<?> parameter ? parameter.typed(build) : term.tree(build);
        List<Object> literals = literals();
        if (literals != null) {
            return new Condition.InParameter(left, build.values(literals), false);
        }
        List<org.athanor.query.tree.Expression> built = build.all(values);
        if (built.size() == 1) {
            if (built.get(0) instanceof Parameter parameter) {
                return new Condition.InParameter(left, parameter, false);
            }
            if (built.get(0) instanceof Subquery subquery) {
                return new Condition.InQuery(left, subquery.query(), false);
            }
            if (built.get(0) instanceof Path path && ((PathNode<?>) values.get(0)).isCollection()) {
                return new Condition.MemberOf(left, path, false);
            }
        }
        return new Condition.InList(left, built, false);
    }

    /** The values when there is nothing else; an IN of nothing holds for nothing. */
    private @Nullable List<Object> literals() {
        List<Object> literals = new ArrayList<>();
        for (ExpressionNode<?> value : values) {
            if (!(value instanceof LiteralNode<?> literal)) {
                return null;
            }
            if (literal.value() instanceof Collection<?> several) {
                literals.addAll(several);
            } else {
                literals.add(literal.value());
            }
        }
        return literals;
    }
}
