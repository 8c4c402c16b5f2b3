package org.athanor.dialect.sqlite;

import jakarta.annotation.Nullable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Dates and times as text that SQLite's date functions understand and that sorts as time does: {@code 2026-01-31}, {@code
 * 10:15:30.5}, {@code 2026-01-31 10:15:30.5}; fractions without trailing zeros, none when zero. A date and time with an
 * offset is stored in UTC, {@code 2026-01-31 09:15:30.5+00:00}, and read so; a time with an offset keeps it, for there is no
 * day to shift into.
 *
 * <p>Read are also what others write: a {@code T} between date and time, missing seconds, {@code Z} and other offsets,
 * milliseconds since 1970 (what the driver writes for {@code java.sql} dates), seconds (numbers below 10^10), and Julian
 * days (between 10^6 and 10^7). Points in time become wall-clock time in the JVM's zone.
 */
final class SqliteTemporals {
    private static final double JULIAN_EPOCH = 2440587.5;
    private static final long LARGEST_SECONDS = 10_000_000_000L;

    private SqliteTemporals() {}

    static LocalDate date(String text) {
        return startsWithDate(text)
                ? localDate(text)
                : localDateTime(number(text)).toLocalDate();
    }

    static LocalTime time(String text) {
        if (isTimeAt(text, 0)) {
            return localTime(text, 0, timeEnd(text, 0));
        }
        return startsWithDate(text)
                ? dateTime(text).toLocalTime()
                : localDateTime(milliseconds(text)).toLocalTime();
    }

    static OffsetTime offsetTime(String text) {
        int start = startsWithDate(text) ? 11 : 0;
        int end = timeEnd(text, start);
        return localTime(text, start, end).atOffset(end < text.length() ? offset(text, end) : ZoneOffset.UTC);
    }

    static LocalDateTime dateTime(String text) {
        if (!startsWithDate(text)) {
            return localDateTime(number(text));
        }
        if (text.length() <= 11) {
            return localDate(text).atStartOfDay();
        }
        int end = timeEnd(text, 11);
        LocalDateTime wallClock = localDate(text).atTime(localTime(text, 11, end));
        return end == text.length() ? wallClock : localDateTime(wallClock.toInstant(offset(text, end)));
    }

    static OffsetDateTime offsetDateTime(String text) {
        if (!startsWithDate(text)) {
            return number(text).atOffset(ZoneOffset.UTC);
        }
        if (text.length() <= 11) {
            return localDate(text).atStartOfDay().atOffset(ZoneOffset.UTC);
        }
        int end = timeEnd(text, 11);
        LocalDateTime wallClock = localDate(text).atTime(localTime(text, 11, end));
        return wallClock.atOffset(end < text.length() ? offset(text, end) : ZoneOffset.UTC);
    }

    static String format(LocalDate date) {
        StringBuilder text = new StringBuilder(10);
        append(text, date);
        return text.toString();
    }

    static String format(LocalTime time) {
        StringBuilder text = new StringBuilder(18);
        append(text, time);
        return text.toString();
    }

    static String format(OffsetTime time) {
        StringBuilder text = new StringBuilder(24);
        append(text, time.toLocalTime());
        return text.append(offset(time.getOffset())).toString();
    }

    static String format(LocalDateTime moment) {
        StringBuilder text = new StringBuilder(29);
        append(text, moment.toLocalDate());
        append(text.append(' '), moment.toLocalTime());
        return text.toString();
    }

    static String format(OffsetDateTime moment) {
        return format(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()) + "+00:00";
    }

    private static String offset(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
    }

    private static void append(StringBuilder text, LocalDate date) {
        int year = date.getYear();
        if (year < 0 || year > 9999) {
            text.append(date);
            return;
        }
        two(text, year / 100);
        two(text, year % 100);
        two(text.append('-'), date.getMonthValue());
        two(text.append('-'), date.getDayOfMonth());
    }

    private static void append(StringBuilder text, LocalTime time) {
        two(text, time.getHour());
        two(text.append(':'), time.getMinute());
        two(text.append(':'), time.getSecond());
        int nano = time.getNano();
        if (nano != 0) {
            text.append('.');
            for (int unit = 100_000_000; nano > 0; unit /= 10) {
                text.append((char) ('0' + nano / unit));
                nano %= unit;
            }
        }
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static boolean startsWithDate(String text) {
        return text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
    }

    private static boolean isTimeAt(String text, int start) {
        return text.length() >= start + 5 && text.charAt(start + 2) == ':';
    }

    private static LocalDate localDate(String text) {
        try {
            return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
        } catch (DateTimeException e) {
            throw unreadable(text, e);
        }
    }

    /** Where the time that starts at {@code start} ends and an offset may begin. */
    private static int timeEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isPartOfTime(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPartOfTime(char c) {
        return c >= '0' && c <= '9' || c == ':' || c == '.';
    }

    private static LocalTime localTime(String text, int start, int end) {
        if (end - start < 5 || text.charAt(start + 2) != ':') {
            throw unreadable(text, null);
        }
        int second = end - start >= 8 ? digits(text, start + 6, start + 8) : 0;
        int nano = 0;
        int unit = 100_000_000;
        for (int i = start + 9; i < end && unit > 0; i++, unit /= 10) {
            nano += unit * digits(text, i, i + 1);
        }
        try {
            return LocalTime.of(digits(text, start, start + 2), digits(text, start + 3, start + 5), second, nano);
        } catch (DateTimeException e) {
            throw unreadable(text, e);
        }
    }

    private static ZoneOffset offset(String text, int start) {
        String offset = text.substring(start).trim();
        try {
            return ZoneOffset.of(offset.equals("z") ? "Z" : offset);
        } catch (DateTimeException e) {
            throw unreadable(text, e);
        }
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw unreadable(text, null);
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static LocalDateTime localDateTime(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
    }

    /** The point in time a number stands for. */
    private static Instant number(String text) {
        long whole = digits(text);
        if (whole >= 10_000_000) {
            return whole < LARGEST_SECONDS ? Instant.ofEpochSecond(whole) : Instant.ofEpochMilli(whole);
        }
        double number = parse(text);
        if (number >= 1e6 && number < 1e7) {
            return Instant.ofEpochMilli(Math.round((number - JULIAN_EPOCH) * 86_400_000));
        }
        return Math.abs(number) < LARGEST_SECONDS
                ? Instant.ofEpochMilli(Math.round(number * 1000))
                : Instant.ofEpochMilli(Math.round(number));
    }

    /** The usual form of a number, a run of up to 18 digits, without the cost of a floating-point one; -1 for any other. */
    private static long digits(String text) {
        int length = text.length();
        long value = length > 18 ? -1 : 0;
        for (int i = 0; i < length && value >= 0; i++) {
            int digit = text.charAt(i) - '0';
            value = digit >= 0 && digit <= 9 ? value * 10 + digit : -1;
        }
        return value;
    }

    /** A time alone is small as a number, too; it is always in milliseconds. */
    private static Instant milliseconds(String text) {
        return Instant.ofEpochMilli(Math.round(parse(text)));
    }

    private static double parse(String text) {
        try {
            return Double.parseDouble(text.trim());
        } catch (NumberFormatException e) {
            throw unreadable(text, e);
        }
    }

    private static IllegalArgumentException unreadable(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "Not a date or time that can be read: '" + text + "'. Expected is ISO text, as 2026-01-31 10:15:30,"
                        + " or a number of milliseconds since 1970",
                cause);
    }
}
