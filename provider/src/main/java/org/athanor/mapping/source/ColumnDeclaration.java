package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * A column (Jakarta Persistence 3.2, 11.1.9); also an order column or map key column. What was not given is null, or
 * -1 for {@code secondPrecision}.
 */
public record ColumnDeclaration(
        @Nullable String name,
        boolean unique,
        boolean nullable,
        boolean insertable,
        boolean updatable,
        @Nullable String definition,
        @Nullable String options,
        @Nullable String table,
        int length,
        int precision,
        int scale,
        int secondPrecision,
        List<CheckDeclaration> checks,
        @Nullable String comment) {
    /** What holds without an annotation. */
    public static final ColumnDeclaration DEFAULT =
            new ColumnDeclaration(null, false, true, true, true, null, null, null, 255, 0, 0, -1, List.of(), null);

    public ColumnDeclaration {
        checks = List.copyOf(checks);
    }
}
