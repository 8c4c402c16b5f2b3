package org.athanor.testing;

/**
 * The form in which two SQL texts are compared: whitespace counts only where it parts two words, and inside quotes. What
 * is quoted, and the case of letters, stays as it is.
 */
final class SqlText {

    private SqlText() {}

    static String normalized(String sql) {
        StringBuilder text = new StringBuilder(sql.length());
        boolean space = false;
        for (int i = 0; i < sql.length(); ) {
            char c = sql.charAt(i);
            if (Character.isWhitespace(c)) {
                space = true;
                i++;
                continue;
            }
            if (space && !text.isEmpty() && isWord(text.charAt(text.length() - 1)) && isWord(c)) {
                text.append(' ');
            }
            space = false;
            int end = isQuote(c) ? endOfQuoted(sql, i) : i + 1;
            text.append(sql, i, end);
            i = end;
        }
        return text.toString();
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '?' || c == ':' || c == '$' || isQuote(c);
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"' || c == '`';
    }

    /** A doubled quote inside ends one quoted run and begins the next, which copies the same characters. */
    private static int endOfQuoted(String sql, int start) {
        int end = sql.indexOf(sql.charAt(start), start + 1);
        return end < 0 ? sql.length() : end + 1;
    }
}
