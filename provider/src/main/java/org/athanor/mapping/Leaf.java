package org.athanor.mapping;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.sql.schema.Column;
import org.athanor.type.ValueType;

/**
 * One column of an entity's row and the way to its value: the attributes from the entity down. The last one is basic, or
 * a to-one whose foreign key holds the column; then {@code referenced} is the target's leaf that supplies the value.
 */
public record Leaf(
        Column column,
        ValueType<?> type,
        List<Attribute> path,
        @Nullable Leaf referenced,
        boolean insertable,
        boolean updatable) {
    public Leaf {
        path = List.copyOf(path);
    }

    /** The attribute of the entity itself that the path begins with. */
    public Attribute root() {
        return path.get(0);
    }

    /** The attribute whose value the column holds. */
    public Attribute last() {
        return path.get(path.size() - 1);
    }
}
