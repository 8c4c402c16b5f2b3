package org.athanor.sql.schema;

import jakarta.annotation.Nullable;

/** A database sequence. */
public record Sequence(
        @Nullable Name catalog,
        @Nullable Name schema,
        Name name,
        long initialValue,
        int increment,
        @Nullable String options) {}
