package org.athanor.query.jpql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import org.athanor.query.tree.Expression.Literal;

/** The literals (Jakarta Persistence 3.2, 4.7.1). */
final class Literals {
    private Literals() {}

    /** The text between the quotes, doubled ones undone. */
    static String string(String token) {
        String quote = token.substring(0, 1);
        return token.substring(1, token.length() - 1).replace(quote + quote, quote);
    }

    static Literal number(Tokens tokens) {
        String token = tokens.word().replace("_", "").toLowerCase(Locale.ROOT);
        try {
            Number value = number(token);
            tokens.advance();
            return new Literal(value);
        } catch (NumberFormatException e) {
            throw tokens.error(
                    "'" + tokens.word() + "' is not a number: digits with a fraction and an exponent, and L, F, D, BI"
                            + " or BD as a suffix, make one");
        }
    }

    private static Number number(String token) {
        if (token.endsWith("bi")) {
            return new BigInteger(token.substring(0, token.length() - 2));
        }
        if (token.endsWith("bd")) {
            return new BigDecimal(token.substring(0, token.length() - 2));
        }
        String body = token.substring(0, token.length() - 1);
        if (token.endsWith("l")) {
            return Long.valueOf(body);
        }
        if (token.endsWith("f")) {
            return Float.valueOf(body);
        }
        if (token.endsWith("d")) {
            return Double.valueOf(body);
        }
        if (token.indexOf('.') >= 0 || token.indexOf('e') >= 0) {
            return Double.valueOf(token);
        }
        BigInteger whole = new BigInteger(token);
        if (whole.bitLength() < 32) {
            return whole.intValue();
        }
        return whole.bitLength() < 64 ? (Number) whole.longValue() : whole;
    }

    /** {@code d '2008-12-31'}, {@code t '12:30:00'} or {@code ts '2008-12-31 12:30:00'}, the braces included. */
    static Literal escape(Tokens tokens) {
        tokens.expect(TokenKind.OPEN_BRACE);
        int place = tokens.position();
        String kind = tokens.expectWord("d, t or ts").toLowerCase(Locale.ROOT);
        if (!tokens.is(TokenKind.STRING)) {
            throw tokens.unexpected("a text in quotes");
        }
        String value = string(tokens.word()).trim();
        try {
            Object parsed = switch (kind) {
                case "d" -> LocalDate.parse(value);
                case "t" -> LocalTime.parse(value);
                case "ts" -> LocalDateTime.parse(value.replace(' ', 'T'));
                default -> throw tokens.error(place, "Expected d, t or ts, but there is '" + kind + "'");
            };
            tokens.advance();
            tokens.expect(TokenKind.CLOSE_BRACE);
            return new Literal(parsed);
        } catch (DateTimeException e) {
            String form = "d".equals(kind) ? "2008-12-31" : "t".equals(kind) ? "23:59:00" : "2008-12-31 23:59:00";
            throw tokens.error("'" + value + "' is not of the form " + form);
        }
    }
}
