package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import java.util.List;

/** A unique constraint of a table. */
public record UniqueDeclaration(
        @Nullable String name,
        List<String> columns,
        @Nullable String options) {
    public UniqueDeclaration {
        columns = List.copyOf(columns);
    }
}
