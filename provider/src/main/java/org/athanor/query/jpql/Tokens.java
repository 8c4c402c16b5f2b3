package org.athanor.query.jpql;

/** The tokens of a query with a place among them. Keywords are words compared without regard to case (4.4.1). */
final class Tokens {
    private final String text;
    private final TokenKind[] kinds;
    private final int[] starts;
    private final int[] ends;
    private int at;

    Tokens(String text, TokenKind[] kinds, int[] starts, int[] ends) {
        this.text = text;
        this.kinds = kinds;
        this.starts = starts;
        this.ends = ends;
    }

    int position() {
        return at;
    }

    void position(int index) {
        at = index;
    }

    TokenKind kind() {
        return kinds[at];
    }

    TokenKind kind(int ahead) {
        for (int i = at; i < at + ahead; i++) {
            if (kinds[i] == TokenKind.END) {
                return TokenKind.END;
            }
        }
        return kinds[at + ahead];
    }

    /** The text of the token at the place. */
    String word() {
        return text.substring(starts[at], ends[at]);
    }

    void advance() {
        at++;
    }

    boolean is(TokenKind kind) {
        return kinds[at] == kind;
    }

    /** Whether the token is that word, in any case. */
    boolean is(String keyword) {
        return isAt(at, keyword);
    }

    /** Whether the token that many places ahead is that word. */
    boolean is(int ahead, String keyword) {
        return kind(ahead) != TokenKind.END && isAt(at + ahead, keyword);
    }

    private boolean isAt(int index, String keyword) {
        return kinds[index] == TokenKind.WORD
                && ends[index] - starts[index] == keyword.length()
                && text.regionMatches(true, starts[index], keyword, 0, keyword.length());
    }

    /** Whether the token is that word with an opening parenthesis after it: a function, not a name. */
    boolean isCall(String keyword) {
        return is(keyword) && kinds[at + 1] == TokenKind.OPEN;
    }

    boolean accept(TokenKind kind) {
        if (kinds[at] != kind) {
            return false;
        }
        at++;
        return true;
    }

    boolean accept(String keyword) {
        if (!is(keyword)) {
            return false;
        }
        at++;
        return true;
    }

    void expect(TokenKind kind) {
        if (!accept(kind)) {
            throw unexpected(kind.toString());
        }
    }

    void expect(String keyword) {
        if (!accept(keyword)) {
            throw unexpected(keyword.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** Any word, reserved or not; {@code what} says what it names. */
    String expectWord(String what) {
        if (kinds[at] != TokenKind.WORD) {
            throw unexpected(what);
        }
        String word = word();
        at++;
        return word;
    }

    QuerySyntaxException unexpected(String expected) {
        String found = kinds[at] == TokenKind.END ? "the query ends" : "there is '" + word() + "'";
        return error("Expected " + expected + ", but " + found);
    }

    QuerySyntaxException error(String problem) {
        return error(at, problem);
    }

    QuerySyntaxException error(int token, String problem) {
        return QuerySyntaxException.at(text, starts[token], problem);
    }
}
