package org.athanor.expression;

import java.util.ArrayList;
import java.util.List;

/** {@code when(User_.age.lt(18), "minor").when(…).otherwise("adult")}. */
public final class CaseExpression<T> {
    private final List<Node.Branch> branches;

    CaseExpression(List<Node.Branch> branches) {
        this.branches = branches;
    }

    /** One more branch: the first whose condition holds gives the value. */
    public CaseExpression<T> when(Predicate condition, T value) {
        return when(condition, new Value.Any<>(new Node.Literal(value)));
    }

    /** One more branch: the first whose condition holds gives the value. */
    public CaseExpression<T> when(Predicate condition, Selectable<? extends T> value) {
        List<Node.Branch> more = new ArrayList<>(branches);
        more.add(new Node.Branch(condition.node(), value.node()));
        return new CaseExpression<>(more);
    }

    /** The value where no condition holds. */
    public ComparableExpression<T> otherwise(T value) {
        return Value.of(new Node.Case(branches, new Node.Literal(value)));
    }

    /** The value where no condition holds. */
    public ComparableExpression<T> otherwise(Selectable<? extends T> value) {
        return Value.of(new Node.Case(branches, value.node()));
    }

    /** NULL where no condition holds. */
    public ComparableExpression<T> end() {
        return Value.of(new Node.Case(branches, null));
    }
}
