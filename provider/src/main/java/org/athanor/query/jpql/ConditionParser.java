package org.athanor.query.jpql;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.query.tree.ComparisonOperator;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Condition.And;
import org.athanor.query.tree.Condition.Between;
import org.athanor.query.tree.Condition.Comparison;
import org.athanor.query.tree.Condition.Exists;
import org.athanor.query.tree.Condition.Holds;
import org.athanor.query.tree.Condition.InList;
import org.athanor.query.tree.Condition.InParameter;
import org.athanor.query.tree.Condition.InQuery;
import org.athanor.query.tree.Condition.IsEmpty;
import org.athanor.query.tree.Condition.IsNull;
import org.athanor.query.tree.Condition.Like;
import org.athanor.query.tree.Condition.MemberOf;
import org.athanor.query.tree.Condition.Not;
import org.athanor.query.tree.Condition.Or;
import org.athanor.query.tree.Condition.QuantifiedComparison;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Literal;
import org.athanor.query.tree.Expression.Parameter;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Query;

/**
 * Conditions, by descending precedence: OR, AND, NOT, comparisons (Jakarta Persistence 3.2, 4.6). What is in parentheses
 * may be a condition or a value, so all levels yield expressions; {@link #condition} makes a condition of one.
 */
final class ConditionParser {
    private final Parsing parsing;
    private final Tokens tokens;

    ConditionParser(Parsing parsing) {
        this.parsing = parsing;
        this.tokens = parsing.tokens();
    }

    /** conditional_expression */
    Condition condition() {
        int place = tokens.position();
        return condition(expression(), place);
    }

    /** where_clause; null when there is none. */
    @Nullable
    Condition where() {
        return tokens.accept("where") ? parsing.asking(false, this::condition) : null;
    }

    /** conditional_expression, or a value: terms joined by OR. */
    Expression expression() {
        return parsing.nested(this::disjunction);
    }

    private Expression disjunction() {
        int place = tokens.position();
        Expression first = conjunction();
        if (!tokens.is("or")) {
            return first;
        }
        List<Condition> terms = new ArrayList<>();
        addDisjunct(terms, condition(first, place));
        while (tokens.accept("or")) {
            int next = tokens.position();
            addDisjunct(terms, condition(conjunction(), next));
        }
        return new Or(terms);
    }

    /** conditional_term: factors joined by AND. */
    private Expression conjunction() {
        int place = tokens.position();
        Expression first = factor();
        if (!tokens.is("and")) {
            return first;
        }
        List<Condition> terms = new ArrayList<>();
        addConjunct(terms, condition(first, place));
        while (tokens.accept("and")) {
            int next = tokens.position();
            addConjunct(terms, condition(factor(), next));
        }
        return new And(terms);
    }

    private static void addDisjunct(List<Condition> terms, Condition term) {
        if (term instanceof Or or) {
            terms.addAll(or.terms());
        } else {
            terms.add(term);
        }
    }

    private static void addConjunct(List<Condition> terms, Condition term) {
        if (term instanceof And and) {
            terms.addAll(and.terms());
        } else {
            terms.add(term);
        }
    }

    /** conditional_factor */
    private Expression factor() {
        boolean negated = false;
        boolean not = false;
        while (tokens.is("not") && tokens.kind(1) != TokenKind.DOT) {
            tokens.advance();
            not = true;
            negated = !negated;
        }
        int place = tokens.position();
        Expression primary = primary();
        if (!not) {
            return primary;
        }
        Condition term = condition(primary, place);
        if (!negated) {
            return term;
        }
        return term instanceof Exists exists ? new Exists(exists.query(), !exists.negated()) : new Not(term);
    }

    private Condition condition(Expression expression, int place) {
        if (expression instanceof Condition condition) {
            return condition;
        }
        if (expression instanceof Literal literal && !(literal.value() instanceof Boolean)) {
            throw tokens.error(place, "This is a value, but a condition must stand here");
        }
        return new Holds(expression);
    }

