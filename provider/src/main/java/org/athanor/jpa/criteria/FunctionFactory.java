package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.TemporalField;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.athanor.query.tree.AggregateFunction;
import org.athanor.query.tree.ArithmeticOperator;
import org.athanor.query.tree.BuiltIn;
import org.athanor.query.tree.DateField;
import org.athanor.query.tree.Expression.Concat;
import org.athanor.query.tree.Expression.Extract;
import org.athanor.query.tree.Expression.Negate;
import org.athanor.query.tree.Expression.NullIf;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.SizeOf;
import org.athanor.query.tree.Expression.Trim;
import org.athanor.query.tree.TrimKind;

/** The part of the builder that makes values: operators, functions, choices (Jakarta Persistence 3.2, 6.3.8). */
abstract class FunctionFactory extends PredicateFactory {
    // aggregates

    @Override
    public <N extends Number> Expression<Double> avg(Expression<N> x) {
        return Functions.aggregate(Double.class, AggregateFunction.AVG, false, x);
    }

    @Override
    public <N extends Number> Expression<N> sum(Expression<N> x) {
        return Functions.aggregate(ExpressionNode.of(x).getJavaType(), AggregateFunction.SUM, false, x);
    }

    @Override
    public Expression<Long> sumAsLong(Expression<Integer> x) {
        return Functions.aggregate(Long.class, AggregateFunction.SUM, false, x);
    }

    @Override
    public Expression<Double> sumAsDouble(Expression<Float> x) {
        return Functions.aggregate(Double.class, AggregateFunction.SUM, false, x);
    }

    @Override
    public <N extends Number> Expression<N> max(Expression<N> x) {
        return Functions.aggregate(ExpressionNode.of(x).getJavaType(), AggregateFunction.MAX, false, x);
    }

    @Override
    public <N extends Number> Expression<N> min(Expression<N> x) {
        return Functions.aggregate(ExpressionNode.of(x).getJavaType(), AggregateFunction.MIN, false, x);
    }

    @Override
    public <X extends Comparable<? super X>> Expression<X> greatest(Expression<X> x) {
        return Functions.aggregate(ExpressionNode.of(x).getJavaType(), AggregateFunction.MAX, false, x);
    }

    @Override
    public <X extends Comparable<? super X>> Expression<X> least(Expression<X> x) {
        return Functions.aggregate(ExpressionNode.of(x).getJavaType(), AggregateFunction.MIN, false, x);
    }

    @Override
    public Expression<Long> count(Expression<?> x) {
        return Functions.aggregate(Long.class, AggregateFunction.COUNT, false, x);
    }

    @Override
    public Expression<Long> countDistinct(Expression<?> x) {
        return Functions.aggregate(Long.class, AggregateFunction.COUNT, true, x);
    }

    // numbers

    @Override
    public Expression<Integer> sign(Expression<? extends Number> x) {
        return Functions.call(Integer.class, BuiltIn.SIGN, x);
    }

    @Override
    public <N extends Number> Expression<N> neg(Expression<N> x) {
        ExpressionNode<N> term = ExpressionNode.of(x);
        return new Composed<>(term.getJavaType(), List.of(term), built -> new Negate(built.get(0)));
    }

    @Override
    public <N extends Number> Expression<N> abs(Expression<N> x) {
        return Functions.sameType(BuiltIn.ABS, x);
    }

    @Override
    public <N extends Number> Expression<N> ceiling(Expression<N> x) {
        return Functions.sameType(BuiltIn.CEILING, x);
    }

    @Override
    public <N extends Number> Expression<N> floor(Expression<N> x) {
        return Functions.sameType(BuiltIn.FLOOR, x);
    }

    @Override
    public <T extends Number> Expression<T> round(Expression<T> x, Integer n) {
        return Functions.sameType(BuiltIn.ROUND, x, number(n));
    }

    @Override
    public <N extends Number> Expression<N> sum(Expression<? extends N> x, Expression<? extends N> y) {
        return Functions.arithmetic(ArithmeticOperator.ADD, x, y);
    }

    @Override
    public <N extends Number> Expression<N> sum(Expression<? extends N> x, N y) {
        return Functions.arithmetic(ArithmeticOperator.ADD, x, LiteralNode.of(y));
    }

    @Override
    public <N extends Number> Expression<N> sum(N x, Expression<? extends N> y) {
        return Functions.arithmetic(ArithmeticOperator.ADD, LiteralNode.of(x), y);
    }

