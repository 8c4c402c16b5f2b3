package org.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.athanor.jdbc.Binder;
import org.athanor.jdbc.JdbcSession;
import org.athanor.jdbc.SqliteDatabase;
import org.athanor.type.JdbcCodec;
import org.athanor.type.SqlType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqliteStorageTest {
    private final SqliteDatabase db = SqliteDatabase.inMemory();
    private final JdbcSession session = db.session();

    @AfterEach
    void close() {
        session.close();
        db.close();
    }

    private void table(String declared) {
        session.execute("create table v (x " + declared + ")");
    }

    private void insert(SqlType type, @Nullable Object value) {
        session.update("insert into v values (?)", sink -> sink.set(1, value, db.dialect.codec(type)));
    }

    private Object read(SqlType type) {
        JdbcCodec codec = db.dialect.codec(type);
        return session.query(
                "select x from v order by rowid desc limit 1",
                Binder.NONE,
                rows -> rows.next() ? codec.read(rows, 1) : "none");
    }

    private String stored() {
        return session.query(
                "select typeof(x) || ' ' || x from v order by rowid desc limit 1",
                Binder.NONE,
                rows -> rows.next() ? rows.getString(1) : "none");
    }

    private Object raw(String literal, SqlType type) {
        session.execute("insert into v values (" + literal + ")");
        return read(type);
    }

    @Test
    void everySqlTypeComesBackAsItWasAndNullStaysNull() {
        table("blob");
        List<Object> values = Arrays.asList(
                false,
                (byte) 0,
                (short) 0,
                0,
                Long.MAX_VALUE,
                0.1f,
                0.1d,
                new BigDecimal("12345678901234567890.12"),
                "x",
                "täxt",
                "clob",
                new byte[] {1, 2},
                new byte[0],
                LocalDate.of(2026, 1, 31),
                LocalTime.of(10, 15, 30, 120_000_000),
                OffsetTime.parse("10:15:30+02:00"),
                LocalDateTime.of(2026, 1, 31, 10, 15),
                OffsetDateTime.parse("2026-01-31T10:15:30.000000001Z"),
                UUID.randomUUID(),
                "{}");
        for (SqlType type : SqlType.values()) {
            insert(type, values.get(type.ordinal()));
            assertThat(read(type)).as(type.name()).isEqualTo(values.get(type.ordinal()));
            insert(type, null);
            assertThat(read(type)).as(type.name()).isNull();
        }
    }

    @Test
    void datesAreIsoTextThatSqliteUnderstands() {
        table("timestamp");
        insert(SqlType.DATE, LocalDate.of(2026, 1, 31));
        assertThat(stored()).isEqualTo("text 2026-01-31");
        insert(SqlType.TIMESTAMP, LocalDateTime.of(2026, 1, 31, 10, 15, 30, 500_000_000));
        assertThat(stored()).isEqualTo("text 2026-01-31 10:15:30.5");
        insert(SqlType.TIMESTAMP, LocalDateTime.of(2026, 1, 31, 10, 0));
        assertThat(stored()).isEqualTo("text 2026-01-31 10:00:00");
        insert(SqlType.TIME, LocalTime.of(1, 2, 3));
        assertThat(stored()).isEqualTo("text 01:02:03");
        insert(SqlType.TIME_WITH_ZONE, OffsetTime.parse("10:15:30+02:00"));
        assertThat(stored()).isEqualTo("text 10:15:30+02:00");
        insert(SqlType.TIMESTAMP_WITH_ZONE, OffsetDateTime.parse("2026-01-31T10:15:30.25+02:00"));
        assertThat(stored()).isEqualTo("text 2026-01-31 08:15:30.25+00:00");
        String day = session.query(
                "select strftime('%d.%m.%Y %H:%M', x) from v order by rowid desc limit 1",
                Binder.NONE, rows -> rows.next() ? rows.getString(1) : "");
        assertThat(day).isEqualTo("31.01.2026 08:15");
    }

    @Test
    void storedTimesSortAsTimeDoes() {
        table("timestamp with time zone");
        List<OffsetDateTime> moments = new ArrayList<>();
        for (String text : List.of("30Z", "30.1Z", "30.12Z", "30.120000001Z", "30.2Z", "31Z")) {
            moments.add(OffsetDateTime.parse("2026-01-31T10:15:" + text));
        }
        for (int i = moments.size() - 1; i >= 0; i--) {
            insert(SqlType.TIMESTAMP_WITH_ZONE, moments.get(i));
        }
        JdbcCodec codec = db.dialect.codec(SqlType.TIMESTAMP_WITH_ZONE);
        List<Object> sorted = session.query("select x from v order by x", Binder.NONE, rows -> {
            List<Object> all = new ArrayList<>();
            while (rows.next()) {
                all.add(codec.read(rows, 1));
            }
            return all;
        });
        assertThat(sorted).isEqualTo(moments);
    }

    @Test
    void datesOfOthersAreReadInWhateverFormTheyAre() {
        table("datetime");
        LocalDateTime moment = LocalDateTime.of(2026, 1, 31, 10, 15, 30);
        long millis = moment.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli();
        for (String literal : List.of(
                "'2026-01-31 10:15:30'",
                "'2026-01-31T10:15:30'",
                "'2026-01-31 10:15:30.000'",
                String.valueOf(millis),
                String.valueOf(millis / 1000))) {
            assertThat(raw(literal, SqlType.TIMESTAMP)).as(literal).isEqualTo(moment);
            assertThat(raw(literal, SqlType.DATE)).as(literal).isEqualTo(moment.toLocalDate());
        }
        assertThat(raw("'2026-01-31'", SqlType.TIMESTAMP)).isEqualTo(LocalDateTime.of(2026, 1, 31, 0, 0));
        assertThat(raw("'2026-01-31T10:15'", SqlType.TIMESTAMP)).isEqualTo(LocalDateTime.of(2026, 1, 31, 10, 15));
        assertThat(raw("'2026-01-31T10:15:30+01:00'", SqlType.TIMESTAMP_WITH_ZONE))
                .isEqualTo(OffsetDateTime.parse("2026-01-31T10:15:30+01:00"));
        assertThat(raw("'2026-01-31 10:15:30'", SqlType.TIMESTAMP_WITH_ZONE))
                .isEqualTo(OffsetDateTime.parse("2026-01-31T10:15:30Z"));
        assertThat(raw("julianday('2026-01-31 12:00:00')", SqlType.TIMESTAMP_WITH_ZONE))
                .isEqualTo(OffsetDateTime.parse("2026-01-31T12:00Z"));
    }

    @Test
    void anUnreadableDateIsQuoted() {
        table("date");
        assertThatThrownBy(() -> raw("'next week'", SqlType.DATE)).hasMessageContaining("'next week'");
    }

    @Test
    void aDecimalLosesNoDigit() {
        table("decimal(38,10)");
        for (String digits : List.of(
                "0",
                "0.1",
                "9.99",
                "-12.5",
                "10",
                "123456789012345",
                "999999999999999999",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "12345678901234567890",
                "12345678901234567890.12",
                "0.1234567890123456789",
                "3.14159265358979323846",
                "-3.14159265358979323846",
                "1E+30",
                "1E-30")) {
            BigDecimal value = new BigDecimal(digits);
            insert(SqlType.DECIMAL, value);
            assertThat((BigDecimal) read(SqlType.DECIMAL))
                    .as(digits + " stored as " + stored())
                    .isEqualByComparingTo(value);
            Integer found = session.query(
                    "select count(*) from v where x = ?",
                    sink -> sink.set(
                            1,
                            new BigDecimal(digits + (digits.contains("E") ? "" : digits.contains(".") ? "00" : ".00")),
                            db.dialect.codec(SqlType.DECIMAL)),
                    rows -> rows.next() ? rows.getInt(1) : -1);
            assertThat(found).as(digits).isEqualTo(1);
        }
    }

    @Test
    void ordinaryDecimalsAreNumbers() {
        table("decimal(10,2)");
        insert(SqlType.DECIMAL, new BigDecimal("9.99"));
        assertThat(stored()).isEqualTo("real 9.99");
        insert(SqlType.DECIMAL, new BigDecimal("10.00"));
        assertThat(stored()).isEqualTo("integer 10");
        JdbcCodec codec = db.dialect.codec(SqlType.DECIMAL);
        Object sum =
                session.query("select sum(x) from v", Binder.NONE, rows -> rows.next() ? codec.read(rows, 1) : null);
        assertThat(sum).isEqualTo(new BigDecimal("19.99"));
    }

    @Test
    void aFloatIsStoredAsTheNumberItShows() {
        table("real");
        insert(SqlType.REAL, 0.1f);
        assertThat(stored()).isEqualTo("real 0.1");
        assertThat(read(SqlType.REAL)).isEqualTo(0.1f);
    }

    @Test
    void aUuidStoredAsBytesIsReadToo() {
        table("blob");
        assertThat(raw("x'00112233445566778899aabbccddeeff'", SqlType.UUID))
                .isEqualTo(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"));
    }
}
