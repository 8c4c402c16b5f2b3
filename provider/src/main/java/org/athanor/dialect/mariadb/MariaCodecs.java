package org.athanor.dialect.mariadb;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.athanor.dialect.ColumnCodec;
import org.athanor.dialect.StandardCodecs;
import org.athanor.type.JdbcCodec;
import org.athanor.type.JdbcCodec.Fetch;
import org.athanor.type.SqlType;

/** What MariaDB has no type for travels as a date in UTC or as text. */
final class MariaCodecs {
    private MariaCodecs() {}

    static Map<SqlType, JdbcCodec> all() {
        Map<SqlType, JdbcCodec> codecs = StandardCodecs.all();
        codecs.put(SqlType.BLOB, StandardCodecs.bytes(Types.VARBINARY));
        codecs.put(
                SqlType.UUID,
                new ColumnCodec(
                        Fetch.OBJECT,
                        Types.VARCHAR,
                        (row, index) -> {
                            String text = row.getString(index);
                            return text == null ? null : UUID.fromString(text);
                        },
                        (s, index, v) -> s.setString(index, v.toString())));
        codecs.put(
                SqlType.TIME_WITH_ZONE,
                new ColumnCodec(
                        Fetch.OBJECT,
                        Types.VARCHAR,
                        (row, index) -> {
                            String text = row.getString(index);
                            return text == null ? null : OffsetTime.parse(text);
                        },
                        (s, index, v) -> s.setString(index, v.toString())));
        codecs.put(
                SqlType.TIMESTAMP_WITH_ZONE,
                new ColumnCodec(
                        Fetch.OBJECT,
                        Types.TIMESTAMP,
                        (row, index) -> {
                            LocalDateTime utc = row.getObject(index, LocalDateTime.class);
                            return utc == null ? null : utc.atOffset(ZoneOffset.UTC);
                        },
                        (s, index, v) -> s.setObject(
                                index,
                                ((OffsetDateTime) v)
                                        .withOffsetSameInstant(ZoneOffset.UTC)
                                        .toLocalDateTime())));
        codecs.put(
                SqlType.REAL,
                new ColumnCodec(
                        Fetch.FLOAT,
                        Types.DOUBLE,
                        (row, index) -> {
                            float value = (float) row.getDouble(index);
                            return row.wasNull() ? null : (Object) value;
                        },
                        (s, index, v) -> s.setDouble(index, Double.parseDouble(v.toString()))));
        codecs.put(
                SqlType.DECIMAL,
                new ColumnCodec(
                        Fetch.OBJECT,
                        Types.DECIMAL,
                        (row, index) -> decimal(row, index),
                        (s, index, v) -> s.setBigDecimal(index, (BigDecimal) v)));
        return codecs;
    }

    /** A column of the default size fills up with zeros, which nobody wrote. */
    private static @Nullable Object decimal(ResultSet row, int index) throws SQLException {
        BigDecimal value = row.getBigDecimal(index);
        if (value == null || value.scale() != MariaDialect.DEFAULT_SCALE) {
            return value;
        }
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
