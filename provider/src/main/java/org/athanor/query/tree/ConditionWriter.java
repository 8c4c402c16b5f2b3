package org.athanor.query.tree;

import java.util.List;

/** Writes conditions. */
final class ConditionWriter {
    private final StringBuilder out;
    private final ExpressionWriter expressions;
    private final JpqlWriter queries;

    ConditionWriter(StringBuilder out, ExpressionWriter expressions, JpqlWriter queries) {
        this.out = out;
        this.expressions = expressions;
        this.queries = queries;
    }

    static int precedence(Condition condition) {
        if (condition instanceof Condition.Or) {
            return ExpressionWriter.OR;
        }
        if (condition instanceof Condition.And) {
            return ExpressionWriter.AND;
        }
        if (condition instanceof Condition.Not) {
            return ExpressionWriter.NOT;
        }
        return condition instanceof Condition.Holds holds
                ? ExpressionWriter.precedence(holds.term())
                : ExpressionWriter.PREDICATE;
    }

    void write(Condition condition) {
        if (condition instanceof Condition.Or or) {
            chain(or.terms(), " or ", ExpressionWriter.AND);
        } else if (condition instanceof Condition.And and) {
            chain(and.terms(), " and ", ExpressionWriter.NOT);
        } else if (condition instanceof Condition.Not not) {
            out.append("not ");
            expressions.write(not.term(), ExpressionWriter.PREDICATE);
        } else if (condition instanceof Condition.Holds holds) {
            expressions.write(holds.term());
        } else if (condition instanceof Condition.Comparison comparison) {
            expressions.operand(comparison.left());
            out.append(operator(comparison.operator()));
            expressions.operand(comparison.right());
        } else if (condition instanceof Condition.QuantifiedComparison quantified) {
            expressions.operand(quantified.left());
            out.append(operator(quantified.operator())).append(quantified.all() ? "all " : "any ");
            query(quantified.query());
        } else if (condition instanceof Condition.Exists exists) {
            out.append(exists.negated() ? "not exists " : "exists ");
            query(exists.query());
        } else {
            predicate(condition);
        }
    }

    private void chain(List<Condition> terms, String operator, int least) {
        for (int i = 0; i < terms.size(); i++) {
            out.append(i == 0 ? "" : operator);
            expressions.write(terms.get(i), least);
        }
    }

    private static String operator(ComparisonOperator operator) {
        return switch (operator) {
            case EQ -> " = ";
            case NE -> " <> ";
            case LT -> " < ";
            case LE -> " <= ";
            case GT -> " > ";
            case GE -> " >= ";
        };
    }

    private void query(Query query) {
        out.append("(");
        queries.query(query);
        out.append(")");
    }

    private void predicate(Condition condition) {
        if (condition instanceof Condition.Between between) {
            left(between.term(), between.negated(), "between ");
            expressions.operand(between.low());
            out.append(" and ");
            expressions.operand(between.high());
        } else if (condition instanceof Condition.Like like) {
            left(like.term(), like.negated(), like.ignoreCase() ? "ilike " : "like ");
            expressions.operand(like.pattern());
            if (like.escape() != null) {
                out.append(" escape ");
                expressions.operand(like.escape());
            }
        } else if (condition instanceof Condition.InList in) {
            left(in.term(), in.negated(), "in (");
            expressions.list(in.values());
            out.append(")");
        } else if (condition instanceof Condition.InParameter in) {
            left(in.term(), in.negated(), "in ");
            expressions.write(in.collection());
        } else if (condition instanceof Condition.InQuery in) {
            left(in.term(), in.negated(), "in ");
            query(in.query());
        } else if (condition instanceof Condition.IsNull isNull) {
            expressions.operand(isNull.term());
            out.append(isNull.negated() ? " is not null" : " is null");
        } else if (condition instanceof Condition.IsEmpty empty) {
            expressions.operand(empty.collection());
            out.append(empty.negated() ? " is not empty" : " is empty");
        } else if (condition instanceof Condition.MemberOf member) {
            left(member.term(), member.negated(), "member of ");
            expressions.operand(member.collection());
        }
    }

    private void left(Expression term, boolean negated, String operator) {
        expressions.operand(term);
        out.append(negated ? " not " : " ").append(operator);
    }
}
