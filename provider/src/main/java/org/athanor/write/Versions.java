package org.athanor.write;

import jakarta.annotation.Nullable;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.athanor.mapping.BasicAttribute;

/** The values of version attributes (Jakarta Persistence 3.2, 11.1.57: int, short, long, their wrappers, times). */
public final class Versions {
    /** The version of a new row. */
    private static final int FIRST = 0;

    private Versions() {}

    /** The version of a new row: what the application has put there, else the first one. */
    public static Object initial(BasicAttribute version, @Nullable Object current) {
        if (current instanceof Number number && number.longValue() > FIRST) {
            return current;
        }
        Class<?> type = version.type().javaType();
        return counts(type) ? number(type, FIRST) : now(version, null);
    }

    /** The version after this one, always another value. */
    public static Object next(BasicAttribute version, @Nullable Object current) {
        Class<?> type = version.type().javaType();
        if (counts(type)) {
            return number(type, current == null ? FIRST + 1L : ((Number) current).longValue() + 1);
        }
        return now(version, current);
    }

    private static boolean counts(Class<?> type) {
        return Number.class.isAssignableFrom(type);
    }

    private static Object number(Class<?> type, long value) {
        if (type == Integer.class) {
            return (int) value;
        }
        if (type == Short.class) {
            return (short) value;
        }
        return value;
    }

    /** The present time in milliseconds, which every database keeps; one more than {@code current} if it is not later. */
    private static Object now(BasicAttribute version, @Nullable Object current) {
        Class<?> type = version.type().javaType();
        if (type == LocalDateTime.class) {
            LocalDateTime now = LocalDateTime.now().truncatedTo(ChronoUnit.MILLIS);
            LocalDateTime last = (LocalDateTime) current;
            return last == null || now.isAfter(last) ? now : last.plus(1, ChronoUnit.MILLIS);
        }
        Instant last = current instanceof Timestamp stamp ? stamp.toInstant() : (Instant) current;
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant next = last == null || now.isAfter(last) ? now : last.plus(1, ChronoUnit.MILLIS);
        if (type == Instant.class) {
            return next;
        }
        if (type == Timestamp.class) {
            return Timestamp.from(next);
        }
        throw new IllegalStateException(version + ": a version cannot be a " + type.getName()
                + ". Use int, short or long, Instant, LocalDateTime or Timestamp.");
    }
}
