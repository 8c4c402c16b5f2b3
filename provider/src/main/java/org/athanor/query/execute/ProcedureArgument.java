package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import org.athanor.dialect.ProcedureParameter.Direction;
import org.athanor.type.SqlType;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/** A parameter of a procedure as it was registered: named, or positional with {@code name} null. */
public record ProcedureArgument(@Nullable String name, int position, Class<?> javaType, Direction direction) {
    /** How it is spoken of. */
    public String label() {
        return name != null ? ":" + name : "?" + position;
    }

    /** The type of its values; null of a cursor. An IllegalArgumentException when no column could hold such values. */
    @Nullable
    ValueType<?> type() {
        if (direction == Direction.CURSOR) {
            return null;
        }
        ValueType<?> type = ValueTypes.of(javaType);
        if (type == null) {
            throw new IllegalArgumentException("Parameter " + label() + " of a procedure cannot be a "
                    + javaType.getName() + ": register it as a class that a column can hold");
        }
        return type;
    }

    SqlType sqlType() {
        ValueType<?> type = type();
        return type == null ? SqlType.VARCHAR : type.sqlType();
    }
}
