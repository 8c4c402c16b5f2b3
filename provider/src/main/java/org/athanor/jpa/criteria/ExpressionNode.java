package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.athanor.query.tree.ComparisonOperator;
import org.athanor.query.tree.Selection.Value;

/** What has a value. It is built into a tree as often as it is used, each time with the variables of that tree. */
abstract class ExpressionNode<T> extends SelectionNode<T> implements Expression<T> {
    private static final long serialVersionUID = 1;

    private final Class<? extends T> javaType;

    ExpressionNode(Class<? extends T> javaType) {
        this.javaType = javaType;
    }

    abstract org.athanor.query.tree.Expression tree(TreeBuild build);

    /** What it is made of. */
    abstract List<? extends ExpressionNode<?>> operands();

    @SuppressWarnings("unchecked")
    static <T> ExpressionNode<T> of(@Nullable Expression<? extends T> expression) {
        return Given.node(expression, ExpressionNode.class, "expression");
    }

    static List<ExpressionNode<?>> all(Iterable<? extends Expression<?>> expressions) {
        List<ExpressionNode<?>> nodes = new ArrayList<>();
        for (Expression<?> expression : expressions) {
            nodes.add(of(expression));
        }
        return nodes;
    }

    @Override
    void parameters(Consumer<ParameterNode<?>> into) {
        operands().forEach(operand -> operand.parameters(into));
    }

    @Override
    final org.athanor.query.tree.Selection selection(TreeBuild build) {
        return new Value(tree(build), getAlias());
    }

    @Override
    public Class<? extends T> getJavaType() {
        return javaType;
    }

    @Override
    public Predicate isNull() {
        return Conditions.isNull(this, false);
    }

    @Override
    public Predicate isNotNull() {
        return Conditions.isNull(this, true);
    }

    @Override
    public Predicate equalTo(Expression<?> value) {
        return Conditions.comparison(ComparisonOperator.EQ, this, value);
    }

    @Override
    public Predicate equalTo(@Nullable Object value) {
        return Conditions.equal(this, value);
    }

    @Override
    public Predicate notEqualTo(Expression<?> value) {
        return Conditions.comparison(ComparisonOperator.NE, this, value);
    }

    @Override
    public Predicate notEqualTo(@Nullable Object value) {
        return Conditions.notEqual(this, value);
    }

    @Override
    public Predicate in(Object... values) {
        return in(Arrays.asList(values));
    }

    @Override
    public Predicate in(Expression<?>... values) {
        return new InNode<>(this).addAll(Arrays.asList(values));
    }

    @Override
    public Predicate in(Collection<?> values) {
        return new InNode<>(this).addAll(values);
    }

    @Override
    public Predicate in(Expression<Collection<?>> values) {
        return new InNode<>(this).addAll(List.of(of(values)));
    }

    @Override
    public <X> Expression<X> as(Class<X> type) {
        return new Composed<>(type, List.of(this), operands -> operands.get(0));
    }

    @Override
    public <X> Expression<X> cast(Class<X> type) {
        return Functions.cast(this, type);
    }
}
