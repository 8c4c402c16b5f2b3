package org.athanor.dialect;

import jakarta.annotation.Nullable;

/** What a database's error means, with the constraint or the columns it names when it does. */
public record SqlError(Kind kind, @Nullable String constraint) {
    /** The kinds of error the engine tells apart. */
    public enum Kind {
        CONSTRAINT_UNIQUE,
        CONSTRAINT_FOREIGN_KEY,
        CONSTRAINT_NOT_NULL,
        CONSTRAINT_CHECK,
        CONSTRAINT,
        LOCK,
        /** The transaction cannot go on, but may succeed when tried anew: deadlock, serialization failure, stale snapshot. */
        DEADLOCK,
        TIMEOUT,
        CONNECTION,
        OTHER;

        public boolean isConstraint() {
            return ordinal() <= CONSTRAINT.ordinal();
        }
    }

    public static SqlError of(Kind kind) {
        return new SqlError(kind, null);
    }
}
