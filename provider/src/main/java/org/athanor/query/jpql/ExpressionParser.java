package org.athanor.query.jpql;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.athanor.mapping.PluralAttribute;
import org.athanor.query.tree.ArithmeticOperator;
import org.athanor.query.tree.BuiltIn;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Arithmetic;
import org.athanor.query.tree.Expression.Branch;
import org.athanor.query.tree.Expression.Call;
import org.athanor.query.tree.Expression.Choice;
import org.athanor.query.tree.Expression.Concat;
import org.athanor.query.tree.Expression.Literal;
import org.athanor.query.tree.Expression.Negate;
import org.athanor.query.tree.Expression.Null;
import org.athanor.query.tree.Expression.Operation;
import org.athanor.query.tree.Expression.Parameter;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.SearchedCase;
import org.athanor.query.tree.Expression.SimpleCase;
import org.athanor.query.tree.Expression.Subquery;
import org.athanor.query.tree.Query;

/** Values, by descending precedence: {@code ||}, sums, products, signs, primaries (Jakarta Persistence 3.2, 4.7). */
final class ExpressionParser {
    private final Parsing parsing;
    private final Tokens tokens;
    private final FunctionParser functions;

    ExpressionParser(Parsing parsing) {
        this.parsing = parsing;
        this.tokens = parsing.tokens();
        this.functions = new FunctionParser(parsing, this);
    }

    static boolean isCollection(Expression expression) {
        return expression instanceof Path path && path.last() instanceof PluralAttribute;
    }

    /** scalar_expression: texts joined by {@code ||}. */
    Expression value() {
        return parsing.nested(this::texts);
    }

    private Expression texts() {
        Expression first = sum();
        if (!tokens.is(TokenKind.CONCAT)) {
            return first;
        }
        List<Expression> terms = new ArrayList<>();
        terms.add(first);
        while (tokens.accept(TokenKind.CONCAT)) {
            terms.add(sum());
        }
        return new Concat(terms);
    }

    /** arithmetic_expression */
    private Expression sum() {
        Expression first = product();
        if (!tokens.is(TokenKind.PLUS) && !tokens.is(TokenKind.MINUS)) {
            return first;
        }
        List<Operation> operations = new ArrayList<>();
        while (true) {
            if (tokens.accept(TokenKind.PLUS)) {
                operations.add(new Operation(ArithmeticOperator.ADD, product()));
            } else if (tokens.accept(TokenKind.MINUS)) {
                operations.add(new Operation(ArithmeticOperator.SUBTRACT, product()));
            } else {
                return new Arithmetic(first, operations);
            }
        }
    }

    /** arithmetic_term */
    private Expression product() {
        Expression first = signed();
        if (!tokens.is(TokenKind.STAR) && !tokens.is(TokenKind.SLASH)) {
            return first;
        }
        List<Operation> operations = new ArrayList<>();
        while (true) {
            if (tokens.accept(TokenKind.STAR)) {
                operations.add(new Operation(ArithmeticOperator.MULTIPLY, signed()));
            } else if (tokens.accept(TokenKind.SLASH)) {
                operations.add(new Operation(ArithmeticOperator.DIVIDE, signed()));
            } else {
                return new Arithmetic(first, operations);
            }
        }
    }

    /** arithmetic_factor */
    private Expression signed() {
        boolean negative = false;
        while (tokens.is(TokenKind.PLUS) || tokens.is(TokenKind.MINUS)) {
            negative ^= tokens.is(TokenKind.MINUS);
            tokens.advance();
        }
        Expression primary = primary();
        return negative ? new Negate(primary) : primary;
    }

    private Expression primary() {
        switch (tokens.kind()) {
            case STRING -> {
                String text = Literals.string(tokens.word());
                tokens.advance();
                return new Literal(text);
            }
            case NUMBER -> {
                return Literals.number(tokens);
            }
            case NAMED_PARAMETER, POSITIONAL_PARAMETER -> {
                return parameter();
            }
            case OPEN_BRACE -> {
                return Literals.escape(tokens);
            }
            case OPEN -> {
                if (atSubquery()) {
                    return subquery();
                }
                tokens.advance();
                Expression inner = parsing.conditions().expression();
                tokens.expect(TokenKind.CLOSE);
                return inner;
            }
            case WORD -> {
                return word();
            }
            default -> throw tokens.unexpected("a value");
        }
    }

