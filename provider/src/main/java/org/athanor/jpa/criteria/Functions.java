package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.query.translate.Numerics;
import org.athanor.query.tree.AggregateFunction;
import org.athanor.query.tree.ArithmeticOperator;
import org.athanor.query.tree.BuiltIn;
import org.athanor.query.tree.Expression.Aggregate;
import org.athanor.query.tree.Expression.Arithmetic;
import org.athanor.query.tree.Expression.Call;
import org.athanor.query.tree.Expression.Cast;
import org.athanor.query.tree.Expression.Invocation;
import org.athanor.query.tree.Expression.Null;
import org.athanor.query.tree.Expression.Typed;
import org.athanor.util.Wrappers;

/** Values made of expressions, with the classes of their results. */
final class Functions {
    private Functions() {}

    static <T> ExpressionNode<T> call(Class<? extends T> type, BuiltIn function, Expression<?>... arguments) {
        return new Composed<>(type, ExpressionNode.all(Arrays.asList(arguments)), built -> new Call(function, built));
    }

    @SuppressWarnings("unchecked")
    static <T> ExpressionNode<T> sameType(BuiltIn function, Expression<T> term, Expression<?>... more) {
        List<ExpressionNode<?>> operands = new ArrayList<>();
        operands.add(ExpressionNode.of(term));
        operands.addAll(ExpressionNode.all(Arrays.asList(more)));
        return new Composed<>(
                (Class<T>) ExpressionNode.of(term).getJavaType(), operands, built -> new Call(function, built));
    }

    static <T> ExpressionNode<T> aggregate(
            Class<? extends T> type, AggregateFunction function, boolean distinct, Expression<?> term) {
        return new Composed<>(
                type, List.of(ExpressionNode.of(term)), built -> new Aggregate(function, distinct, built.get(0)));
    }

    /** A literal number takes the class of the other operand where it has place there (6.3.8.1). */
    static <N> ExpressionNode<N> arithmetic(ArithmeticOperator operator, Expression<?> left, Expression<?> right) {
        ExpressionNode<?> l = ExpressionNode.of(left);
        ExpressionNode<?> r = ExpressionNode.of(right);
        Class<N> type = promoted(List.of(l, r));
        return new Composed<>(
                type,
                List.of(LiteralNode.beside(r, l), LiteralNode.beside(l, r)),
                built -> Arithmetic.of(built.get(0), operator, built.get(1)));
    }

    /** The class of what several numbers are put together to; of others their most specific common superclass. */
    @SuppressWarnings("unchecked")
    static <N> Class<N> promoted(List<? extends ExpressionNode<?>> operands) {
        List<Class<?>> types = new ArrayList<>();
        operands.forEach(operand -> types.add(Wrappers.of(operand.getJavaType())));
        Class<?> promoted = Numerics.promotedClass(types);
        if (promoted != Object.class || types.isEmpty()) {
            return (Class<N>) promoted;
        }
        Class<?> common = types.get(0);
        for (Class<?> type : types) {
            while (!common.isAssignableFrom(type)) {
                common = common.getSuperclass() == null ? Object.class : common.getSuperclass();
            }
        }
        return (Class<N>) common;
    }

    static <T> ExpressionNode<T> cast(ExpressionNode<?> term, Class<T> type) {
        return new Composed<>(type, List.of(term), built -> new Cast(built.get(0), type));
    }

    static <T> ExpressionNode<T> nothing(Class<? extends T> type) {
        return new Composed<>(type, List.of(), built -> new Null());
    }

    static <T> ExpressionNode<T> function(String name, Class<T> type, Expression<?>... arguments) {
        Given.notNull(name, "name of the function");
        return new Composed<>(
                type,
                ExpressionNode.all(Arrays.asList(arguments)),
                built -> new Typed(new Invocation(name, built), type));
    }

    /** The value as an expression beside another one. */
    static ExpressionNode<?> value(ExpressionNode<?> beside, @Nullable Object value) {
        return value instanceof Expression<?> expression
                ? ExpressionNode.of(expression)
                : value == null ? nothing(beside.getJavaType()) : LiteralNode.beside(beside, value);
    }
}
