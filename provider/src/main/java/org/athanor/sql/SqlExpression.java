package org.athanor.sql;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.sql.schema.Column;
import org.athanor.type.SqlType;
import org.athanor.type.ValueType;

/** A scalar or boolean SQL expression. Conjunctions and disjunctions are n-ary, so that long ones do not recurse. */
public sealed interface SqlExpression {
    /** A column of the table under {@code alias}; without alias in statements over one table. */
    record ColumnRef(@Nullable String alias, Column column) implements SqlExpression {}

    /** A labelled column of a derived table. */
    record LabelRef(String alias, String label) implements SqlExpression {}

    /**
     * A value given at execution. {@code key} is whatever the maker of the statement finds its value by (a position, a
     * parameter of a query); equal keys may occur several times.
     */
    record Param(Object key, ValueType<?> type) implements SqlExpression {}

    /** A parameter that keeps a type of its own beside values of another one. */
    record Typed(Param value, SqlType type) implements SqlExpression {}

    /** A value known when the statement is built; it is bound, not written into the text. */
    record Constant(@Nullable Object value, ValueType<?> type) implements SqlExpression {}

    /** A literal written into the text: a number, a string, TRUE or NULL. Never user input. */
    record Literal(@Nullable Object value) implements SqlExpression {}

    /** {@code left op right}. */
    record Comparison(ComparisonOperator operator, SqlExpression left, SqlExpression right) implements SqlExpression {}

    /** All terms hold; no term is true. */
    record And(List<SqlExpression> terms) implements SqlExpression {
        public And {
            terms = List.copyOf(terms);
        }
    }

    /** One of the terms holds; no term is false. */
    record Or(List<SqlExpression> terms) implements SqlExpression {
        public Or {
            terms = List.copyOf(terms);
        }
    }

    record Not(SqlExpression term) implements SqlExpression {}

    record IsNull(SqlExpression term, boolean negated) implements SqlExpression {}

    record Between(SqlExpression term, SqlExpression low, SqlExpression high, boolean negated)
            implements SqlExpression {}

    record Like(
            SqlExpression term,
            SqlExpression pattern,
            @Nullable SqlExpression escape,
            boolean ignoreCase,
            boolean negated)
            implements SqlExpression {}

    /** {@code term IN (a, b, c)}; an empty list is false. {@code term} may be a {@link Row}. */
    record InValues(SqlExpression term, List<SqlExpression> values, boolean negated) implements SqlExpression {
        public InValues {
            values = List.copyOf(values);
        }
    }

    /** {@code term IN :list}: one parameter whose value is a collection, bound as one where the database can. */
    record InParam(SqlExpression term, Param list, boolean negated) implements SqlExpression {}

    /** {@code (a, b) IN :list}: each of the parameters takes its part of every element of the one collection. */
    record InRowParam(Row term, List<Param> parts, boolean negated) implements SqlExpression {
        public InRowParam {
            parts = List.copyOf(parts);
        }
    }

    record InQuery(SqlExpression term, QueryExpression query, boolean negated) implements SqlExpression {}

    record Exists(QueryExpression query, boolean negated) implements SqlExpression {}

    /** A scalar query in parentheses. */
    record Scalar(QueryExpression query) implements SqlExpression {}

    /** {@code ALL (query)}, {@code ANY (query)}, the right side of a comparison. */
    record Quantified(boolean all, QueryExpression query) implements SqlExpression {}

    record Arithmetic(ArithmeticOperator operator, SqlExpression left, SqlExpression right) implements SqlExpression {}

    record Negate(SqlExpression term) implements SqlExpression {}

    /** {@code a || b || c}. */
    record Concat(List<SqlExpression> terms) implements SqlExpression {
        public Concat {
            terms = List.copyOf(terms);
        }
    }

    /**
     * A function by its logical name in lower case; the dialect knows how it is called there (a name it does not know is
     * written as it is). COUNT(*) has {@link Star} as its argument.
     */
    record Function(String name, boolean distinct, List<SqlExpression> arguments) implements SqlExpression {
        public Function {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A function over the rows around each row: {@code function OVER (PARTITION BY … ORDER BY … frame)}. {@code frame} is
     * written as it is, null is the database's own.
     */
    record Over(
            SqlExpression function,
            List<SqlExpression> partitionBy,
            List<OrderItem> orderBy,
            @Nullable String frame) implements SqlExpression {
        public Over {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
        }
    }

    record Star() implements SqlExpression {}

    /** {@code CASE [operand] WHEN condition THEN result … ELSE otherwise END}. */
    record Case(
            @Nullable SqlExpression operand,
            List<When> whens,
            @Nullable SqlExpression otherwise) implements SqlExpression {
        public Case {
            whens = List.copyOf(whens);
        }
    }

    /** One branch of a {@link Case}. */
    record When(SqlExpression condition, SqlExpression result) {}

    record Cast(SqlExpression term, SqlType type) implements SqlExpression {}

    /** {@code EXTRACT(field FROM term)}. */
    record Extract(String field, SqlExpression term) implements SqlExpression {}

    record Trim(TrimKind kind, @Nullable SqlExpression character, SqlExpression term) implements SqlExpression {}

    /** {@code (a, b)}, compared or looked up as a whole. */
    record Row(List<SqlExpression> terms) implements SqlExpression {
        public Row {
            terms = List.copyOf(terms);
        }
    }

    /** SQL text as the user wrote it, with expressions between the pieces ({@code texts} is one longer). */
    record Fragment(List<String> texts, List<SqlExpression> expressions) implements SqlExpression {
        public Fragment {
            texts = List.copyOf(texts);
            expressions = List.copyOf(expressions);
        }
    }

    /** Which end a {@link Trim} trims. */
    enum TrimKind {
        LEADING,
        TRAILING,
        BOTH
    }

    /** The comparison operators. */
    enum ComparisonOperator {
        EQ("="),
        NE("<>"),
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">=");

        private final String sql;

        ComparisonOperator(String sql) {
            this.sql = sql;
        }

        public String sql() {
            return sql;
        }
    }

    /** The arithmetic operators. */
    enum ArithmeticOperator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        MODULO("%");

        private final String sql;

        ArithmeticOperator(String sql) {
            this.sql = sql;
        }

        public String sql() {
            return sql;
        }
    }

    static SqlExpression eq(SqlExpression left, SqlExpression right) {
        return new Comparison(ComparisonOperator.EQ, left, right);
    }

    /** The conjunction of the terms that are there; null when none is. */
    static @Nullable SqlExpression and(List<SqlExpression> terms) {
        return terms.isEmpty() ? null : terms.size() == 1 ? terms.get(0) : new And(terms);
    }
}
