package org.athanor.sql.schema;

import jakarta.annotation.Nullable;
import java.util.List;

/** An index; {@code descending} pairs with {@code columns} by position. */
public record Index(
        @Nullable Name name,
        List<Column> columns,
        List<Boolean> descending,
        boolean unique,
        @Nullable String options) {
    public Index {
        columns = List.copyOf(columns);
        descending = List.copyOf(descending);
    }
}
