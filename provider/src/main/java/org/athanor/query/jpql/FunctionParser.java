package org.athanor.query.jpql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.athanor.query.tree.AggregateFunction;
import org.athanor.query.tree.BuiltIn;
import org.athanor.query.tree.DateField;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Aggregate;
import org.athanor.query.tree.Expression.Call;
import org.athanor.query.tree.Expression.Cast;
import org.athanor.query.tree.Expression.Coalesce;
import org.athanor.query.tree.Expression.Concat;
import org.athanor.query.tree.Expression.Extract;
import org.athanor.query.tree.Expression.IdOf;
import org.athanor.query.tree.Expression.IndexOf;
import org.athanor.query.tree.Expression.Invocation;
import org.athanor.query.tree.Expression.NullIf;
import org.athanor.query.tree.Expression.SizeOf;
import org.athanor.query.tree.Expression.Trim;
import org.athanor.query.tree.Expression.TypeOf;
import org.athanor.query.tree.Expression.VersionOf;
import org.athanor.query.tree.TrimKind;
import org.athanor.util.NearestNames;

/** What is written as a call (Jakarta Persistence 3.2, 4.7.7, 4.9.5). */
final class FunctionParser {
    private static final Map<String, BuiltIn> BUILT_IN = new HashMap<>();
    private static final Map<String, Class<?>> CASTS = Map.of(
            "string", String.class,
            "integer", Integer.class,
            "long", Long.class,
            "float", Float.class,
            "double", Double.class,
            "bigdecimal", BigDecimal.class,
            "biginteger", BigInteger.class,
            "localdate", LocalDate.class,
            "localtime", LocalTime.class,
            "localdatetime", LocalDateTime.class);
    /** The functions of windows that databases have in common; others are called by FUNCTION. */
    private static final Set<String> WINDOW = Set.of(
            "row_number",
            "rank",
            "dense_rank",
            "percent_rank",
            "cume_dist",
            "ntile",
            "lag",
            "lead",
            "first_value",
            "last_value",
            "nth_value");

    private static final Set<String> AGGREGATES = Set.of("count", "sum", "avg", "min", "max");
    private static final List<String> OTHERS = List.of(
            "count",
            "sum",
            "avg",
            "min",
            "max",
            "trim",
            "extract",
            "cast",
            "coalesce",
            "nullif",
            "size",
            "index",
            "type",
            "id",
            "version",
            "treat",
            "key",
            "value",
            "entry",
            "object",
            "function");

    static {
        for (BuiltIn function : BuiltIn.values()) {
            if (function.most() > 0) {
                BUILT_IN.put(function.name().toLowerCase(Locale.ROOT), function);
            }
        }
    }

    private final Parsing parsing;
    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final WindowParser windows;

    FunctionParser(Parsing parsing, ExpressionParser expressions) {
        this.parsing = parsing;
        this.tokens = parsing.tokens();
        this.expressions = expressions;
        this.windows = new WindowParser(parsing.tokens(), expressions, this);
    }

    /** The call at a word before an opening parenthesis, with the window it looks through if it has one. */
    Expression call() {
        int place = tokens.position();
        String name = tokens.word().toLowerCase(Locale.ROOT);
        if (WINDOW.contains(name)) {
            tokens.advance();
            Expression function = new Invocation(name, optionalArguments());
            if (!tokens.isCall("over")) {
                throw tokens.error(place, "The function '" + name + "' looks through a window: say over (…) behind it");
            }
            return windows.over(function);
        }
        Expression call = plainCall();
        return tokens.isCall("over") && (call instanceof Aggregate || call instanceof Invocation)
                ? windows.over(call)
                : call;
    }

    private List<Expression> optionalArguments() {
        tokens.expect(TokenKind.OPEN);
        List<Expression> arguments = tokens.is(TokenKind.CLOSE) ? List.of() : arguments();
        tokens.expect(TokenKind.CLOSE);
        return arguments;
    }

    private Expression plainCall() {
        int place = tokens.position();
        String name = tokens.word().toLowerCase(Locale.ROOT);
        BuiltIn builtIn = BUILT_IN.get(name);
        if (builtIn != null) {
            tokens.advance();
            return builtIn(place, builtIn);
        }
        if (name.equals("treat") || name.equals("value")) {
            return parsing.paths().path();
        }
        if (name.equals("key")) {
            return parsing.paths().key();
        }
        if (name.equals("object")) {
            return parsing.paths().variableCall();
        }
        if (AGGREGATES.contains(name)) {
            parsing.requireGroups();
        }
        tokens.advance();
        tokens.expect(TokenKind.OPEN);
        Expression result = switch (name) {
            case "count" -> count();
            case "sum" -> aggregate(AggregateFunction.SUM);
            case "avg" -> aggregate(AggregateFunction.AVG);
            case "min" -> aggregate(AggregateFunction.MIN);
            case "max" -> aggregate(AggregateFunction.MAX);
            case "trim" -> trim();
            case "extract" -> extract();
            case "year", "month", "day", "hour", "minute", "second" ->
                new Extract(DateField.valueOf(name.toUpperCase(Locale.ROOT)), expressions.value());
            case "cast" -> cast();
            case "coalesce" -> coalesce();
            case "nullif" -> nullIf();
            case "size" -> new SizeOf(parsing.paths().collection());
            case "index" -> new IndexOf(parsing.paths().variable());
            case "entry" -> parsing.paths().mapEntry();
            case "type" -> type();
            case "id" -> new IdOf(parsing.paths().path());
            case "version" -> new VersionOf(parsing.paths().path());
            case "function" -> function();
            default -> throw unknown(place, name);
        };
        tokens.expect(TokenKind.CLOSE);
        return result;
    }