    @Override
    public <N extends Number> Expression<N> prod(Expression<? extends N> x, Expression<? extends N> y) {
        return Functions.arithmetic(ArithmeticOperator.MULTIPLY, x, y);
    }

    @Override
    public <N extends Number> Expression<N> prod(Expression<? extends N> x, N y) {
        return Functions.arithmetic(ArithmeticOperator.MULTIPLY, x, LiteralNode.of(y));
    }

    @Override
    public <N extends Number> Expression<N> prod(N x, Expression<? extends N> y) {
        return Functions.arithmetic(ArithmeticOperator.MULTIPLY, LiteralNode.of(x), y);
    }

    @Override
    public <N extends Number> Expression<N> diff(Expression<? extends N> x, Expression<? extends N> y) {
        return Functions.arithmetic(ArithmeticOperator.SUBTRACT, x, y);
    }

    @Override
    public <N extends Number> Expression<N> diff(Expression<? extends N> x, N y) {
        return Functions.arithmetic(ArithmeticOperator.SUBTRACT, x, LiteralNode.of(y));
    }

    @Override
    public <N extends Number> Expression<N> diff(N x, Expression<? extends N> y) {
        return Functions.arithmetic(ArithmeticOperator.SUBTRACT, LiteralNode.of(x), y);
    }

    @Override
    public Expression<Number> quot(Expression<? extends Number> x, Expression<? extends Number> y) {
        return Functions.arithmetic(ArithmeticOperator.DIVIDE, x, y);
    }

    @Override
    public Expression<Number> quot(Expression<? extends Number> x, Number y) {
        return Functions.arithmetic(ArithmeticOperator.DIVIDE, x, LiteralNode.of(y));
    }

    @Override
    public Expression<Number> quot(Number x, Expression<? extends Number> y) {
        return Functions.arithmetic(ArithmeticOperator.DIVIDE, LiteralNode.of(x), y);
    }

    @Override
    public Expression<Integer> mod(Expression<Integer> x, Expression<Integer> y) {
        return Functions.call(Integer.class, BuiltIn.MOD, x, y);
    }

    @Override
    public Expression<Integer> mod(Expression<Integer> x, Integer y) {
        return mod(x, number(y));
    }

    @Override
    public Expression<Integer> mod(Integer x, Expression<Integer> y) {
        return mod(number(x), y);
    }

    @Override
    public Expression<Double> sqrt(Expression<? extends Number> x) {
        return Functions.call(Double.class, BuiltIn.SQRT, x);
    }

    @Override
    public Expression<Double> exp(Expression<? extends Number> x) {
        return Functions.call(Double.class, BuiltIn.EXP, x);
    }

    @Override
    public Expression<Double> ln(Expression<? extends Number> x) {
        return Functions.call(Double.class, BuiltIn.LN, x);
    }

    @Override
    public Expression<Double> power(Expression<? extends Number> x, Expression<? extends Number> y) {
        return Functions.call(Double.class, BuiltIn.POWER, x, y);
    }

    @Override
    public Expression<Double> power(Expression<? extends Number> x, Number y) {
        return power(x, LiteralNode.beside(ExpressionNode.of(x), y));
    }

    // another class for the same value

    @Override
    public Expression<Long> toLong(Expression<? extends Number> number) {
        return number.as(Long.class);
    }

    @Override
    public Expression<Integer> toInteger(Expression<? extends Number> number) {
        return number.as(Integer.class);
    }

    @Override
    public Expression<Float> toFloat(Expression<? extends Number> number) {
        return number.as(Float.class);
    }

    @Override
    public Expression<Double> toDouble(Expression<? extends Number> number) {
        return number.as(Double.class);
    }

    @Override
    public Expression<BigDecimal> toBigDecimal(Expression<? extends Number> number) {
        return number.as(BigDecimal.class);
    }

    @Override
    public Expression<BigInteger> toBigInteger(Expression<? extends Number> number) {
        return number.as(BigInteger.class);
    }

    @Override
    public Expression<String> toString(Expression<Character> character) {
        return character.as(String.class);
    }

    @Override
    public <T> Expression<T> literal(T value) {
        return LiteralNode.of(value);
    }

    @Override
    public <T> Expression<T> nullLiteral(Class<T> type) {
        return Functions.nothing(type);
    }

