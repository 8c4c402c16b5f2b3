package org.athanor.schema;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;

/**
 * A key or an index of a table in the database.
 *
 * @param target the table that a foreign key refers to, else null
 * @param columns in order, as far as they are columns and no expressions
 * @param referenced those of the target, pairing with {@code columns}; empty for other keys
 */
record LiveKey(boolean unique, @Nullable String target, List<String> columns, List<String> referenced) {
    static LiveKey index(boolean unique) {
        return new LiveKey(unique, null, new ArrayList<>(), new ArrayList<>());
    }

    static LiveKey to(@Nullable String target) {
        return new LiveKey(false, target, new ArrayList<>(), new ArrayList<>());
    }
}
