package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.athanor.query.tree.AggregateFunction;
import org.athanor.query.tree.ArithmeticOperator;
import org.athanor.query.tree.BuiltIn;
import org.athanor.query.tree.DateField;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Aggregate;
import org.athanor.query.tree.Expression.Arithmetic;
import org.athanor.query.tree.Expression.Call;
import org.athanor.query.tree.Expression.Cast;
import org.athanor.query.tree.Expression.Coalesce;
import org.athanor.query.tree.Expression.Concat;
import org.athanor.query.tree.Expression.Extract;
import org.athanor.query.tree.Expression.Fragment;
import org.athanor.query.tree.Expression.Invocation;
import org.athanor.query.tree.Expression.NullIf;
import org.athanor.query.tree.Expression.Operation;
import org.athanor.query.tree.Expression.Over;
import org.athanor.query.tree.Expression.SearchedCase;
import org.athanor.query.tree.Expression.SimpleCase;
import org.athanor.query.tree.Expression.Trim;
import org.athanor.query.tree.Ordering;
import org.athanor.query.tree.WindowFrame;
import org.athanor.sql.OrderItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.Function;
import org.athanor.type.SqlType;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/** Operators, functions and aggregates, with the types of their results (Jakarta Persistence 3.2, 4.7, 4.9). */
final class OperationTranslator {
    /** Sums longer than this are written as a balanced tree, so that they do not nest too deep. */
    private static final int LONG_CHAIN = 64;

    private static final Term TEXT = like(String.class);
    private static final Term NUMBER = like(Integer.class);

    private final Translation translation;
    private final ExpressionTranslator expressions;
    private final ChoiceTranslator choices;

    OperationTranslator(Translation translation, ExpressionTranslator expressions) {
        this.translation = translation;
        this.expressions = expressions;
        this.choices = new ChoiceTranslator(translation, expressions);
    }

    private static Term like(Class<?> type) {
        return new Term.Value(new SqlExpression.Literal(null), ValueTypes.require(type));
    }

    Term translate(Expression expression, @Nullable Term like) {
        if (expression instanceof Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        }
        if (expression instanceof Concat concat) {
            List<SqlExpression> terms = new ArrayList<>();
            for (Expression term : concat.terms()) {
                terms.add(expressions.value(term, TEXT).sql());
            }
            return value(new SqlExpression.Concat(terms), String.class);
        }
        if (expression instanceof Call call) {
            return call(call);
        }
        if (expression instanceof Aggregate aggregate) {
            return aggregate(aggregate);
        }
        if (expression instanceof Coalesce coalesce) {
            return choices.function("coalesce", coalesce.terms(), like);
        }
        if (expression instanceof NullIf nullIf) {
            return choices.function("nullif", List.of(nullIf.term(), nullIf.value()), like);
        }
        if (expression instanceof SearchedCase searched) {
            return choices.searched(searched, like);
        }
        if (expression instanceof SimpleCase simple) {
            return choices.simple(simple, like);
        }
        if (expression instanceof Extract extract) {
            return extract(extract);
        }
        if (expression instanceof Cast cast) {
            ValueType<?> type = ValueTypes.require(cast.type());
            return new Term.Value(
                    new SqlExpression.Cast(expressions.value(cast.term(), null).sql(), type.sqlType()), type);
        }
        if (expression instanceof Trim trim) {
            return trim(trim);
        }
        if (expression instanceof Invocation invocation) {
            List<SqlExpression> arguments = new ArrayList<>();
            invocation
                    .arguments()
                    .forEach(each -> arguments.add(expressions.value(each, null).sql()));
            ValueType<?> type = like instanceof Term.Value value ? value.type() : UntypedValue.TYPE;
            return new Term.Value(new Function(invocation.function(), false, arguments), type);
        }
        if (expression instanceof Fragment fragment) {
            List<SqlExpression> values = new ArrayList<>();
            fragment.expressions()
                    .forEach(each -> values.add(expressions.value(each, null).sql()));
            return new Term.Value(new SqlExpression.Fragment(fragment.texts(), values), UntypedValue.TYPE);
        }
        if (expression instanceof Over over) {
            return over(over);
        }
        throw new QueryTranslationException(expression.getClass().getSimpleName() + " is not supported in queries yet");
    }

    private static Term.Value value(SqlExpression sql, Class<?> type) {
        return new Term.Value(sql, ValueTypes.require(type));
    }

