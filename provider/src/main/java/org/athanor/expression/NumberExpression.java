package org.athanor.expression;

/** A number. Arithmetic is the database's. */
public interface NumberExpression<N> extends ComparableExpression<N> {
    default NumberExpression<N> plus(N value) {
        return of(Operator.ADD, new Node.Literal(value));
    }

    default NumberExpression<N> plus(Selectable<? extends N> other) {
        return of(Operator.ADD, other.node());
    }

    default NumberExpression<N> minus(N value) {
        return of(Operator.SUBTRACT, new Node.Literal(value));
    }

    default NumberExpression<N> minus(Selectable<? extends N> other) {
        return of(Operator.SUBTRACT, other.node());
    }

    default NumberExpression<N> times(N value) {
        return of(Operator.MULTIPLY, new Node.Literal(value));
    }

    default NumberExpression<N> times(Selectable<? extends N> other) {
        return of(Operator.MULTIPLY, other.node());
    }

    default NumberExpression<N> dividedBy(N value) {
        return of(Operator.DIVIDE, new Node.Literal(value));
    }

    default NumberExpression<N> dividedBy(Selectable<? extends N> other) {
        return of(Operator.DIVIDE, other.node());
    }

    default NumberExpression<N> negated() {
        return of(Operator.NEGATE);
    }

    default NumberExpression<N> abs() {
        return of(Operator.ABS);
    }

    /** The sum over the group; of whole numbers a {@code Long}. */
    default NumberExpression<N> sum() {
        return of(Operator.SUM);
    }

    /** The mean over the group. */
    default NumberExpression<Double> avg() {
        return new Value.Number<>(Node.Operation.of(Operator.AVG, node()));
    }

    @Override
    default NumberExpression<N> min() {
        return of(Operator.MIN);
    }

    @Override
    default NumberExpression<N> max() {
        return of(Operator.MAX);
    }

    @Override
    default NumberExpression<N> label(String name) {
        return new Value.Number<>(new Node.Labelled(node(), name));
    }

    private NumberExpression<N> of(Operator operator, Node... others) {
        return new Value.Number<>(Value.operation(operator, node(), others));
    }
}
