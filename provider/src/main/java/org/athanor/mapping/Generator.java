package org.athanor.mapping;

import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Sequence;
import org.athanor.sql.schema.Table;

/** How identifiers are made (Jakarta Persistence 3.2, 11.1.21 GeneratedValue). AUTO is resolved while binding. */
public sealed interface Generator {
    /** By the database at insert. */
    record Identity() implements Generator {}

    /** From a sequence, in blocks of {@code allocationSize}; each value drawn is the first of its block. */
    record FromSequence(String name, Sequence sequence, int allocationSize) implements Generator {}

    /** From a row of a table, in blocks of {@code allocationSize}. */
    record FromTable(
            String name,
            Table table,
            Column keyColumn,
            Column valueColumn,
            String key,
            long initialValue,
            int allocationSize)
            implements Generator {}

    /** A random UUID, as such or as text. */
    record Uuid(Class<?> javaType) implements Generator {}
}