    private Term arithmetic(Arithmetic arithmetic) {
        List<ValueType<?>> types = new ArrayList<>();
        Term.Value first = operand(arithmetic.first(), types);
        List<SqlExpression> operands = new ArrayList<>();
        for (Operation operation : arithmetic.operations()) {
            operands.add(operand(operation.operand(), types).sql());
        }
        ValueType<?> type = Numerics.promoted(types);
        boolean sums = arithmetic.operations().get(0).operator() == ArithmeticOperator.ADD
                || arithmetic.operations().get(0).operator() == ArithmeticOperator.SUBTRACT;
        if (sums && operands.size() > LONG_CHAIN) {
            List<SqlExpression> terms = new ArrayList<>();
            terms.add(first.sql());
            for (int i = 0; i < operands.size(); i++) {
                boolean minus = arithmetic.operations().get(i).operator() == ArithmeticOperator.SUBTRACT;
                terms.add(minus ? new SqlExpression.Negate(operands.get(i)) : operands.get(i));
            }
            return new Term.Value(balanced(SqlExpression.ArithmeticOperator.ADD, terms), type);
        }
        boolean products = arithmetic.operations().stream()
                .allMatch(operation -> operation.operator() == ArithmeticOperator.MULTIPLY);
        if (products && operands.size() > LONG_CHAIN) {
            operands.add(0, first.sql());
            return new Term.Value(balanced(SqlExpression.ArithmeticOperator.MULTIPLY, operands), type);
        }
        SqlExpression result = first.sql();
        for (int i = 0; i < operands.size(); i++) {
            result = new SqlExpression.Arithmetic(
                    SqlExpression.ArithmeticOperator.valueOf(
                            arithmetic.operations().get(i).operator().name()),
                    result,
                    operands.get(i));
        }
        return new Term.Value(result, type);
    }

    private Term.Value operand(Expression expression, List<ValueType<?>> types) {
        Term.Value value = expressions.value(expression, null);
        TypeCheck.of(Family.NUMBER, value, "Arithmetic");
        if (expression instanceof Expression.Parameter parameter) {
            translation.parameters().use(parameter, Number.class, false);
        } else {
            types.add(value.type());
        }
        return value;
    }

    private static SqlExpression balanced(SqlExpression.ArithmeticOperator operator, List<SqlExpression> terms) {
        if (terms.size() == 1) {
            return terms.get(0);
        }
        int middle = terms.size() / 2;
        return new SqlExpression.Arithmetic(
                operator,
                balanced(operator, terms.subList(0, middle)),
                balanced(operator, terms.subList(middle, terms.size())));
    }

