package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.time.temporal.Temporal;
import java.util.Calendar;
import java.util.Date;
import java.util.UUID;

/**
 * Kinds of values: only those of one kind are compared, assigned or chosen between (Jakarta Persistence 3.2, 4.6.4, 4.10).
 * Classes that a converter makes of something are of no kind, and fit everything.
 */
enum Family {
    TEXT,
    NUMBER,
    BOOLEAN,
    TEMPORAL,
    UUID,
    ENUM;

    static @Nullable Family of(Class<?> type) {
        if (type == String.class || type == Character.class) {
            return TEXT;
        }
        if (Number.class.isAssignableFrom(type)) {
            return NUMBER;
        }
        if (type == Boolean.class) {
            return BOOLEAN;
        }
        if (type == UUID.class) {
            return UUID;
        }
        if (type.isEnum()) {
            return ENUM;
        }
        boolean temporal = Temporal.class.isAssignableFrom(type) && type != java.time.Year.class
                || Date.class.isAssignableFrom(type)
                || Calendar.class.isAssignableFrom(type);
        return temporal ? TEMPORAL : null;
    }

    /** Whether values of the classes have nothing to do with each other. */
    static boolean differ(Class<?> one, Class<?> other) {
        Family first = of(one);
        Family second = of(other);
        return first != null && second != null && (first != second || first == ENUM && one != other);
    }
}
