package org.athanor.sql.schema;

import jakarta.annotation.Nullable;

/** A check constraint in SQL, as the user wrote it. */
public record Check(
        @Nullable Name name, String constraint, @Nullable String options) {}
