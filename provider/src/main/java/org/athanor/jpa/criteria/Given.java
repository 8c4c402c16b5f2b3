package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;

/** Judges what the application gives to a builder. */
final class Given {
    private Given() {}

    /** The node behind an interface of the specification; only those of this provider fit together. */
    static <N> N node(@Nullable Object given, Class<N> type, String what) {
        if (type.isInstance(given)) {
            return type.cast(given);
        }
        throw new IllegalArgumentException(
                given == null
                        ? "The " + what + " is null"
                        : "A " + given.getClass().getName() + " cannot be the " + what
                                + " of this query: make it with the criteria builder of its entity manager factory");
    }

    static <T> T notNull(@Nullable T given, String what) {
        if (given == null) {
            throw new IllegalArgumentException("The " + what + " is null");
        }
        return given;
    }
}
