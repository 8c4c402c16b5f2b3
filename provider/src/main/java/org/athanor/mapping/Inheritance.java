package org.athanor.mapping;

import jakarta.annotation.Nullable;
import org.athanor.sql.schema.Column;
import org.athanor.type.ValueType;

/** How a hierarchy is stored (Jakarta Persistence 3.2, 2.14). One instance a hierarchy. */
public record Inheritance(
        Strategy strategy,
        @Nullable Column discriminatorColumn,
        @Nullable ValueType<?> discriminatorType) {
    /** The strategies; an entity alone has {@code NONE}. */
    public enum Strategy {
        NONE,
        SINGLE_TABLE,
        JOINED,
        TABLE_PER_CLASS
    }

    public static final Inheritance NONE = new Inheritance(Strategy.NONE, null, null);
}
