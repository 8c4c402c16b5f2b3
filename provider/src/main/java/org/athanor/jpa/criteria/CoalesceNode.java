package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.CriteriaBuilder.Coalesce;
import jakarta.persistence.criteria.Expression;
import java.util.ArrayList;
import java.util.List;

/** The first of several values that is not null. */
final class CoalesceNode<T> extends ExpressionNode<T> implements Coalesce<T> {
    private static final long serialVersionUID = 1;

    private final List<ExpressionNode<?>> values = new ArrayList<>();

    @SuppressWarnings("unchecked")
    CoalesceNode() {
        super((Class<? extends T>) Object.class);
    }

    private CoalesceNode<T> add(ExpressionNode<?> value) {
        values.add(value);
        return this;
    }

    @Override
    public CoalesceNode<T> value(@Nullable T value) {
        return add(value == null ? Functions.nothing(getJavaType()) : besideFirst(LiteralNode.of(value)));
    }

    @Override
    public CoalesceNode<T> value(Expression<? extends T> value) {
        return add(besideFirst(of(value)));
    }

    private ExpressionNode<?> besideFirst(ExpressionNode<?> value) {
        return values.isEmpty() ? value : LiteralNode.beside(values.get(0), value);
    }

    @Override
    public Class<? extends T> getJavaType() {
        return Functions.promoted(values);
    }

    @Override
    List<ExpressionNode<?>> operands() {
        return values;
    }

    @Override
    org.athanor.query.tree.Expression tree(TreeBuild build) {
        return new org.athanor.query.tree.Expression.Coalesce(build.all(values));
    }
}
