package org.athanor.query.translate;

import java.util.ArrayList;
import java.util.List;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.query.tree.ComparisonOperator;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Parameter;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Query;
import org.athanor.sql.SqlExpression;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/** Conditions (Jakarta Persistence 3.2, 4.6). Instances are compared by their identifiers, so by foreign keys where they are. */
final class ConditionTranslator {
    private final Translation translation;

    ConditionTranslator(Translation translation) {
        this.translation = translation;
    }

    SqlExpression translate(Condition condition) {
        if (condition instanceof Condition.And and) {
            return new SqlExpression.And(all(and.terms()));
        }
        if (condition instanceof Condition.Or or) {
            return new SqlExpression.Or(all(or.terms()));
        }
        if (condition instanceof Condition.Not not) {
            return new SqlExpression.Not(translate(not.term()));
        }
        return translation.telling(condition, () -> translation.predicate(() -> predicate(condition)));
    }

    private List<SqlExpression> all(List<Condition> conditions) {
        List<SqlExpression> terms = new ArrayList<>(conditions.size());
        for (Condition condition : conditions) {
            terms.add(translate(condition));
        }
        return terms;
    }

    private ExpressionTranslator expressions() {
        return translation.expressions();
    }

    private SqlExpression predicate(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            return comparison(comparison);
        }
        if (condition instanceof Condition.Holds holds) {
            return holds(holds);
        }
        if (condition instanceof Condition.Between between) {
            List<Term> terms = expressions().together(List.of(between.term(), between.low(), between.high()), null);
            TypeCheck.comparable(terms.get(0), terms.get(1));
            TypeCheck.comparable(terms.get(0), terms.get(2));
            return new SqlExpression.Between(
                    terms.get(0).single(), terms.get(1).single(), terms.get(2).single(), between.negated());
        }
        if (condition instanceof Condition.Like like) {
            return like(like);
        }
        if (condition instanceof Condition.InList in) {
            return inList(in);
        }
        if (condition instanceof Condition.InParameter in) {
            return inParameter(in);
        }
        if (condition instanceof Condition.InQuery in) {
            SubqueryTranslator.Selected selected = translation.subqueries().query(in.query());
            Term term = expressions().term(in.term(), selected.shape());
            TypeCheck.comparable(term, selected.shape());
            return new SqlExpression.InQuery(term.single(), selected.sql(), in.negated());
        }
        if (condition instanceof Condition.QuantifiedComparison quantified) {
            SubqueryTranslator.Selected selected = translation.subqueries().query(quantified.query());
            Term left = expressions().term(quantified.left(), selected.shape());
            TypeCheck.comparable(left, selected.shape());
            return new SqlExpression.Comparison(
                    operator(quantified.operator()),
                    left.single(),
                    new SqlExpression.Quantified(quantified.all(), selected.sql()));
        }
        if (condition instanceof Condition.IsNull isNull) {
            return isNull(isNull);
        }
        if (condition instanceof Condition.IsEmpty empty) {
            return translation.subqueries().exists(empty.collection(), null, !empty.negated());
        }
        if (condition instanceof Condition.MemberOf member) {
            return translation.subqueries().exists(member.collection(), member.term(), member.negated());
        }
        Condition.Exists exists = (Condition.Exists) condition;
        return translation.subqueries().exists(exists.query(), exists.negated());
    }

    private static SqlExpression.ComparisonOperator operator(ComparisonOperator operator) {
        return SqlExpression.ComparisonOperator.valueOf(operator.name());
    }

    private SqlExpression comparison(Condition.Comparison comparison) {
        if (comparison.right() instanceof Expression.Subquery right) {
            return withQuery(comparison, right.query());
        }
        Term left;
        Term right;
        if (OpenTranslator.open(comparison.left()) && !OpenTranslator.open(comparison.right())) {
            right = expressions().term(comparison.right());
            left = expressions().term(comparison.left(), right);
        } else if (comparison.left() instanceof Parameter && comparison.right() instanceof Expression.Literal) {
            right = expressions().term(comparison.right());
            left = expressions().term(comparison.left(), right);
        } else {
            left = expressions().term(comparison.left());
            right = expressions().term(comparison.right(), left);
        }
        return compare(comparison.operator(), left, right);
    }

    /** With the only result of a query; of several columns it is asked whether the query has the term among its results. */
    private SqlExpression withQuery(Condition.Comparison comparison, Query query) {
        SubqueryTranslator.Selected selected = translation.subqueries().query(query);
        Term left = expressions().term(comparison.left(), selected.shape());
        if (selected.shape().columns().size() == 1) {
            return compare(comparison.operator(), left, SubqueryTranslator.scalar(selected));
        }
        TypeCheck.comparable(left, selected.shape());
        if (comparison.operator() != ComparisonOperator.EQ && comparison.operator() != ComparisonOperator.NE) {
            throw onlyEquality(left, comparison.operator());
        }
        return new SqlExpression.InQuery(left.single(), selected.sql(), comparison.operator() == ComparisonOperator.NE);
    }

    private static QueryTranslationException onlyEquality(Term term, ComparisonOperator operator) {
        return new QueryTranslationException(
                "Of " + ExpressionTranslator.describe(term) + " only = and <> can be asked, not " + operator);
    }

    static SqlExpression compare(ComparisonOperator operator, Term left, Term right) {
        TypeCheck.comparable(left, right);
        List<SqlExpression> lefts = left.columns();
        List<SqlExpression> rights = right.columns();
        if (lefts.size() != rights.size()) {
            throw new QueryTranslationException("Cannot compare " + ExpressionTranslator.describe(left) + " with "
                    + ExpressionTranslator.describe(right));
        }
        if (lefts.size() == 1) {
            return new SqlExpression.Comparison(operator(operator), lefts.get(0), rights.get(0));
        }
        List<SqlExpression> terms = new ArrayList<>();
        for (int i = 0; i < lefts.size(); i++) {
            terms.add(SqlExpression.eq(lefts.get(i), rights.get(i)));
        }
        if (operator == ComparisonOperator.EQ) {
            return new SqlExpression.And(terms);
        }
        if (operator == ComparisonOperator.NE) {
            return new SqlExpression.Not(new SqlExpression.And(terms));
        }
        throw onlyEquality(left, operator);
    }

    /** A boolean by itself: a column or a parameter is compared with true, as a converter may store it in any way. */
    private SqlExpression holds(Condition.Holds holds) {
        ValueType<?> bool = ValueTypes.require(Boolean.class);
        Term.Value like = new Term.Value(new SqlExpression.Literal(true), bool);
        Term.Value value = expressions().value(holds.term(), like);
        if (value.sql() instanceof SqlExpression.ColumnRef
                || value.sql() instanceof SqlExpression.LabelRef
                || value.sql() instanceof SqlExpression.Param) {
            if (value.type().javaType() != Boolean.class) {
                throw new QueryTranslationException(
                        "A condition must stand where the query has " + ExpressionTranslator.describe(value));
            }
            return SqlExpression.eq(
                    value.sql(), ((Term.Value) expressions().term(new Expression.Literal(true), value)).sql());
        }
        return value.sql();
    }

    private SqlExpression like(Condition.Like like) {
        Term text = new Term.Value(new SqlExpression.Literal(null), ValueTypes.require(String.class));
        SqlExpression escape = like.escape() == null
                ? null
                : expressions().value(like.escape(), null).sql();
        Term.Value term = expressions().value(like.term(), text);
        TypeCheck.of(Family.TEXT, term, "LIKE");
        return new SqlExpression.Like(
                term.sql(), expressions().value(like.pattern(), text).sql(), escape, like.ignoreCase(), like.negated());
    }

    private SqlExpression inList(Condition.InList in) {
        Term term = expressions().term(in.term());
        List<Term> values = new ArrayList<>();
        for (Expression value : in.values()) {
            Term one = expressions().term(value, term);
            TypeCheck.comparable(term, one);
            values.add(one);
        }
        if (term.columns().size() == 1) {
            return new SqlExpression.InValues(
                    term.single(), values.stream().map(Term::single).toList(), in.negated());
        }
        List<SqlExpression> terms = new ArrayList<>();
        values.forEach(value -> terms.add(compare(ComparisonOperator.EQ, term, value)));
        SqlExpression any = terms.size() == 1 ? terms.get(0) : new SqlExpression.Or(terms);
        return in.negated() ? new SqlExpression.Not(any) : any;
    }

    private SqlExpression inParameter(Condition.InParameter in) {
        Term term = expressions().term(in.term());
        if (term.columns().size() != 1) {
            return inRowParameter(in, term);
        }
        ParameterPart part = ParameterPart.WHOLE;
        ValueType<?> type = UntypedValue.TYPE;
        Class<?> javaType = Object.class;
        if (term instanceof Term.Value value) {
            type = value.type();
            javaType = type.javaType();
        } else if (term instanceof Term.Instance instance) {
            part = new ParameterPart.InstanceKey(instance.entity(), 0);
            type = instance.entity().id().leaves().get(0).type();
            javaType = instance.entity().javaType();
        } else if (term instanceof Term.Identity identity) {
            part = new ParameterPart.Identity(identity.entity(), 0);
            type = identity.entity().id().leaves().get(0).type();
            javaType = identity.entity().id().javaType();
        } else if (term instanceof Term.Embedded embedded) {
            part = new ParameterPart.EmbeddedValue(
                    embedded.embedded(), embedded.parts().get(0).path());
            type = embedded.parts().get(0).type();
            javaType = embedded.embedded().javaType();
        } else if (term instanceof Term.ClassOf classOf) {
            part = OpenTranslator.classValues(classOf.group());
            type = OpenTranslator.discriminatorType(classOf.group());
            javaType = Class.class;
        }
        translation.parameters().use(in.collection(), javaType, true);
        return new SqlExpression.InParam(
                term.single(), OpenTranslator.param(in.collection(), part, type), in.negated());
    }

    /** The collection's elements are bound in parts, as a parameter compared with the term would be. */
    private SqlExpression inRowParameter(Condition.InParameter in, Term term) {
        List<SqlExpression.Param> parts = new ArrayList<>();
        Term element = expressions().term(in.collection(), term);
        for (SqlExpression column : element.columns()) {
            parts.add((SqlExpression.Param) column);
        }
        Class<?> javaType = term instanceof Term.Instance instance
                ? instance.entity().javaType()
                : term instanceof Term.Identity identity
                        ? identity.entity().id().javaType()
                        : ((Term.Embedded) term).embedded().javaType();
        translation.parameters().use(in.collection(), javaType, true);
        return new SqlExpression.InRowParam(new SqlExpression.Row(term.columns()), parts, in.negated());
    }

    /** A to-one is null when its foreign key is; where the other side has the key, when there is no row. */
    private SqlExpression isNull(Condition.IsNull isNull) {
        if (isNull.term() instanceof Path path
                && path.last() instanceof ToOneAttribute toOne
                && !PathTranslator.storedHere(toOne)) {
            return translation.subqueries().exists(path, null, !isNull.negated());
        }
        List<SqlExpression> terms = new ArrayList<>();
        for (SqlExpression column : expressions().term(isNull.term()).columns()) {
            terms.add(new SqlExpression.IsNull(column, isNull.negated()));
        }
        if (terms.size() == 1) {
            return terms.get(0);
        }
        return isNull.negated() ? new SqlExpression.Or(terms) : new SqlExpression.And(terms);
    }
}
