package org.athanor.dialect;

import java.util.Locale;
import java.util.Set;
import org.athanor.sql.schema.Name;

/**
 * Writes names, in quotes where they need it. A name that gets quotes only because it is a reserved word is folded first, so
 * that it means the same as without.
 */
record Identifiers(Set<String> reservedWords, char quote, Folding folding) {
    Identifiers {
        reservedWords = Set.copyOf(reservedWords);
    }

    String write(Name name) {
        return name.quoted() ? quoted(name.text()) : write(name.text());
    }

    /** Whether the name is written as it stands, whatever the database makes of names without quotes. */
    boolean literal(Name name) {
        return name.quoted() || !plain(name.text());
    }

    String write(String text) {
        if (!plain(text)) {
            return quoted(text);
        }
        return reservedWords.contains(text.toLowerCase(Locale.ROOT)) ? quoted(folding.apply(text)) : text;
    }

    private String quoted(String text) {
        String q = String.valueOf(quote);
        return q + text.replace(q, q + q) + q;
    }

    private static boolean plain(String text) {
        if (text.isEmpty() || !(Character.isLetter(text.charAt(0)) || text.charAt(0) == '_')) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '$') {
                return false;
            }
        }
        return true;
    }
}