    /** simple_cond_expression, or a value. */
    private Expression primary() {
        if (tokens.isCall("exists")) {
            tokens.advance();
            return new Exists(subquery(), false);
        }
        Expression left = parsing.expressions().value();
        ComparisonOperator operator = operator();
        if (operator != null) {
            tokens.advance();
            return comparison(operator, left);
        }
        if (tokens.is("is")) {
            return is(left);
        }
        boolean negated = tokens.is("not");
        if (negated
                && !(tokens.is(1, "between")
                        || tokens.is(1, "in")
                        || tokens.is(1, "like")
                        || tokens.is(1, "ilike")
                        || tokens.is(1, "member"))) {
            tokens.advance();
            throw tokens.unexpected("BETWEEN, IN, LIKE or MEMBER");
        }
        if (negated) {
            tokens.advance();
        }
        if (tokens.accept("between")) {
            Expression low = parsing.expressions().value();
            tokens.expect("and");
            return new Between(left, low, parsing.expressions().value(), negated);
        }
        if (tokens.is("like") || tokens.is("ilike")) {
            boolean ignoreCase = tokens.is("ilike");
            tokens.advance();
            Expression pattern = parsing.expressions().value();
            Expression escape = tokens.accept("escape") ? parsing.expressions().value() : null;
            return new Like(left, pattern, escape, ignoreCase, negated);
        }
        if (tokens.accept("in")) {
            return in(left, negated);
        }
        if (tokens.accept("member")) {
            tokens.accept("of");
            return new MemberOf(left, parsing.paths().collection(), negated);
        }
        return left;
    }

    private @Nullable ComparisonOperator operator() {
        return switch (tokens.kind()) {
            case EQ -> ComparisonOperator.EQ;
            case NE -> ComparisonOperator.NE;
            case LT -> ComparisonOperator.LT;
            case LE -> ComparisonOperator.LE;
            case GT -> ComparisonOperator.GT;
            case GE -> ComparisonOperator.GE;
            default -> null;
        };
    }

    /** comparison_expression, behind the operator. */
    private Condition comparison(ComparisonOperator operator, Expression left) {
        boolean all = tokens.isCall("all");
        if (all || tokens.isCall("any") || tokens.isCall("some")) {
            tokens.advance();
            return new QuantifiedComparison(operator, left, all, subquery());
        }
        return new Comparison(operator, left, parsing.expressions().value());
    }

    /** null_comparison_expression, empty_collection_comparison_expression */
    private Condition is(Expression left) {
        tokens.advance();
        boolean negated = tokens.accept("not");
        if (tokens.accept("null")) {
            return new IsNull(left, negated);
        }
        if (tokens.is("empty")) {
            if (!(left instanceof Path path) || !ExpressionParser.isCollection(path)) {
                throw tokens.error("Only a collection is empty or not");
            }
            tokens.advance();
            return new IsEmpty(path, negated);
        }
        if (tokens.is("true") || tokens.is("false")) {
            boolean value = tokens.accept("true") || !tokens.accept("false");
            Condition term = new Comparison(ComparisonOperator.EQ, left, new Literal(value));
            return negated ? new Not(term) : term;
        }
        throw tokens.unexpected("NULL or EMPTY");
    }

    /** in_expression, behind IN. A single parameter in parentheses may be given a collection too. */
    private Condition in(Expression left, boolean negated) {
        if (!tokens.is(TokenKind.OPEN)) {
            if (tokens.is(TokenKind.NAMED_PARAMETER) || tokens.is(TokenKind.POSITIONAL_PARAMETER)) {
                return new InParameter(left, parsing.expressions().parameter(), negated);
            }
            throw tokens.unexpected("'(' or a parameter");
        }
        if (parsing.expressions().atSubquery()) {
            return new InQuery(left, subquery(), negated);
        }
        tokens.advance();
        List<Expression> values = new ArrayList<>();
        do {
            values.add(parsing.expressions().value());
        } while (tokens.accept(TokenKind.COMMA));
        tokens.expect(TokenKind.CLOSE);
        if (values.size() == 1 && values.get(0) instanceof Parameter parameter) {
            return new InParameter(left, parameter, negated);
        }
        return new InList(left, values, negated);
    }

    private Query subquery() {
        if (!parsing.expressions().atSubquery()) {
            tokens.expect(TokenKind.OPEN);
            throw tokens.unexpected("SELECT");
        }
        return parsing.expressions().subquery().query();
    }
}