    private Term call(Call call) {
        BuiltIn function = call.function();
        List<ValueType<?>> types = new ArrayList<>();
        List<SqlExpression> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            Term argumentType = argumentType(function, i);
            Term.Value argument = expressions.value(call.arguments().get(i), argumentType);
            TypeCheck.of(argumentType == TEXT ? Family.TEXT : Family.NUMBER, argument, function.name());
            types.add(argument.type());
            arguments.add(argument.sql());
        }
        ValueType<?> first = types.isEmpty() ? UntypedValue.TYPE : types.get(0);
        ValueType<?> type = switch (function) {
            case ABS, CEILING, FLOOR, ROUND -> first;
            case EXP, LN, SQRT, POWER -> ValueTypes.require(Double.class);
            case MOD -> Numerics.promoted(types);
            case LENGTH, LOCATE, SIGN -> ValueTypes.require(Integer.class);
            case CURRENT_DATE -> ValueTypes.require(java.sql.Date.class);
            case CURRENT_TIME -> ValueTypes.require(java.sql.Time.class);
            case CURRENT_TIMESTAMP -> ValueTypes.require(java.sql.Timestamp.class);
            case LOCAL_DATE -> ValueTypes.require(LocalDate.class);
            case LOCAL_TIME -> ValueTypes.require(LocalTime.class);
            case LOCAL_DATETIME -> ValueTypes.require(LocalDateTime.class);
            default -> ValueTypes.require(String.class);
        };
        return new Term.Value(new Function(function.name().toLowerCase(Locale.ROOT), false, arguments), type);
    }

    /** What an open argument of a function is: a text or a whole number; of other functions it is as it is given. */
    private static @Nullable Term argumentType(BuiltIn function, int index) {
        return switch (function) {
            case LOWER, UPPER, LENGTH, REPLACE -> TEXT;
            case SUBSTRING, LEFT, RIGHT -> index == 0 ? TEXT : NUMBER;
            case LOCATE -> index < 2 ? TEXT : NUMBER;
            case MOD -> NUMBER;
            case ROUND -> index == 1 ? NUMBER : null;
            default -> null;
        };
    }

    private Term aggregate(Aggregate aggregate) {
        String name = aggregate.function().name().toLowerCase(Locale.ROOT);
        if (aggregate.argument() == null) {
            return value(new Function(name, false, List.of(new SqlExpression.Star())), Long.class);
        }
        Term argument = expressions.term(aggregate.argument());
        if (aggregate.function() == AggregateFunction.COUNT) {
            List<SqlExpression> columns = argument.columns();
            if (aggregate.distinct() && columns.size() > 1) {
                return value(new Function(name, true, List.of(joined(columns))), Long.class);
            }
            return value(new Function(name, aggregate.distinct(), columns.subList(0, 1)), Long.class);
        }
        if (!(argument instanceof Term.Value value)) {
            throw new QueryTranslationException(aggregate.function() + " is taken of basic values, not of "
                    + ExpressionTranslator.describe(argument));
        }
        if (aggregate.function() == AggregateFunction.SUM || aggregate.function() == AggregateFunction.AVG) {
            TypeCheck.of(Family.NUMBER, value, aggregate.function().name());
        }
        ValueType<?> type = switch (aggregate.function()) {
            case SUM -> Numerics.sum(value.type());
            case AVG -> ValueTypes.require(Double.class);
            default -> value.type();
        };
        return new Term.Value(new Function(name, aggregate.distinct(), List.of(value.sql())), type);
    }

    /** Several columns as one text, different for different values and NULL with any of them: lengths tell the parts apart. */
    private static SqlExpression joined(List<SqlExpression> columns) {
        List<SqlExpression> parts = new ArrayList<>();
        for (SqlExpression column : columns) {
            SqlExpression text = new SqlExpression.Cast(column, SqlType.VARCHAR);
            SqlExpression length = new Function("length", false, List.of(text));
            parts.add(new SqlExpression.Cast(length, SqlType.VARCHAR));
            parts.add(new SqlExpression.Literal(":"));
            parts.add(text);
        }
        return new SqlExpression.Concat(parts);
    }

    private Term over(Over over) {
        Term.Value function = expressions.value(over.function(), windowType(over.function()));
        List<SqlExpression> partition = new ArrayList<>();
        over.partitionBy()
                .forEach(each -> partition.addAll(expressions.term(each).columns()));
        List<OrderItem> order = new ArrayList<>();
        for (Ordering item : over.orderBy()) {
            for (SqlExpression column : expressions.term(item.expression()).columns()) {
                order.add(new OrderItem(column, item.descending(), item.nullsFirst()));
            }
        }
        WindowFrame frame = over.frame();
        String rows = frame == null
                ? null
                : frame.unit().name().toLowerCase(Locale.ROOT) + " between " + bound(frame.start(), "preceding")
                        + " and " + bound(frame.end(), "following");
        return new Term.Value(new SqlExpression.Over(function.sql(), partition, order, rows), function.type());
    }

    private static String bound(@Nullable Integer distance, String unbounded) {
        if (distance == null) {
            return "unbounded " + unbounded;
        }
        return distance == 0 ? "current row" : Math.abs(distance) + (distance < 0 ? " preceding" : " following");
    }

    /** What the functions of windows give that databases have in common. */
    private @Nullable Term windowType(Expression function) {
        if (!(function instanceof Invocation invocation)) {
            return null;
        }
        return switch (invocation.function().toLowerCase(Locale.ROOT)) {
            case "row_number", "rank", "dense_rank", "ntile" -> like(Long.class);
            case "percent_rank", "cume_dist" -> like(Double.class);
            case "lag", "lead", "first_value", "last_value", "nth_value" ->
                invocation.arguments().isEmpty()
                        ? null
                        : expressions.value(invocation.arguments().get(0), null);
            default -> null;
        };
    }

    private Term extract(Extract extract) {
        Term.Value term = expressions.value(extract.term(), null);
        TypeCheck.of(Family.TEMPORAL, term, "EXTRACT");
        Class<?> type = switch (extract.field()) {
            case SECOND -> Double.class;
            case DATE -> LocalDate.class;
            case TIME -> LocalTime.class;
            default -> Integer.class;
        };
        DateField field = extract.field();
        return value(new SqlExpression.Extract(field.name().toLowerCase(Locale.ROOT), term.sql()), type);
    }

    private Term trim(Trim trim) {
        SqlExpression character = trim.character() == null
                ? null
                : expressions.value(trim.character(), null).sql();
        SqlExpression.TrimKind kind = SqlExpression.TrimKind.valueOf(trim.kind().name());
        Term.Value term = expressions.value(trim.term(), TEXT);
        TypeCheck.of(Family.TEXT, term, "TRIM");
        return value(new SqlExpression.Trim(kind, character, term.sql()), String.class);
    }
}
