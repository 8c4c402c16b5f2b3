package org.athanor.sql.schema;

import jakarta.annotation.Nullable;
import org.athanor.type.SqlType;

/**
 * A column of one table. Identity is by instance: two tables never share a column. Length, precision and scale are 0 or
 * -1 when nothing was said, and the dialect's default applies.
 */
public final class Column {
    private final Table table;
    private final Name name;
    private final SqlType type;
    private boolean nullable = true;
    private boolean unique;
    private boolean identity;
    private int length = 255;
    private int precision;
    private int scale;
    private int secondPrecision = -1;
    private @Nullable String definition;
    private @Nullable String options;
    private @Nullable String comment;
    private @Nullable String check;

    Column(Table table, Name name, SqlType type) {
        this.table = table;
        this.name = name;
        this.type = type;
    }

    public Table table() {
        return table;
    }

    public Name name() {
        return name;
    }

    public SqlType type() {
        return type;
    }

    public boolean nullable() {
        return nullable;
    }

    public boolean unique() {
        return unique;
    }

    /** Whether the database generates the value (an identity or auto-increment column). */
    public boolean identity() {
        return identity;
    }

    public int length() {
        return length;
    }

    public int precision() {
        return precision;
    }

    public int scale() {
        return scale;
    }

    /** Fractional digits of seconds, -1 when nothing was said. */
    public int secondPrecision() {
        return secondPrecision;
    }

    /** The column definition written by the user, in place of the generated type. */
    public @Nullable String definition() {
        return definition;
    }

    /** SQL appended to the generated column DDL. */
    public @Nullable String options() {
        return options;
    }

    public @Nullable String comment() {
        return comment;
    }

    public @Nullable String check() {
        return check;
    }

    public Column nullable(boolean value) {
        nullable = value;
        return this;
    }

    public Column unique(boolean value) {
        unique = value;
        return this;
    }

    public Column identity(boolean value) {
        identity = value;
        return this;
    }

    public Column length(int value) {
        length = value;
        return this;
    }

    public Column precision(int value, int scaleValue) {
        precision = value;
        scale = scaleValue;
        return this;
    }

    public Column secondPrecision(int value) {
        secondPrecision = value;
        return this;
    }

    public Column definition(@Nullable String value) {
        definition = value;
        return this;
    }

    public Column options(@Nullable String value) {
        options = value;
        return this;
    }

    public Column comment(@Nullable String value) {
        comment = value;
        return this;
    }

    public Column check(@Nullable String value) {
        check = value;
        return this;
    }

    @Override
    public String toString() {
        return table.name() + "." + name;
    }
}
