package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import java.util.List;

/** A table of an entity, of a relationship or of a collection. What was not given is null. */
public record TableDeclaration(
        @Nullable String name,
        @Nullable String catalog,
        @Nullable String schema,
        List<UniqueDeclaration> uniques,
        List<IndexDeclaration> indexes,
        List<CheckDeclaration> checks,
        @Nullable String comment,
        @Nullable String options) {
    /** What holds without an annotation. */
    public static final TableDeclaration DEFAULT =
            new TableDeclaration(null, null, null, List.of(), List.of(), List.of(), null, null);

    public TableDeclaration {
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
        checks = List.copyOf(checks);
    }
}
