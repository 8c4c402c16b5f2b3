package org.athanor.dialect.postgresql;

import jakarta.annotation.Nullable;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.athanor.dialect.ArrayCodec;
import org.athanor.type.JdbcCodec;
import org.athanor.type.SqlType;

/** Lists bind as arrays; the driver writes elements by {@code toString}, which is right for all but bytes and JSON. */
final class PostgresLists {
    private static final Map<SqlType, JdbcCodec> CODECS = new EnumMap<>(SqlType.class);

    static {
        add("bool", SqlType.BOOLEAN);
        add("int2", SqlType.TINYINT, SqlType.SMALLINT);
        add("int4", SqlType.INTEGER);
        add("int8", SqlType.BIGINT);
        add("float4", SqlType.REAL);
        add("float8", SqlType.DOUBLE);
        add("numeric", SqlType.DECIMAL);
        add("varchar", SqlType.CHAR, SqlType.VARCHAR, SqlType.CLOB);
        add("date", SqlType.DATE);
        add("time", SqlType.TIME);
        add("timetz", SqlType.TIME_WITH_ZONE);
        add("timestamp", SqlType.TIMESTAMP);
        add("timestamptz", SqlType.TIMESTAMP_WITH_ZONE);
        add("uuid", SqlType.UUID);
    }

    private PostgresLists() {}

    static @Nullable JdbcCodec of(SqlType elementType) {
        return CODECS.get(elementType);
    }

    private static void add(String name, SqlType... types) {
        for (SqlType type : types) {
            boolean asText = type.canonicalClass().getName().startsWith("java.time.") || type == SqlType.TINYINT;
            UnaryOperator<Object> element = asText ? Object::toString : v -> v;
            CODECS.put(type, new ArrayCodec(name, element));
        }
    }
}
