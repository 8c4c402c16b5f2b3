package org.athanor.dialect;

import java.util.List;
import org.athanor.sql.SqlExpression;

/**
 * How tightly expressions hold together, so that parentheses stand only where they are needed. Databases disagree about
 * {@code ||}, so a concatenation inside arithmetic, or arithmetic inside a concatenation, always gets its parentheses.
 */
final class Precedence {
    static final int LOOSE = 0;
    static final int OR = 1;
    static final int AND = 2;
    static final int NOT = 3;
    static final int COMPARISON = 4;
    static final int CONCAT = 5;
    static final int SUM = 6;
    static final int PRODUCT = 7;
    static final int UNARY = 8;
    static final int ATOM = 9;

    private Precedence() {}

    static int of(SqlExpression e) {
        if (e instanceof SqlExpression.And and) {
            return listed(and.terms(), AND);
        }
        if (e instanceof SqlExpression.Or or) {
            return listed(or.terms(), OR);
        }
        if (e instanceof SqlExpression.Arithmetic arithmetic) {
            return of(arithmetic.operator());
        }
        if (e instanceof SqlExpression.Concat concat) {
            return concat.terms().size() == 1 ? of(concat.terms().get(0)) : CONCAT;
        }
        if (e instanceof SqlExpression.Fragment) {
            return LOOSE;
        }
        if (e instanceof SqlExpression.Not) {
            return NOT;
        }
        if (e instanceof SqlExpression.Negate || e instanceof SqlExpression.Literal literal && negative(literal)) {
            return UNARY;
        }
        return comparison(e) ? COMPARISON : ATOM;
    }

    static int of(SqlExpression.ArithmeticOperator operator) {
        return switch (operator) {
            case ADD, SUBTRACT -> SUM;
            case MULTIPLY, DIVIDE, MODULO -> PRODUCT;
        };
    }

    private static int listed(List<SqlExpression> terms, int own) {
        return terms.isEmpty() ? COMPARISON : terms.size() == 1 ? of(terms.get(0)) : own;
    }

    private static boolean negative(SqlExpression.Literal literal) {
        return literal.value() instanceof Number number && number.toString().startsWith("-");
    }

    private static boolean comparison(SqlExpression e) {
        return e instanceof SqlExpression.Comparison
                || e instanceof SqlExpression.IsNull
                || e instanceof SqlExpression.Between
                || e instanceof SqlExpression.Like
                || e instanceof SqlExpression.InValues
                || e instanceof SqlExpression.InParam
                || e instanceof SqlExpression.InQuery
                || e instanceof SqlExpression.Exists exists && exists.negated();
    }
}
