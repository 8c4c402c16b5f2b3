package org.athanor.mapping;

import jakarta.annotation.Nullable;
import java.util.Map;

/** A named query as declared; {@code language} says whether {@code text} is JPQL or SQL. */
public record NamedQuery(
        String name,
        Language language,
        String text,
        @Nullable Class<?> resultClass,
        @Nullable String resultSetMapping,
        @Nullable String lockMode,
        Map<String, Object> hints) {
    /** The languages of named queries. */
    public enum Language {
        JPQL,
        SQL
    }
}
