package org.athanor.dialect;

import java.util.Locale;
import java.util.Set;
import org.athanor.sql.schema.Name;

/** Writes names, in quotes where they need it. */
record Identifiers(Set<String> reservedWords, char quote) {
    Identifiers {
        reservedWords = Set.copyOf(reservedWords);
    }

    String write(Name name) {
        return name.quoted() ? quoted(name.text()) : write(name.text());
    }

    String write(String text) {
        return plain(text) && !reservedWords.contains(text.toLowerCase(Locale.ROOT)) ? text : quoted(text);
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
