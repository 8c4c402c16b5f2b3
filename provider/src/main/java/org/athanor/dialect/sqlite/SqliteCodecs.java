package org.athanor.dialect.sqlite;

import jakarta.annotation.Nullable;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.athanor.type.JdbcCodec;
import org.athanor.type.JdbcCodec.Fetch;
import org.athanor.type.SqlType;

/**
 * How values travel to and from SQLite. Each {@code wasNull} is a call into the native library, so numbers ask for it only when
 * they read zero.
 */
final class SqliteCodecs {
    private static final Map<SqlType, JdbcCodec> CODECS = new EnumMap<>(SqlType.class);
    private static final Map<SqlType, JdbcCodec> LISTS = new EnumMap<>(SqlType.class);

    static {
        numbers();
        texts();
        temporals();
        SqliteCodec bytes = new SqliteCodec(
                Fetch.OBJECT, ResultSet::getBytes, (statement, index, v) -> statement.setBytes(index, (byte[]) v));
        CODECS.put(SqlType.VARBINARY, bytes);
        CODECS.put(SqlType.BLOB, bytes);
        CODECS.put(SqlType.DECIMAL, new SqliteCodec(Fetch.OBJECT, SqliteDecimal::read, SqliteDecimal::bind));
    }

    private SqliteCodecs() {}

    static JdbcCodec of(SqlType type) {
        JdbcCodec codec = CODECS.get(type);
        if (codec == null) {
            throw new IllegalStateException("SQLite has no codec for " + type);
        }
        return codec;
    }

    /** Lists bind as one JSON array, except of types that JSON cannot carry as they are stored: decimals and bytes. */
    static @Nullable JdbcCodec list(SqlType type) {
        return LISTS.get(type);
    }

    private static void numbers() {
        add(
                SqlType.BOOLEAN,
                new SqliteCodec(
                        Fetch.BOOLEAN,
                        (row, index) -> {
                            boolean value = row.getInt(index) != 0;
                            return value || !row.wasNull() ? (Object) value : null;
                        },
                        (statement, index, v) -> statement.setInt(index, (Boolean) v ? 1 : 0)),
                v -> (Boolean) v ? "1" : "0");
        add(
                SqlType.TINYINT,
                new SqliteCodec(
                        Fetch.BYTE,
                        (row, index) -> {
                            byte value = (byte) row.getInt(index);
                            return value == 0 && row.wasNull() ? null : (Object) value;
                        },
                        (statement, index, v) -> statement.setInt(index, (Byte) v)),
                Object::toString);
        add(
                SqlType.SMALLINT,
                new SqliteCodec(
                        Fetch.SHORT,
                        (row, index) -> {
                            short value = (short) row.getInt(index);
                            return value == 0 && row.wasNull() ? null : (Object) value;
                        },
                        (statement, index, v) -> statement.setInt(index, (Short) v)),
                Object::toString);
        add(
                SqlType.INTEGER,
                new SqliteCodec(
                        Fetch.INT,
                        (row, index) -> {
                            int value = row.getInt(index);
                            return value == 0 && row.wasNull() ? null : (Object) value;
                        },
                        (statement, index, v) -> statement.setInt(index, (Integer) v)),
                Object::toString);
        add(
                SqlType.BIGINT,
                new SqliteCodec(
                        Fetch.LONG,
                        (row, index) -> {
                            long value = row.getLong(index);
                            return value == 0 && row.wasNull() ? null : (Object) value;
                        },
                        (statement, index, v) -> statement.setLong(index, (Long) v)),
                Object::toString);
        floats();
    }

    /** A float is stored as the number its decimal form names, 0.1 and not 0.10000000149; it reads back as it was. */
    private static void floats() {
        add(
                SqlType.REAL,
                new SqliteCodec(
                        Fetch.FLOAT,
                        (row, index) -> {
                            float value = (float) row.getDouble(index);
                            return value == 0 && row.wasNull() ? null : (Object) value;
                        },
                        (statement, index, v) -> statement.setDouble(index, Double.parseDouble(v.toString()))),
                v -> Float.isFinite((Float) v) ? v.toString() : infinite(((Float) v).doubleValue()));
        add(
                SqlType.DOUBLE,
                new SqliteCodec(
                        Fetch.DOUBLE,
                        (row, index) -> {
                            double value = row.getDouble(index);
                            return value == 0 && row.wasNull() ? null : (Object) value;
                        },
                        (statement, index, v) -> statement.setDouble(index, (Double) v)),
                v -> Double.isFinite((Double) v) ? v.toString() : infinite((Double) v));
    }

    private static String infinite(double value) {
        return Double.isNaN(value) ? "null" : value > 0 ? "9e999" : "-9e999";
    }

    private static void texts() {
        SqliteCodec text = new SqliteCodec(
                Fetch.STRING, ResultSet::getString, (statement, index, v) -> statement.setString(index, (String) v));
        for (SqlType type : new SqlType[] {SqlType.CHAR, SqlType.VARCHAR, SqlType.CLOB, SqlType.JSON}) {
            add(type, text, v -> SqliteJson.quote((String) v));
        }
        add(
                SqlType.UUID,
                new SqliteCodec(
                        Fetch.OBJECT,
                        SqliteCodecs::readUuid,
                        (statement, index, v) -> statement.setString(index, v.toString())),
                v -> SqliteJson.quote(v.toString()));
    }

    /** Others store a UUID as its 16 bytes; those are read, too. */
    private static @Nullable Object readUuid(ResultSet row, int index) throws SQLException {
        String text = row.getString(index);
        if (text == null) {
            return null;
        }
        if (text.length() == 36) {
            return UUID.fromString(text);
        }
        ByteBuffer bytes = ByteBuffer.wrap(row.getBytes(index));
        if (bytes.remaining() != 16) {
            throw new SQLException("Not a UUID: '" + text + "'");
        }
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static void temporals() {
        addText(SqlType.DATE, SqliteTemporals::date, v -> SqliteTemporals.format((LocalDate) v));
        addText(SqlType.TIME, SqliteTemporals::time, v -> SqliteTemporals.format((LocalTime) v));
        addText(SqlType.TIME_WITH_ZONE, SqliteTemporals::offsetTime, v -> SqliteTemporals.format((OffsetTime) v));
        addText(SqlType.TIMESTAMP, SqliteTemporals::dateTime, v -> SqliteTemporals.format((LocalDateTime) v));
        addText(
                SqlType.TIMESTAMP_WITH_ZONE,
                SqliteTemporals::offsetDateTime,
                v -> SqliteTemporals.format((OffsetDateTime) v));
    }

    private static void addText(SqlType type, SqliteCodec.Parser parser, SqliteCodec.Formatter formatter) {
        add(type, SqliteCodec.text(Fetch.OBJECT, parser, formatter), v -> SqliteJson.quote(formatter.format(v)));
    }

    private static void add(SqlType type, JdbcCodec codec, SqliteCodec.Formatter json) {
        CODECS.put(type, codec);
        LISTS.put(type, new SqliteJson(json));
    }
}