    private QuerySyntaxException unknown(int place, String name) {
        List<String> known = new ArrayList<>(BUILT_IN.keySet());
        known.addAll(OTHERS);
        return tokens.error(
                place,
                "There is no function '" + name + "' in JPQL (one of the database is called by function('" + name
                        + "', …))" + NearestNames.question(name, known));
    }

    private Expression builtIn(int place, BuiltIn function) {
        tokens.expect(TokenKind.OPEN);
        List<Expression> arguments = arguments();
        tokens.expect(TokenKind.CLOSE);
        if (arguments.size() < function.least() || arguments.size() > function.most()) {
            String count = function.most() == Integer.MAX_VALUE
                    ? function.least() + " or more"
                    : function.least() == function.most()
                            ? String.valueOf(function.least())
                            : function.least() + " or " + function.most();
            throw tokens.error(place, function + " takes " + count + " arguments, not " + arguments.size());
        }
        return function == BuiltIn.CONCAT ? new Concat(arguments) : new Call(function, arguments);
    }

    List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        do {
            arguments.add(parsing.conditions().expression());
        } while (tokens.accept(TokenKind.COMMA));
        return arguments;
    }

    private Expression count() {
        if (tokens.accept(TokenKind.STAR)) {
            return new Aggregate(AggregateFunction.COUNT, false, null);
        }
        return aggregate(AggregateFunction.COUNT);
    }

    private Expression aggregate(AggregateFunction function) {
        boolean distinct = tokens.accept("distinct");
        return new Aggregate(function, distinct, expressions.value());
    }

    private Expression trim() {
        TrimKind kind = TrimKind.BOTH;
        boolean specified = false;
        if (!tokens.is(TokenKind.END) && tokens.kind(1) != TokenKind.DOT && tokens.kind(1) != TokenKind.CLOSE) {
            specified = true;
            if (tokens.accept("leading")) {
                kind = TrimKind.LEADING;
            } else if (tokens.accept("trailing")) {
                kind = TrimKind.TRAILING;
            } else {
                specified = tokens.accept("both");
            }
        }
        if (specified && tokens.accept("from")) {
            return new Trim(kind, null, expressions.value());
        }
        Expression first = expressions.value();
        if (tokens.accept("from")) {
            return new Trim(kind, first, expressions.value());
        }
        return new Trim(kind, null, first);
    }

    private Expression extract() {
        String word = tokens.is(TokenKind.WORD) ? tokens.word().toUpperCase(Locale.ROOT) : "";
        for (DateField field : DateField.values()) {
            if (field.name().equals(word)) {
                tokens.advance();
                tokens.expect("from");
                return new Extract(field, expressions.value());
            }
        }
        throw tokens.unexpected("YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND, DATE or TIME");
    }

    private Expression cast() {
        Expression term = expressions.value();
        tokens.expect("as");
        Class<?> type = tokens.is(TokenKind.WORD) ? CASTS.get(tokens.word().toLowerCase(Locale.ROOT)) : null;
        if (type == null) {
            throw tokens.unexpected("STRING, INTEGER, LONG, FLOAT or DOUBLE");
        }
        tokens.advance();
        return new Cast(term, type);
    }

    private Expression coalesce() {
        return new Coalesce(arguments());
    }

    private Expression nullIf() {
        Expression term = expressions.value();
        tokens.expect(TokenKind.COMMA);
        return new NullIf(term, expressions.value());
    }

    private Expression type() {
        if (tokens.is(TokenKind.NAMED_PARAMETER) || tokens.is(TokenKind.POSITIONAL_PARAMETER)) {
            return new TypeOf(expressions.parameter());
        }
        return new TypeOf(parsing.paths().path());
    }

    private Expression function() {
        if (!tokens.is(TokenKind.STRING)) {
            throw tokens.unexpected("the name of the function, in quotes");
        }
        String name = Literals.string(tokens.word());
        tokens.advance();
        List<Expression> arguments = tokens.accept(TokenKind.COMMA) ? arguments() : List.of();
        return new Invocation(name, arguments);
    }
}
