package org.athanor.query.jpql;

import java.util.Arrays;

/** Cuts a query into tokens, all at once: kinds and places in arrays, so that parsers may look ahead and go back. */
final class Lexer {
    private final String text;
    private int at;
    private int count;
    private TokenKind[] kinds = new TokenKind[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    private Lexer(String text) {
        this.text = text;
    }

    static Tokens tokens(String text) {
        Lexer lexer = new Lexer(text);
        lexer.run();
        return new Tokens(text, lexer.kinds, lexer.starts, lexer.ends);
    }

    private void run() {
        int length = text.length();
        while (true) {
            while (at < length && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            int start = at;
            TokenKind kind = start == length ? TokenKind.END : next(text.charAt(start));
            add(kind, start);
            if (kind == TokenKind.END) {
                return;
            }
        }
    }

    private void add(TokenKind kind, int start) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        kinds[count] = kind;
        starts[count] = start;
        ends[count++] = at;
    }

    /** Moves behind the token that begins with {@code c}. */
    private TokenKind next(char c) {
        if (Character.isJavaIdentifierStart(c)) {
            word();
            return TokenKind.WORD;
        }
        if (c >= '0' && c <= '9' || c == '.' && digit(at + 1)) {
            number();
            return TokenKind.NUMBER;
        }
        return switch (c) {
            case '\'', '"' -> string(c);
            case ':' -> parameter();
            case '?' -> position();
            case '.' -> single(TokenKind.DOT);
            case ',' -> single(TokenKind.COMMA);
            case '(' -> single(TokenKind.OPEN);
            case ')' -> single(TokenKind.CLOSE);
            case '{' -> single(TokenKind.OPEN_BRACE);
            case '}' -> single(TokenKind.CLOSE_BRACE);
            case '=' -> single(TokenKind.EQ);
            case '+' -> single(TokenKind.PLUS);
            case '-' -> single(TokenKind.MINUS);
            case '*' -> single(TokenKind.STAR);
            case '/' -> single(TokenKind.SLASH);
            case '<' -> peek('=') ? pair(TokenKind.LE) : peek('>') ? pair(TokenKind.NE) : single(TokenKind.LT);
            case '>' -> peek('=') ? pair(TokenKind.GE) : single(TokenKind.GT);
            case '!' -> {
                if (!peek('=')) {
                    throw QuerySyntaxException.at(text, at, "'!' is not an operator: say 'not', or '<>'");
                }
                yield pair(TokenKind.NE);
            }
            case '|' -> {
                if (!peek('|')) {
                    throw QuerySyntaxException.at(text, at, "'|' is not an operator: '||' joins texts");
                }
                yield pair(TokenKind.CONCAT);
            }
            default -> throw QuerySyntaxException.at(text, at, "The character '" + c + "' means nothing in a query");
        };
    }

    private boolean peek(char c) {
        return at + 1 < text.length() && text.charAt(at + 1) == c;
    }

    private TokenKind single(TokenKind kind) {
        at++;
        return kind;
    }

    private TokenKind pair(TokenKind kind) {
        at += 2;
        return kind;
    }

    private boolean digit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private void word() {
        at++;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
    }

    /** Digits, a fraction, an exponent, and the suffix, which {@link Literals} judges (4.6.1). */
    private void number() {
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int sign = at + 1 < text.length() && (text.charAt(at + 1) == '-' || text.charAt(at + 1) == '+') ? 1 : 0;
            if (digit(at + 1 + sign)) {
                at += 1 + sign;
                digits();
            }
        }
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
    }

    private void digits() {
        while (digit(at) || at < text.length() && text.charAt(at) == '_' && digit(at + 1)) {
            at++;
        }
    }

    private TokenKind string(char quote) {
        int start = at++;
        while (true) {
            if (at >= text.length()) {
                throw QuerySyntaxException.at(
                        text, start, "This text is not closed: the second " + quote + " is missing");
            }
            if (text.charAt(at++) == quote) {
                if (at >= text.length() || text.charAt(at) != quote) {
                    return TokenKind.STRING;
                }
                at++;
            }
        }
    }

    private TokenKind parameter() {
        int colon = at++;
        if (at >= text.length() || !Character.isJavaIdentifierStart(text.charAt(at))) {
            throw QuerySyntaxException.at(text, colon, "A name must follow ':', as in :name");
        }
        word();
        return TokenKind.NAMED_PARAMETER;
    }

    private TokenKind position() {
        int mark = at++;
        digits();
        if (at == mark + 1) {
            throw QuerySyntaxException.at(text, mark, "A number must follow '?', as in ?1");
        }
        return TokenKind.POSITIONAL_PARAMETER;
    }
}
