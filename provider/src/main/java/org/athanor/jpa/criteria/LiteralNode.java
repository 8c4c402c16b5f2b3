package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.List;
import org.athanor.query.translate.Numerics;
import org.athanor.util.Wrappers;

/** A value of the query. Beside an expression of a class that has place for it, that class is its own. */
final class LiteralNode<T> extends ExpressionNode<T> {
    private static final long serialVersionUID = 1;

    private final Object value;
    private final @Nullable Class<?> context;

    @SuppressWarnings("unchecked")
    private LiteralNode(Object value, @Nullable Class<?> context) {
        super((Class<? extends T>) value.getClass());
        this.value = Given.notNull(value, "value");
        this.context = context;
    }

    static <T> LiteralNode<T> of(T value) {
        return new LiteralNode<>(Given.notNull(value, "value"), null);
    }

    /** A value that stands where one of the class {@code context} is. */
    static <T> LiteralNode<T> of(T value, Class<?> context) {
        return new LiteralNode<>(fitting(Given.notNull(value, "value"), Wrappers.of(context)), context);
    }

    /** A text where a number is expected is read as one. */
    private static Object fitting(Object value, Class<?> context) {
        if (value instanceof String text && Number.class.isAssignableFrom(context)) {
            try {
                Object number = Numerics.exactly(new BigDecimal(text), context);
                return number == null ? value : number;
            } catch (NumberFormatException e) {
                return value;
            }
        }
        return value;
    }

    /** A value that stands beside an expression. */
    static <T> LiteralNode<T> beside(ExpressionNode<?> other, T value) {
        return of(value, other.getJavaType());
    }

    /** An operand of its own becomes one that stands beside another. */
    static ExpressionNode<?> beside(ExpressionNode<?> other, ExpressionNode<?> operand) {
        return operand instanceof LiteralNode<?> literal
                        && literal.context == null
                        && !(other instanceof LiteralNode<?>)
                ? beside(other, literal.value)
                : operand;
    }

    Object value() {
        return value;
    }

    @Override
    List<ExpressionNode<?>> operands() {
        return List.of();
    }

    @Override
    org.athanor.query.tree.Expression tree(TreeBuild build) {
        return build.value(value, context);
    }
}
