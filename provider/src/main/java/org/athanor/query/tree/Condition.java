package org.athanor.query.tree;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.query.tree.Expression.Parameter;
import org.athanor.query.tree.Expression.Path;

/** What is true, false or unknown. Conjunctions and disjunctions are n-ary, so that long ones do not recurse. */
public sealed interface Condition extends Expression {
    /** All terms hold; at least two, none a conjunction itself. */
    record And(List<Condition> terms) implements Condition {
        public And {
            terms = List.copyOf(terms);
        }
    }

    /** One of the terms holds; at least two, none a disjunction itself. */
    record Or(List<Condition> terms) implements Condition {
        public Or {
            terms = List.copyOf(terms);
        }
    }

    record Not(Condition term) implements Condition {}

    /** The value of a boolean expression. */
    record Holds(Expression term) implements Condition {}

    record Comparison(ComparisonOperator operator, Expression left, Expression right) implements Condition {}

    /** Compares with all, or with any, of a query's results. */
    record QuantifiedComparison(ComparisonOperator operator, Expression left, boolean all, Query query)
            implements Condition {}

    record Between(Expression term, Expression low, Expression high, boolean negated) implements Condition {}

    record Like(
            Expression term, Expression pattern, @Nullable Expression escape, boolean ignoreCase, boolean negated)
            implements Condition {}

    record InList(Expression term, List<Expression> values, boolean negated) implements Condition {
        public InList {
            values = List.copyOf(values);
        }
    }

    /** The term is an element of the collection given for a parameter. */
    record InParameter(Expression term, Parameter collection, boolean negated) implements Condition {}

    record InQuery(Expression term, Query query, boolean negated) implements Condition {}

    record IsNull(Expression term, boolean negated) implements Condition {}

    record IsEmpty(Path collection, boolean negated) implements Condition {}

    record MemberOf(Expression term, Path collection, boolean negated) implements Condition {}

    record Exists(Query query, boolean negated) implements Condition {}
}
