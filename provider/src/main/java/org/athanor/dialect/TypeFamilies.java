package org.athanor.dialect;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.athanor.sql.schema.Column;
import org.athanor.type.SqlType;

/**
 * Whether a live column can hold what a mapped one describes, by what kind of values both hold. Names of types that are in no
 * family are taken for what the mapping says: a domain, an enum or an extension's type is the database's business.
 */
public enum TypeFamilies implements BiPredicate<Column, String> {
    STANDARD;

    private enum Family {
        BOOLEAN,
        INTEGER,
        FLOAT,
        DECIMAL,
        TEXT,
        BYTES,
        DATE,
        TIME,
        TIMESTAMP,
        UUID,
        JSON
    }

    private static final Map<Family, Set<String>> NAMES = Map.ofEntries(
            names(Family.BOOLEAN, "bool boolean bit"),
            names(
                    Family.INTEGER,
                    "tinyint smallint mediumint int integer bigint int2 int4 int8 serial bigserial smallserial year"),
            names(Family.FLOAT, "real float float4 float8 double double_precision binary_float"),
            names(Family.DECIMAL, "decimal numeric dec decfloat number"),
            names(
                    Family.TEXT,
                    "char varchar bpchar character character_varying character_large_object text tinytext mediumtext longtext"
                            + " clob varchar_ignorecase nchar nvarchar citext name enum"),
            names(
                    Family.BYTES,
                    "bytea binary varbinary binary_varying binary_large_object blob tinyblob mediumblob longblob"),
            names(Family.DATE, "date"),
            names(Family.TIME, "time timetz time_without_time_zone time_with_time_zone"),
            names(
                    Family.TIMESTAMP,
                    "timestamp timestamptz datetime timestamp_without_time_zone timestamp_with_time_zone"),
            names(Family.UUID, "uuid"),
            names(Family.JSON, "json jsonb"));

    private static Map.Entry<Family, Set<String>> names(Family family, String names) {
        return Map.entry(family, Set.of(names.split(" ")));
    }

    @Override
    public boolean test(Column column, String liveTypeName) {
        if (column.definition() != null) {
            return true;
        }
        String name = plain(liveTypeName);
        for (Map.Entry<Family, Set<String>> family : NAMES.entrySet()) {
            if (family.getValue().contains(name)) {
                return holding(column.type()).contains(family.getKey());
            }
        }
        return true;
    }

    /** Without lengths, {@code unsigned} and their like: {@code TIMESTAMP(6) WITH TIME ZONE} is timestamp_with_time_zone. */
    private static String plain(String liveTypeName) {
        return liveTypeName
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*?\\)", "")
                .replace("unsigned", "")
                .replace("zerofill", "")
                .trim()
                .replaceAll("\\s+", "_");
    }

    private static Set<Family> holding(SqlType type) {
        return switch (type) {
            case BOOLEAN -> EnumSet.of(Family.BOOLEAN, Family.INTEGER);
            case TINYINT, SMALLINT, INTEGER, BIGINT -> EnumSet.of(Family.INTEGER, Family.DECIMAL);
            case REAL, DOUBLE -> EnumSet.of(Family.FLOAT, Family.DECIMAL);
            case DECIMAL -> EnumSet.of(Family.DECIMAL, Family.FLOAT, Family.INTEGER);
            case CHAR, VARCHAR, CLOB -> EnumSet.of(Family.TEXT);
            case VARBINARY, BLOB -> EnumSet.of(Family.BYTES);
            case DATE -> EnumSet.of(Family.DATE, Family.TIMESTAMP);
            case TIME -> EnumSet.of(Family.TIME);
            case TIME_WITH_ZONE -> EnumSet.of(Family.TIME, Family.TEXT);
            case TIMESTAMP, TIMESTAMP_WITH_ZONE -> EnumSet.of(Family.TIMESTAMP);
            case UUID -> EnumSet.of(Family.UUID, Family.TEXT);
            case JSON -> EnumSet.of(Family.JSON, Family.TEXT);
        };
    }
}
