package org.athanor.dialect;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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

/** How values travel where a driver does what JDBC 4.2 says. A dialect starts from these and replaces what its driver does otherwise. */
public final class StandardCodecs {
    private StandardCodecs() {}

    /** A codec for each type; the map is the caller's. */
    public static Map<SqlType, JdbcCodec> all() {
        Map<SqlType, JdbcCodec> codecs = new EnumMap<>(SqlType.class);
        numbers(codecs);
        JdbcCodec text = new ColumnCodec(
                Fetch.STRING, Types.VARCHAR, ResultSet::getString, (s, index, v) -> s.setString(index, (String) v));
        for (SqlType type : new SqlType[] {SqlType.CHAR, SqlType.VARCHAR, SqlType.CLOB, SqlType.JSON}) {
            codecs.put(type, text);
        }
        codecs.put(SqlType.VARBINARY, bytes(Types.VARBINARY));
        codecs.put(SqlType.BLOB, bytes(Types.BLOB));
        codecs.put(SqlType.DATE, object(LocalDate.class, Types.DATE));
        codecs.put(SqlType.TIME, object(LocalTime.class, Types.TIME));
        codecs.put(SqlType.TIME_WITH_ZONE, object(OffsetTime.class, Types.TIME_WITH_TIMEZONE));
        codecs.put(SqlType.TIMESTAMP, object(LocalDateTime.class, Types.TIMESTAMP));
        codecs.put(SqlType.TIMESTAMP_WITH_ZONE, object(OffsetDateTime.class, Types.TIMESTAMP_WITH_TIMEZONE));
        codecs.put(SqlType.UUID, object(UUID.class, Types.OTHER));
        return codecs;
    }

    /** By {@code setObject} and {@code getObject} of that class. */
    public static JdbcCodec object(Class<?> type, int nullType) {
        return new ColumnCodec(
                Fetch.OBJECT,
                nullType,
                (row, index) -> row.getObject(index, type),
                (s, index, v) -> s.setObject(index, v));
    }

    /** By {@code setBytes} and {@code getBytes}. */
    public static JdbcCodec bytes(int nullType) {
        return new ColumnCodec(
                Fetch.OBJECT, nullType, ResultSet::getBytes, (s, index, v) -> s.setBytes(index, (byte[]) v));
    }

    private static void numbers(Map<SqlType, JdbcCodec> codecs) {
        codecs.put(
                SqlType.BOOLEAN,
                number(Fetch.BOOLEAN, Types.BOOLEAN, ResultSet::getBoolean, (s, i, v) -> s.setBoolean(i, (Boolean) v)));
        codecs.put(
                SqlType.TINYINT,
                number(Fetch.BYTE, Types.SMALLINT, ResultSet::getByte, (s, i, v) -> s.setShort(i, (Byte) v)));
        codecs.put(
                SqlType.SMALLINT,
                number(Fetch.SHORT, Types.SMALLINT, ResultSet::getShort, (s, i, v) -> s.setShort(i, (Short) v)));
        codecs.put(
                SqlType.INTEGER,
                number(Fetch.INT, Types.INTEGER, ResultSet::getInt, (s, i, v) -> s.setInt(i, (Integer) v)));
        codecs.put(
                SqlType.BIGINT,
                number(Fetch.LONG, Types.BIGINT, ResultSet::getLong, (s, i, v) -> s.setLong(i, (Long) v)));
        codecs.put(
                SqlType.REAL,
                number(Fetch.FLOAT, Types.REAL, ResultSet::getFloat, (s, i, v) -> s.setFloat(i, (Float) v)));
        codecs.put(
                SqlType.DOUBLE,
                number(Fetch.DOUBLE, Types.DOUBLE, ResultSet::getDouble, (s, i, v) -> s.setDouble(i, (Double) v)));
        codecs.put(
                SqlType.DECIMAL,
                new ColumnCodec(
                        Fetch.OBJECT,
                        Types.NUMERIC,
                        ResultSet::getBigDecimal,
                        (s, i, v) -> s.setBigDecimal(i, (BigDecimal) v)));
    }

    /** Reads a primitive value, never null. */
    @FunctionalInterface
    private interface Primitive {
        Object read(ResultSet row, int index) throws SQLException;
    }

    private static JdbcCodec number(Fetch fetch, int nullType, Primitive reader, ColumnCodec.Writer writer) {
        return new ColumnCodec(
                fetch,
                nullType,
                (row, index) -> {
                    Object value = reader.read(row, index);
                    return row.wasNull() ? null : value;
                },
                writer);
    }
}
