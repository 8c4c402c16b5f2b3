package org.athanor.sql.schema;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * A foreign key. {@code columns} and {@code referenced} pair up by position. A key that is not {@code enforced} orders
 * flushes but is not declared in the database. {@code definition} replaces the generated constraint text, {@code options} follow
 * it.
 */
public record ForeignKey(
        @Nullable Name name,
        Table table,
        List<Column> columns,
        Table target,
        List<Column> referenced,
        boolean enforced,
        @Nullable String definition,
        @Nullable String options) {
    public ForeignKey {
        columns = List.copyOf(columns);
        referenced = List.copyOf(referenced);
    }

    @Override
    public String toString() {
        return "foreign key " + table + columns.stream().map(Column::name).toList() + " to " + target;
    }
}