    @Override
    public <C extends Collection<?>> Expression<Integer> size(Expression<C> collection) {
        return collection instanceof ConstantCollection<?> constant
                ? literal(constant.elements().size())
                : new Composed<>(
                        Integer.class,
                        List.of(Conditions.collection(collection)),
                        built -> new SizeOf((Path) built.get(0)));
    }

    @Override
    public <C extends Collection<?>> Expression<Integer> size(C collection) {
        return literal(collection.size());
    }

    // texts

    @Override
    public Expression<String> concat(List<Expression<String>> expressions) {
        return new Composed<>(String.class, ExpressionNode.all(expressions), Concat::new);
    }

    @Override
    public Expression<String> concat(Expression<String> x, Expression<String> y) {
        return concat(List.of(x, y));
    }

    @Override
    public Expression<String> concat(Expression<String> x, String y) {
        return concat(x, text(y));
    }

    @Override
    public Expression<String> concat(String x, Expression<String> y) {
        return concat(text(x), y);
    }

    private static ExpressionNode<String> text(String value) {
        return LiteralNode.of(value, String.class);
    }

    private static ExpressionNode<Integer> number(Integer value) {
        return LiteralNode.of(value, Integer.class);
    }

    @Override
    public Expression<String> substring(Expression<String> x, Expression<Integer> from) {
        return Functions.call(String.class, BuiltIn.SUBSTRING, x, from);
    }

    @Override
    public Expression<String> substring(Expression<String> x, int from) {
        return substring(x, number(from));
    }

    @Override
    public Expression<String> substring(Expression<String> x, Expression<Integer> from, Expression<Integer> len) {
        return Functions.call(String.class, BuiltIn.SUBSTRING, x, from, len);
    }

    @Override
    public Expression<String> substring(Expression<String> x, int from, int len) {
        return substring(x, number(from), number(len));
    }

    private static Expression<String> trim(
            Trimspec spec, @Nullable ExpressionNode<Character> character, Expression<String> x) {
        TrimKind kind = TrimKind.valueOf(spec.name());
        return character == null
                ? new Composed<>(
                        String.class, List.of(ExpressionNode.of(x)), built -> new Trim(kind, null, built.get(0)))
                : new Composed<>(
                        String.class,
                        List.of(character, ExpressionNode.of(x)),
                        built -> new Trim(kind, built.get(0), built.get(1)));
    }

    @Override
    public Expression<String> trim(Expression<String> x) {
        return trim(Trimspec.BOTH, (ExpressionNode<Character>) null, x);
    }

    @Override
    public Expression<String> trim(Trimspec spec, Expression<String> x) {
        return trim(spec, (ExpressionNode<Character>) null, x);
    }

    @Override
    public Expression<String> trim(Expression<Character> t, Expression<String> x) {
        return trim(Trimspec.BOTH, ExpressionNode.<Character>of(t), x);
    }

    @Override
    public Expression<String> trim(Trimspec spec, Expression<Character> t, Expression<String> x) {
        return trim(spec, ExpressionNode.<Character>of(t), x);
    }

    @Override
    public Expression<String> trim(char t, Expression<String> x) {
        return trim(Trimspec.BOTH, new WrittenNode(t), x);
    }

    @Override
    public Expression<String> trim(Trimspec spec, char t, Expression<String> x) {
        return trim(spec, new WrittenNode(t), x);
    }

    @Override
    public Expression<String> lower(Expression<String> x) {
        return Functions.call(String.class, BuiltIn.LOWER, x);
    }

    @Override
    public Expression<String> upper(Expression<String> x) {
        return Functions.call(String.class, BuiltIn.UPPER, x);
    }

    @Override
    public Expression<Integer> length(Expression<String> x) {
        return Functions.call(Integer.class, BuiltIn.LENGTH, x);
    }

    @Override
    public Expression<String> left(Expression<String> x, int len) {
        return left(x, number(len));
    }

    @Override
    public Expression<String> right(Expression<String> x, int len) {
        return right(x, number(len));
    }

    @Override
    public Expression<String> left(Expression<String> x, Expression<Integer> len) {
        return Functions.call(String.class, BuiltIn.LEFT, x, len);
    }

    @Override
    public Expression<String> right(Expression<String> x, Expression<Integer> len) {
        return Functions.call(String.class, BuiltIn.RIGHT, x, len);
    }

