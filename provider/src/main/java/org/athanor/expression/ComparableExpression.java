package org.athanor.expression;

/** A value with an order: numbers, texts, dates, times. */
public interface ComparableExpression<T> extends Expression<T> {
    default Predicate lt(T value) {
        return Value.predicate(Operator.LT, node(), new Node.Literal(value));
    }

    default Predicate lt(Selectable<? extends T> other) {
        return Value.predicate(Operator.LT, node(), other.node());
    }

    default Predicate le(T value) {
        return Value.predicate(Operator.LE, node(), new Node.Literal(value));
    }

    default Predicate le(Selectable<? extends T> other) {
        return Value.predicate(Operator.LE, node(), other.node());
    }

    default Predicate gt(T value) {
        return Value.predicate(Operator.GT, node(), new Node.Literal(value));
    }

    default Predicate gt(Selectable<? extends T> other) {
        return Value.predicate(Operator.GT, node(), other.node());
    }

    default Predicate ge(T value) {
        return Value.predicate(Operator.GE, node(), new Node.Literal(value));
    }

    default Predicate ge(Selectable<? extends T> other) {
        return Value.predicate(Operator.GE, node(), other.node());
    }

    /** Both bounds included. */
    default Predicate between(T low, T high) {
        return Value.predicate(Operator.BETWEEN, node(), new Node.Literal(low), new Node.Literal(high));
    }

    /** Both bounds included. */
    default Predicate between(Selectable<? extends T> low, Selectable<? extends T> high) {
        return Value.predicate(Operator.BETWEEN, node(), low.node(), high.node());
    }

    /** The least value of the group. */
    default ComparableExpression<T> min() {
        return Value.of(Node.Operation.of(Operator.MIN, node()));
    }

    /** The greatest value of the group. */
    default ComparableExpression<T> max() {
        return Value.of(Node.Operation.of(Operator.MAX, node()));
    }
}
