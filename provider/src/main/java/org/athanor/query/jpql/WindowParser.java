package org.athanor.query.jpql;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Over;
import org.athanor.query.tree.Ordering;
import org.athanor.query.tree.WindowFrame;

/** The windows of functions. */
final class WindowParser {
    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final FunctionParser functions;

    WindowParser(Tokens tokens, ExpressionParser expressions, FunctionParser functions) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.functions = functions;
    }

    /** Not of the specification: the window of a function, as SQL has it. */
    Expression over(Expression function) {
        tokens.advance();
        tokens.expect(TokenKind.OPEN);
        List<Expression> partition = List.of();
        if (tokens.accept("partition")) {
            tokens.expect("by");
            partition = functions.arguments();
        }
        List<Ordering> order = new ArrayList<>();
        if (tokens.accept("order")) {
            tokens.expect("by");
            do {
                order.add(SelectParser.ordering(tokens, expressions.value()));
            } while (tokens.accept(TokenKind.COMMA));
        }
        WindowFrame frame = tokens.is(TokenKind.CLOSE) ? null : frame();
        tokens.expect(TokenKind.CLOSE);
        return new Over(function, partition, order, frame);
    }

    private WindowFrame frame() {
        for (WindowFrame.Unit unit : WindowFrame.Unit.values()) {
            if (tokens.accept(unit.name().toLowerCase(Locale.ROOT))) {
                boolean between = tokens.accept("between");
                Integer start = bound("preceding");
                if (!between) {
                    return new WindowFrame(unit, start, 0);
                }
                tokens.expect("and");
                return new WindowFrame(unit, start, bound("following"));
            }
        }
        throw tokens.unexpected("PARTITION BY, ORDER BY, ROWS, RANGE, GROUPS or ')'");
    }

    /** A distance from the row, null for all rows in that direction. */
    private @Nullable Integer bound(String direction) {
        if (tokens.accept("unbounded")) {
            tokens.expect(direction);
            return null;
        }
        if (tokens.accept("current")) {
            tokens.expect("row");
            return 0;
        }
        if (!tokens.is(TokenKind.NUMBER) || !(Literals.number(tokens).value() instanceof Integer distance)) {
            throw tokens.unexpected("UNBOUNDED, CURRENT ROW or a whole number");
        }
        if (tokens.accept("preceding")) {
            return -distance;
        }
        tokens.expect("following");
        return distance;
    }
}