    private Expression word() {
        TokenKind next = tokens.kind(1);
        if (next == TokenKind.OPEN) {
            return functions.call();
        }
        Expression keyword = next == TokenKind.DOT ? null : keyword();
        if (keyword != null) {
            return keyword;
        }
        int place = tokens.position();
        Expression name = parsing.paths().name();
        if (isCollection(name) && !tokens.is("is")) {
            String collection = ((Path) name).last().name();
            throw tokens.error(
                    place,
                    "The collection '" + collection + "' has many elements, so it is no value: join it, or ask"
                            + " IS EMPTY, MEMBER OF or SIZE of it");
        }
        return name;
    }

    /** What a single reserved word means; null when it is a name. */
    private @Nullable Expression keyword() {
        return switch (tokens.word().toLowerCase(Locale.ROOT)) {
            case "null" -> constant(new Null());
            case "true" -> constant(new Literal(true));
            case "false" -> constant(new Literal(false));
            case "current_date" -> now(BuiltIn.CURRENT_DATE, 1);
            case "current_time" -> now(BuiltIn.CURRENT_TIME, 1);
            case "current_timestamp" -> now(BuiltIn.CURRENT_TIMESTAMP, 1);
            case "local" -> local();
            case "case" -> caseExpression();
            case "select", "from", "where", "group", "having", "order", "and", "or", "on", "set" -> {
                if (parsing.scope().find(tokens.word()) == null && !implicitAttribute()) {
                    throw tokens.unexpected("a value");
                }
                yield null;
            }
            default -> null;
        };
    }

    private Expression constant(Expression value) {
        tokens.advance();
        return value;
    }

    private @Nullable Expression local() {
        if (tokens.is(1, "date")) {
            return now(BuiltIn.LOCAL_DATE, 2);
        }
        if (tokens.is(1, "time")) {
            return now(BuiltIn.LOCAL_TIME, 2);
        }
        return tokens.is(1, "datetime") ? now(BuiltIn.LOCAL_DATETIME, 2) : null;
    }

    private boolean implicitAttribute() {
        return parsing.scope().owner(tokens.word()) != null;
    }

    private Expression now(BuiltIn function, int words) {
        tokens.position(tokens.position() + words);
        return new Call(function, List.of());
    }

    /** input_parameter */
    Parameter parameter() {
        String name = tokens.word().substring(1);
        boolean named = tokens.is(TokenKind.NAMED_PARAMETER);
        if (!named && name.length() > 6) {
            throw tokens.error("The number of a parameter is too large");
        }
        if (!named && Integer.parseInt(name) == 0) {
            throw tokens.error("The first positional parameter is ?1");
        }
        parsing.parameter(named);
        tokens.advance();
        return named ? Parameter.named(name) : Parameter.positional(Integer.parseInt(name));
    }

    /** general_case_expression, simple_case_expression */
    private Expression caseExpression() {
        tokens.advance();
        if (tokens.is("when")) {
            List<Branch> branches = new ArrayList<>();
            while (tokens.accept("when")) {
                Condition condition = parsing.conditions().condition();
                tokens.expect("then");
                branches.add(new Branch(condition, parsing.conditions().expression()));
            }
            return new SearchedCase(branches, otherwise());
        }
        Expression operand = value();
        List<Choice> choices = new ArrayList<>();
        tokens.expect("when");
        do {
            Expression choice = value();
            tokens.expect("then");
            choices.add(new Choice(choice, parsing.conditions().expression()));
        } while (tokens.accept("when"));
        return new SimpleCase(operand, choices, otherwise());
    }

    private @Nullable Expression otherwise() {
        Expression otherwise = tokens.accept("else") ? parsing.conditions().expression() : null;
        tokens.expect("end");
        return otherwise;
    }

    /** Whether a query in parentheses begins here. */
    boolean atSubquery() {
        if (!tokens.is(TokenKind.OPEN)) {
            return false;
        }
        return tokens.is(1, "select") && tokens.kind(2) != TokenKind.DOT
                || tokens.is(1, "from") && tokens.kind(2) == TokenKind.WORD;
    }

    /** A subquery, its parentheses included. */
    Subquery subquery() {
        tokens.expect(TokenKind.OPEN);
        Query query =
                parsing.nested(() -> parsing.asking(true, () -> new StatementParser(parsing).query(parsing.scope())));
        tokens.expect(TokenKind.CLOSE);
        return new Subquery(query);
    }
}
