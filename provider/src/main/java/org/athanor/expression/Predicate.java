package org.athanor.expression;

/** What holds, holds not, or is unknown: what queries are filtered by. */
public interface Predicate extends Expression<Boolean> {
    /** Both hold. */
    default Predicate and(Predicate other) {
        return Value.predicate(Operator.AND, node(), other.node());
    }

    /** One of them holds. */
    default Predicate or(Predicate other) {
        return Value.predicate(Operator.OR, node(), other.node());
    }

    /** This holds not. */
    default Predicate not() {
        return Value.predicate(Operator.NOT, node());
    }
}