    @Override
    public Expression<String> replace(
            Expression<String> x, Expression<String> substring, Expression<String> replacement) {
        return Functions.call(String.class, BuiltIn.REPLACE, x, substring, replacement);
    }

    @Override
    public Expression<String> replace(Expression<String> x, String substring, Expression<String> replacement) {
        return replace(x, text(substring), replacement);
    }

    @Override
    public Expression<String> replace(Expression<String> x, Expression<String> substring, String replacement) {
        return replace(x, substring, text(replacement));
    }

    @Override
    public Expression<String> replace(Expression<String> x, String substring, String replacement) {
        return replace(x, text(substring), text(replacement));
    }

    /** The language names the text searched for first. */
    @Override
    public Expression<Integer> locate(Expression<String> x, Expression<String> pattern) {
        return Functions.call(Integer.class, BuiltIn.LOCATE, pattern, x);
    }

    @Override
    public Expression<Integer> locate(Expression<String> x, String pattern) {
        return locate(x, text(pattern));
    }

    @Override
    public Expression<Integer> locate(Expression<String> x, Expression<String> pattern, Expression<Integer> from) {
        return Functions.call(Integer.class, BuiltIn.LOCATE, pattern, x, from);
    }

    @Override
    public Expression<Integer> locate(Expression<String> x, String pattern, int from) {
        return locate(x, text(pattern), number(from));
    }

    // dates and times

    @Override
    public Expression<Date> currentDate() {
        return Functions.call(Date.class, BuiltIn.CURRENT_DATE);
    }

    @Override
    public Expression<Timestamp> currentTimestamp() {
        return Functions.call(Timestamp.class, BuiltIn.CURRENT_TIMESTAMP);
    }

    @Override
    public Expression<Time> currentTime() {
        return Functions.call(Time.class, BuiltIn.CURRENT_TIME);
    }

    @Override
    public Expression<LocalDate> localDate() {
        return Functions.call(LocalDate.class, BuiltIn.LOCAL_DATE);
    }

    @Override
    public Expression<LocalDateTime> localDateTime() {
        return Functions.call(LocalDateTime.class, BuiltIn.LOCAL_DATETIME);
    }

    @Override
    public Expression<LocalTime> localTime() {
        return Functions.call(LocalTime.class, BuiltIn.LOCAL_TIME);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <N, T extends Temporal> Expression<N> extract(TemporalField<N, T> field, Expression<T> temporal) {
        DateField part = DateField.valueOf(field.toString().toUpperCase(Locale.ROOT));
        Class<?> type = switch (part) {
            case SECOND -> Double.class;
            case DATE -> LocalDate.class;
            case TIME -> LocalTime.class;
            default -> Integer.class;
        };
        return new Composed<>(
                (Class<N>) type, List.of(ExpressionNode.of(temporal)), built -> new Extract(part, built.get(0)));
    }

    // choices

    @Override
    public <Y> Expression<Y> coalesce(Expression<? extends Y> x, Expression<? extends Y> y) {
        return new CoalesceNode<Y>().value(x).value(y);
    }

    @Override
    public <Y> Expression<Y> coalesce(Expression<? extends Y> x, @Nullable Y y) {
        return new CoalesceNode<Y>().value(x).value(y);
    }

    @Override
    public <Y> Expression<Y> nullif(Expression<Y> x, Expression<?> y) {
        ExpressionNode<Y> term = ExpressionNode.of(x);
        return new Composed<>(
                term.getJavaType(),
                List.of(term, LiteralNode.beside(term, ExpressionNode.of(y))),
                built -> new NullIf(built.get(0), built.get(1)));
    }

    @Override
    public <Y> Expression<Y> nullif(Expression<Y> x, Y y) {
        return nullif(x, (Expression<?>) LiteralNode.of(y));
    }

    @Override
    public <T> Coalesce<T> coalesce() {
        return new CoalesceNode<>();
    }

    @Override
    public <C, R> SimpleCase<C, R> selectCase(Expression<? extends C> expression) {
        return new CaseNode.Simple<>(ExpressionNode.<C>of(expression));
    }

    @Override
    public <R> Case<R> selectCase() {
        return new CaseNode.Searched<>();
    }

    @Override
    public <T> Expression<T> function(String name, Class<T> type, Expression<?>... args) {
        return Functions.function(name, type, args);
    }
}
