package org.athanor.dialect;

import java.util.EnumMap;
import java.util.Map;
import org.athanor.sql.schema.Column;
import org.athanor.type.SqlType;

/**
 * How columns are declared: for each SQL type a text with {@code $l} for the length ({@code $c}: 1 when it is the
 * default), {@code $p} and {@code $s} for precision and scale, {@code $f} for the fractional digits of seconds. {@link
 * #standard()} is the SQL standard's; a dialect amends it.
 *
 * @param declared by type
 * @param withoutSize the same for a column that says no precision (or fraction); falls back to {@code declared}
 */
public record TypeNames(Map<SqlType, String> declared, Map<SqlType, String> withoutSize) {
    /** The precision of a decimal that names only its scale. */
    private static final int DEFAULT_PRECISION = 38;

    private static final TypeNames STANDARD = new TypeNames(
            Map.ofEntries(
                    Map.entry(SqlType.BOOLEAN, "boolean"),
                    Map.entry(SqlType.TINYINT, "smallint"),
                    Map.entry(SqlType.SMALLINT, "smallint"),
                    Map.entry(SqlType.INTEGER, "integer"),
                    Map.entry(SqlType.BIGINT, "bigint"),
                    Map.entry(SqlType.REAL, "real"),
                    Map.entry(SqlType.DOUBLE, "double precision"),
                    Map.entry(SqlType.DECIMAL, "numeric($p,$s)"),
                    Map.entry(SqlType.CHAR, "varchar($c)"), // a char column would pad
                    Map.entry(SqlType.VARCHAR, "varchar($l)"),
                    Map.entry(SqlType.CLOB, "clob"),
                    Map.entry(SqlType.VARBINARY, "blob"),
                    Map.entry(SqlType.BLOB, "blob"),
                    Map.entry(SqlType.DATE, "date"),
                    Map.entry(SqlType.TIME, "time($f)"),
                    Map.entry(SqlType.TIME_WITH_ZONE, "time($f) with time zone"),
                    Map.entry(SqlType.TIMESTAMP, "timestamp($f)"),
                    Map.entry(SqlType.TIMESTAMP_WITH_ZONE, "timestamp($f) with time zone"),
                    Map.entry(SqlType.UUID, "uuid"),
                    Map.entry(SqlType.JSON, "json")),
            Map.of());

    public TypeNames {
        declared = Map.copyOf(declared);
        withoutSize = Map.copyOf(withoutSize);
    }

    /** The SQL standard's names, and {@code uuid} and {@code json}. */
    public static TypeNames standard() {
        return STANDARD;
    }

    /** With another name for that type. */
    public TypeNames with(SqlType type, String name) {
        return new TypeNames(amended(declared, type, name), withoutSize);
    }

    /** With another name for that type where a column does not say its size. */
    public TypeNames withoutSize(SqlType type, String name) {
        return new TypeNames(declared, amended(withoutSize, type, name));
    }

    private static Map<SqlType, String> amended(Map<SqlType, String> names, SqlType type, String name) {
        Map<SqlType, String> all = new EnumMap<>(SqlType.class);
        all.putAll(names);
        all.put(type, name);
        return all;
    }

    /** The declared type of a column; its own definition if it has one. */
    public String of(Column column) {
        String definition = column.definition();
        if (definition != null && !definition.isBlank()) {
            return definition;
        }
        SqlType type = column.type();
        boolean sized = column.precision() > 0 || column.scale() > 0 || column.secondPrecision() >= 0;
        String template = sized ? null : withoutSize.get(type);
        if (template == null) {
            template = declared.get(type);
        }
        if (template == null) {
            throw new UnsupportedSqlException("No column type for " + type + " (column " + column + ")");
        }
        return template.indexOf('$') < 0 ? template : fill(template, column);
    }

    private String fill(String template, Column column) {
        int precision = column.precision() > 0 ? column.precision() : Math.max(DEFAULT_PRECISION, column.scale());
        return template.replace("$l", Integer.toString(column.length() > 0 ? column.length() : 255))
                .replace("$c", Integer.toString(column.length() > 0 && column.length() != 255 ? column.length() : 1))
                .replace("$p", Integer.toString(precision))
                .replace("$s", Integer.toString(Math.max(0, column.scale())))
                .replace("$f", Integer.toString(column.secondPrecision() >= 0 ? column.secondPrecision() : 6));
    }
}
