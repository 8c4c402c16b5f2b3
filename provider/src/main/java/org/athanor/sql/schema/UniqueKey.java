package org.athanor.sql.schema;

import jakarta.annotation.Nullable;
import java.util.List;

/** A unique constraint over one or more columns; a nameless one gets a generated name. */
public record UniqueKey(
        @Nullable Name name, List<Column> columns, @Nullable String options) {
    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
