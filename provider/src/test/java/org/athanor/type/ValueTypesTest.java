package org.athanor.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
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
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ValueTypesTest {
    enum Size {
        SMALL("s"),
        LARGE("l") {
            @Override
            public String toString() {
                return "big";
            }
        };

        final String code;

        Size(String code) {
            this.code = code;
        }
    }

    enum Ambiguous {
        A,
        B
    }

    static final class Point implements Serializable {
        private static final long serialVersionUID = 1L;
        int x;

        Point(int x) {
            this.x = x;
        }
    }

    @SuppressWarnings("unchecked")
    private static <J> ValueType<J> cast(ValueType<?> type) {
        return (ValueType<J>) type;
    }

    private static Object roundTrip(Object value) {
        ValueType<Object> type = cast(ValueTypes.of(value.getClass()));
        Object canonical = type.toCanonical(value);
        assertThat(canonical).isInstanceOf(type.sqlType().canonicalClass());
        return type.fromCanonical(canonical);
    }

    @Test
    void everyBasicTypeComesBackAsItWas() throws Exception {
        List<Object> values = new ArrayList<>(List.of(
                true,
                (byte) 1,
                (short) 2,
                3,
                4L,
                1.5f,
                2.5d,
                'x',
                "text",
                new BigDecimal("12.50"),
                new BigInteger("123456789012345678901234567890"),
                LocalDate.of(2026, 1, 31),
                LocalTime.of(10, 15, 30, 123_456_789),
                LocalDateTime.of(2026, 1, 31, 10, 15),
                OffsetDateTime.parse("2026-01-31T10:15:30+02:00"),
                OffsetTime.parse("10:15:30+02:00"),
                Instant.parse("2026-01-31T10:15:30.123456789Z"),
                Year.of(2026),
                Duration.ofMillis(1500),
                new Date(1_700_000_000_123L),
                java.sql.Date.valueOf("2026-01-31"),
                Time.valueOf("10:15:30"),
                Timestamp.valueOf("2026-01-31 10:15:30.123456789"),
                new GregorianCalendar(2026, 0, 31, 10, 15),
                UUID.randomUUID(),
                Locale.forLanguageTag("de-AT"),
                Currency.getInstance("EUR")));
        values.add(new URL("https://example.org/x"));
        for (Object value : values) {
            assertThat(roundTrip(value)).as(value.getClass().getName()).isEqualTo(value);
        }
        assertThat(roundTrip(new byte[] {1, 2})).isEqualTo(new byte[] {1, 2});
        assertThat(roundTrip(new Byte[] {1, 2})).isEqualTo(new Byte[] {1, 2});
        assertThat(roundTrip("ab".toCharArray())).isEqualTo("ab".toCharArray());
        assertThat(roundTrip(new Character[] {'a'})).isEqualTo(new Character[] {'a'});
    }

    @Test
    void aZonedDateTimeKeepsItsPointInTime() {
        ZonedDateTime value = ZonedDateTime.parse("2026-01-31T10:15:30+02:00[Europe/Athens]");
        assertThat(((ZonedDateTime) roundTrip(value)).toInstant()).isEqualTo(value.toInstant());
    }

    @Test
    void nullStaysNullInBothDirections() {
        for (Class<?> javaType : List.of(Integer.class, Date.class, byte[].class, Size.class, Instant.class)) {
            ValueType<Object> type = cast(ValueTypes.of(javaType));
            assertThat(type.toCanonical(null)).isNull();
            assertThat(type.fromCanonical(null)).isNull();
            assertThat(type.copy(null)).isNull();
            assertThat(type.same(null, null)).isTrue();
        }
    }

    @Test
    void aPrimitiveSharesTheTypeOfItsWrapper() {
        assertThat(ValueTypes.of(int.class)).isSameAs(ValueTypes.of(Integer.class));
        assertThat(ValueTypes.of(char.class)).isSameAs(ValueTypes.of(Character.class));
    }

    @Test
    void anUnsetCharIsStoredAsTheEmptyText() {
        ValueType<Character> type = ValueTypes.require(Character.class);
        assertThat(type.toCanonical((char) 0)).isEqualTo("");
        assertThat(type.fromCanonical("")).isEqualTo((char) 0);
    }

    @Test
    void decimalsOfOneAmountAreTheSame() {
        ValueType<BigDecimal> type = ValueTypes.require(BigDecimal.class);
        assertThat(type.same(new BigDecimal("1.0"), new BigDecimal("1.00"))).isTrue();
        assertThat(type.same(new BigDecimal("1.0"), new BigDecimal("1.01"))).isFalse();
        assertThat(type.same(null, BigDecimal.ONE)).isFalse();
    }

    @Test
    void aDecimalWithAScaleGetsItsZerosBack() {
        ValueType<BigDecimal> type = ValueTypes.decimal(2);
        assertThat(type.fromCanonical(new BigDecimal("10"))).isEqualTo(new BigDecimal("10.00"));
        assertThat(type.fromCanonical(new BigDecimal("10.123"))).isEqualTo(new BigDecimal("10.123"));
    }

    @Test
    void onlyValuesThatChangeInPlaceAreMutableAndTheyAreCopied() {
        assertThat(ValueTypes.require(String.class).mutable()).isFalse();
        assertThat(ValueTypes.require(LocalDate.class).mutable()).isFalse();
        ValueType<Date> type = ValueTypes.require(Date.class);
        Date date = new Date(1000);
        Date copy = type.copy(date);
        date.setTime(2000);
        assertThat(type.mutable()).isTrue();
        assertThat(copy).isEqualTo(new Date(1000));
        assertThat(type.same(copy, date)).isFalse();
        assertThat(type.same(copy, new Timestamp(1000))).isTrue();
    }

    @Test
    void aDateIsComparedByTheFormItIsStoredIn() {
        ValueType<Date> day = cast(ValueTypes.temporal(Date.class, TemporalForm.DATE));
        Date morning = new GregorianCalendar(2026, Calendar.JANUARY, 31, 8, 0).getTime();
        Date evening = new GregorianCalendar(2026, Calendar.JANUARY, 31, 20, 0).getTime();
        assertThat(day.sqlType()).isEqualTo(SqlType.DATE);
        assertThat(day.same(morning, evening)).isTrue();
        assertThat(day.toCanonical(morning)).isEqualTo(LocalDate.of(2026, 1, 31));
        ValueType<Calendar> time = cast(ValueTypes.temporal(Calendar.class, TemporalForm.TIME));
        assertThat(time.toCanonical(new GregorianCalendar(2026, 0, 31, 8, 30))).isEqualTo(LocalTime.of(8, 30));
    }

    @Test
    void aTemporalFormIsOnlyForDatesAndCalendars() {
        assertThatThrownBy(() -> ValueTypes.temporal(LocalDate.class, TemporalForm.DATE))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("java.time.LocalDate");
    }

    @Test
    void anEnumIsStoredByOrdinalNameOrValue() {
        ValueType<Size> ordinal = cast(ValueTypes.enumOrdinal(Size.class));
        ValueType<Size> name = cast(ValueTypes.enumString(Size.class));
        ValueType<Size> value = ValueTypes.enumValue(Size.class, String.class, size -> size.code);
        assertThat(ordinal.toCanonical(Size.LARGE)).isEqualTo(1);
        assertThat(name.toCanonical(Size.LARGE)).isEqualTo("LARGE");
        assertThat(value.toCanonical(Size.LARGE)).isEqualTo("l");
        assertThat(value.fromCanonical("s")).isEqualTo(Size.SMALL);
        assertThatThrownBy(() -> value.fromCanonical("x"))
                .hasMessageContaining("Size")
                .hasMessageContaining("'x'");
    }

    @Test
    void twoConstantsMayNotStandForOneValue() {
        assertThatThrownBy(() -> ValueTypes.enumValue(Ambiguous.class, String.class, constant -> "same"))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("A and B");
    }

    @Test
    void aSerializableClassIsStoredAsBytesAndComparedByThem() {
        ValueType<Point> type = cast(ValueTypes.serialized(Point.class));
        assertThat(type.fromCanonical(type.toCanonical(new Point(7))).x).isEqualTo(7);
        assertThat(type.same(new Point(1), new Point(1))).isTrue();
        assertThat(type.same(new Point(1), new Point(2))).isFalse();
        assertThat(ValueTypes.of(Point.class)).isNull();
        assertThat(ValueTypes.lob(Point.class).sqlType()).isEqualTo(SqlType.BLOB);
    }

    @Test
    void aClassThatIsNeitherBasicNorSerializableIsNamed() {
        assertThatThrownBy(() -> ValueTypes.serialized(Thread.class))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("java.lang.Thread");
    }

    @Test
    void lobsAreLargeTextsAndLargeBinaries() {
        assertThat(ValueTypes.lob(String.class).sqlType()).isEqualTo(SqlType.CLOB);
        assertThat(ValueTypes.lob(char[].class).sqlType()).isEqualTo(SqlType.CLOB);
        assertThat(ValueTypes.lob(byte[].class).sqlType()).isEqualTo(SqlType.BLOB);
    }

    @Test
    void aConverterSeesNullAndItsResultIsStored() {
        ConvertedType<Boolean, String> type = new ConvertedType<>(
                Boolean.class,
                ValueTypes.require(String.class),
                value -> value == null ? "?" : value ? "Y" : "N",
                text -> "?".equals(text) ? null : "Y".equals(text),
                null);
        assertThat(type.toCanonical(null)).isEqualTo("?");
        assertThat(type.toCanonical(true)).isEqualTo("Y");
        assertThat(type.fromCanonical("N")).isEqualTo(false);
        assertThat(type.fromCanonical("?")).isNull();
        assertThat(type.sqlType()).isEqualTo(SqlType.VARCHAR);
    }

    @Test
    void aConvertedValueThatChangesInPlaceIsCopiedByConvertingThereAndBack() {
        ConvertedType<List<String>, String> type = ConvertedType.mutable(
                cast2(List.class),
                ValueTypes.require(String.class),
                list -> list == null ? null : String.join(",", list),
                text -> text == null ? null : new ArrayList<>(List.of(text.split(","))));
        List<String> list = new ArrayList<>(List.of("a", "b"));
        List<String> copy = type.copy(list);
        list.add("c");
        assertThat(copy).containsExactly("a", "b");
        assertThat(type.same(copy, list)).isFalse();
    }

    @SuppressWarnings("unchecked")
    private static <T> Class<T> cast2(Class<?> type) {
        return (Class<T>) type;
    }
}
