package org.athanor.load;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.athanor.dialect.Dialect;
import org.athanor.type.JdbcCodec;
import org.athanor.type.ValueType;

/** Reads one column as the value of an attribute. */
final class ColumnDecoder {
    private final JdbcCodec codec;
    private final ValueType<?> type;
    private final boolean plain;
    private final boolean plainLong;

    ColumnDecoder(Dialect dialect, ValueType<?> type) {
        this.codec = dialect.codec(type.sqlType());
        this.type = type;
        this.plain = type.identity();
        this.plainLong = plain && codec.fetch() == JdbcCodec.Fetch.LONG;
    }

    @Nullable
    Object read(ResultSet row, int column) throws SQLException {
        if (plainLong) {
            long value = row.getLong(column);
            return value == 0 && row.wasNull() ? null : (Object) value;
        }
        try {
            Object canonical = codec.read(row, column);
            return plain ? canonical : type.fromCanonical(canonical);
        } catch (RuntimeException e) {
            throw UnreadableValue.in(row, column, e);
        }
    }
}
