package org.athanor.type;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.UUID;

/**
 * The logical type of a column, the same on every database. A dialect says how it is declared and carried; the
 * canonical class is the Java form a {@link JdbcCodec} of this type reads and binds.
 */
public enum SqlType {
    BOOLEAN(Boolean.class),
    TINYINT(Byte.class),
    SMALLINT(Short.class),
    INTEGER(Integer.class),
    BIGINT(Long.class),
    REAL(Float.class),
    DOUBLE(Double.class),
    DECIMAL(BigDecimal.class),
    CHAR(String.class),
    VARCHAR(String.class),
    CLOB(String.class),
    VARBINARY(byte[].class),
    BLOB(byte[].class),
    DATE(LocalDate.class),
    TIME(LocalTime.class),
    TIME_WITH_ZONE(OffsetTime.class),
    TIMESTAMP(LocalDateTime.class),
    TIMESTAMP_WITH_ZONE(OffsetDateTime.class),
    UUID(UUID.class),
    JSON(String.class);

    private final Class<?> canonicalClass;

    SqlType(Class<?> canonicalClass) {
        this.canonicalClass = canonicalClass;
    }

    /** The class of the values a codec of this type reads and binds. */
    public Class<?> canonicalClass() {
        return canonicalClass;
    }
}
