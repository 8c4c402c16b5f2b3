package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;

/** What the columns of a native query become (Jakarta Persistence 3.2, 3.11.14). */
public record ResultSetDeclaration(
        String name,
        List<EntityResult> entities,
        List<ConstructorResult> classes,
        List<ColumnResult> columns,
        String where) {
    /** An entity; {@code fields} are column names by attribute paths, where they are not the mapped ones. */
    public record EntityResult(Class<?> entity, @Nullable String discriminatorColumn, Map<String, String> fields) {}

    /** What a constructor makes of some columns. */
    public record ConstructorResult(Class<?> type, List<ColumnResult> columns) {}

    /** A column's value, as the class where one is named. */
    public record ColumnResult(String name, @Nullable Class<?> type) {}

    boolean isEmpty() {
        return entities.isEmpty() && classes.isEmpty() && columns.isEmpty();
    }
}
