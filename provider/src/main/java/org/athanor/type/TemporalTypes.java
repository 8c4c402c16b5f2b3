package org.athanor.type;

import jakarta.annotation.Nullable;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * Dates and times. The old classes ({@code java.util}, {@code java.sql}) mean wall-clock time in the JVM's time zone, as they
 * do in JDBC; points in time ({@code Instant}, {@code OffsetDateTime}, {@code ZonedDateTime}) are stored with an offset.
 */
final class TemporalTypes {
    private TemporalTypes() {}

    static List<ValueType<?>> all() {
        return List.of(
                new IdentityType<>(LocalDate.class, SqlType.DATE),
                new IdentityType<>(LocalTime.class, SqlType.TIME),
                new IdentityType<>(LocalDateTime.class, SqlType.TIMESTAMP),
                new IdentityType<>(OffsetTime.class, SqlType.TIME_WITH_ZONE),
                new IdentityType<>(OffsetDateTime.class, SqlType.TIMESTAMP_WITH_ZONE),
                MappedType.immutable(
                        Instant.class,
                        SqlType.TIMESTAMP_WITH_ZONE,
                        OffsetDateTime.class,
                        instant -> instant.atOffset(ZoneOffset.UTC),
                        OffsetDateTime::toInstant),
                MappedType.immutable(
                        ZonedDateTime.class,
                        SqlType.TIMESTAMP_WITH_ZONE,
                        OffsetDateTime.class,
                        ZonedDateTime::toOffsetDateTime,
                        moment -> moment.atZoneSameInstant(ZoneId.systemDefault())),
                MappedType.immutable(Year.class, SqlType.INTEGER, Integer.class, Year::getValue, Year::of),
                MappedType.immutable(Duration.class, SqlType.BIGINT, Long.class, Duration::toNanos, Duration::ofNanos),
                byMillis(Date.class, TemporalForm.TIMESTAMP, Date::getTime, Date::new),
                byMillis(Calendar.class, TemporalForm.TIMESTAMP, Calendar::getTimeInMillis, TemporalTypes::calendar),
                byMillis(
                        GregorianCalendar.class,
                        TemporalForm.TIMESTAMP,
                        Calendar::getTimeInMillis,
                        TemporalTypes::calendar),
                old(
                        java.sql.Date.class,
                        SqlType.DATE,
                        LocalDate.class,
                        java.sql.Date::toLocalDate,
                        java.sql.Date::valueOf),
                old(
                        Time.class,
                        SqlType.TIME,
                        LocalTime.class,
                        time -> wallClock(time.getTime()).toLocalTime(),
                        time -> new Time(millis(time.atDate(LocalDate.EPOCH)))),
                old(
                        Timestamp.class,
                        SqlType.TIMESTAMP,
                        LocalDateTime.class,
                        Timestamp::toLocalDateTime,
                        Timestamp::valueOf));
    }

    /** The type of a {@code Date} or {@code Calendar} in that form; null for other classes. */
    static @Nullable ValueType<?> of(Class<?> javaType, TemporalForm form) {
        if (javaType == Date.class) {
            return byMillis(Date.class, form, Date::getTime, Date::new);
        }
        if (javaType == Calendar.class) {
            return byMillis(Calendar.class, form, Calendar::getTimeInMillis, TemporalTypes::calendar);
        }
        return javaType == GregorianCalendar.class
                ? byMillis(GregorianCalendar.class, form, Calendar::getTimeInMillis, TemporalTypes::calendar)
                : null;
    }

    /** A mutable date of {@code java.sql}; its clone is its copy. */
    private static <J extends Date, C> ValueType<J> old(
            Class<J> javaType, SqlType sqlType, Class<C> canonical, Function<J, C> to, Function<C, J> from) {
        return new MappedType<>(
                javaType, sqlType, canonical, to, from, value -> javaType.cast(value.clone()), Date::equals);
    }

    /** A class that wraps milliseconds; two values are the same when they are stored alike. */
    private static <J> ValueType<J> byMillis(
            Class<J> javaType, TemporalForm form, ToLongFunction<J> millisOf, LongFunction<J> make) {
        UnaryOperator<J> copier = value -> make.apply(millisOf.applyAsLong(value));
        return switch (form) {
            case DATE ->
                new MappedType<>(
                        javaType,
                        SqlType.DATE,
                        LocalDate.class,
                        value -> wallClock(millisOf.applyAsLong(value)).toLocalDate(),
                        date -> make.apply(millis(date.atStartOfDay())),
                        copier,
                        (a, b) -> wallClock(millisOf.applyAsLong(a))
                                .toLocalDate()
                                .equals(wallClock(millisOf.applyAsLong(b)).toLocalDate()));
            case TIME ->
                new MappedType<>(
                        javaType,
                        SqlType.TIME,
                        LocalTime.class,
                        value -> wallClock(millisOf.applyAsLong(value)).toLocalTime(),
                        time -> make.apply(millis(time.atDate(LocalDate.EPOCH))),
                        copier,
                        (a, b) -> wallClock(millisOf.applyAsLong(a))
                                .toLocalTime()
                                .equals(wallClock(millisOf.applyAsLong(b)).toLocalTime()));
            case TIMESTAMP ->
                new MappedType<>(
                        javaType,
                        SqlType.TIMESTAMP,
                        LocalDateTime.class,
                        value -> wallClock(millisOf.applyAsLong(value)),
                        moment -> make.apply(millis(moment)),
                        copier,
                        (a, b) -> millisOf.applyAsLong(a) == millisOf.applyAsLong(b));
        };
    }

    private static GregorianCalendar calendar(long millis) {
        GregorianCalendar calendar = new GregorianCalendar();
        calendar.setTimeInMillis(millis);
        return calendar;
    }

    private static LocalDateTime wallClock(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneId.systemDefault());
    }

    private static long millis(LocalDateTime wallClock) {
        return wallClock.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli();
    }
}
