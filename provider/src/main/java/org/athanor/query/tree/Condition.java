package org.athanor.query.tree;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.query.tree.Expression.Literal;
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

    /** The conjunction: of one term that term, of none what is always true. */
    static Condition all(List<? extends Condition> terms) {
        List<Condition> flat = new ArrayList<>();
        for (Condition term : terms) {
            if (term instanceof And and) {
                flat.addAll(and.terms());
            } else {
                flat.add(term);
            }
        }
        return flat.isEmpty() ? truth(true) : flat.size() == 1 ? flat.get(0) : new And(flat);
    }

    /** The disjunction: of one term that term, of none what is never true. */
    static Condition any(List<? extends Condition> terms) {
        List<Condition> flat = new ArrayList<>();
        for (Condition term : terms) {
            if (term instanceof Or or) {
                flat.addAll(or.terms());
            } else {
                flat.add(term);
            }
        }
        return flat.isEmpty() ? truth(false) : flat.size() == 1 ? flat.get(0) : new Or(flat);
    }

    /** What is always, or never, true, in every database. */
    static Condition truth(boolean value) {
        return new Comparison(ComparisonOperator.EQ, new Literal(1), new Literal(value ? 1 : 0));
    }

    /** The opposite: what has a negated form of its own takes that. */
    static Condition not(Condition term) {
        if (term instanceof InParameter in) {
            return new InParameter(in.term(), in.collection(), !in.negated());
        }
        if (term instanceof InList in) {
            return new InList(in.term(), in.values(), !in.negated());
        }
        if (term instanceof InQuery in) {
            return new InQuery(in.term(), in.query(), !in.negated());
        }
        if (term instanceof IsNull isNull) {
            return new IsNull(isNull.term(), !isNull.negated());
        }
        if (term instanceof Like like) {
            return new Like(like.term(), like.pattern(), like.escape(), like.ignoreCase(), !like.negated());
        }
        if (term instanceof Between between) {
            return new Between(between.term(), between.low(), between.high(), !between.negated());
        }
        if (term instanceof Exists exists) {
            return new Exists(exists.query(), !exists.negated());
        }
        if (term instanceof IsEmpty empty) {
            return new IsEmpty(empty.collection(), !empty.negated());
        }
        if (term instanceof MemberOf member) {
            return new MemberOf(member.term(), member.collection(), !member.negated());
        }
        return term instanceof Not not ? not.term() : new Not(term);
    }
}
