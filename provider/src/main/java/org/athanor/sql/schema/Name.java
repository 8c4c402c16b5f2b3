package org.athanor.sql.schema;

import java.util.Locale;

/**
 * An identifier of the schema. A quoted name is taken literally; an unquoted one compares without regard to case, as
 * SQL does. (Jakarta Persistence 3.2, 2.15 "Naming of Database Objects".)
 */
public record Name(String text, boolean quoted) {
    /** The name an annotation gives: {@code "\"Order\""} or {@code `Order`} is quoted, anything else is not. */
    public static Name of(String text) {
        int last = text.length() - 1;
        if (last > 0 && (text.charAt(0) == '"' || text.charAt(0) == '`') && text.charAt(last) == text.charAt(0)) {
            return new Name(text.substring(1, last), true);
        }
        return new Name(text, false);
    }

    /** The key under which equal names meet. */
    public String key() {
        return quoted ? text : text.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Name name && key().equals(name.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
