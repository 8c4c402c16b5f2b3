package org.athanor.dialect;

import java.util.EnumMap;
import java.util.Map;
import org.athanor.sql.schema.Column;
import org.athanor.type.SqlType;

/**
 * How columns are declared: for each SQL type a text with {@code $l} for the length ({@code $c}: 1 when it is the
 * default), {@code $p} and {@code $s} for precision
 * and scale, {@code $f} for the fractional digits of seconds.
 *
 * @param withoutSize the same for a column that says no precision (or fraction); falls back to {@code declared}
 * @param defaultPrecision the precision of a decimal that names only its scale
 */
public record TypeNames(Map<SqlType, String> declared, Map<SqlType, String> withoutSize, int defaultPrecision) {
    public TypeNames {
        declared = Map.copyOf(new EnumMap<>(declared));
        withoutSize = Map.copyOf(withoutSize);
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
        int precision = column.precision() > 0 ? column.precision() : Math.max(defaultPrecision, column.scale());
        return template.replace("$l", Integer.toString(column.length() > 0 ? column.length() : 255))
                .replace("$c", Integer.toString(column.length() > 0 && column.length() != 255 ? column.length() : 1))
                .replace("$p", Integer.toString(precision))
                .replace("$s", Integer.toString(Math.max(0, column.scale())))
                .replace("$f", Integer.toString(column.secondPrecision() >= 0 ? column.secondPrecision() : 6));
    }
}
