package org.athanor.dialect;

import java.util.Locale;

/** What becomes of a name without quotes. */
public enum Folding {
    LOWER,
    UPPER,
    /** It stays as it is. */
    NONE;

    String apply(String name) {
        return switch (this) {
            case LOWER -> name.toLowerCase(Locale.ROOT);
            case UPPER -> name.toUpperCase(Locale.ROOT);
            case NONE -> name;
        };
    }
}
