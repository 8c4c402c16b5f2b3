package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.ConstraintMode;

/** A foreign key constraint (Jakarta Persistence 3.2, 11.1.20). */
public record ForeignKeyDeclaration(
        @Nullable String name,
        ConstraintMode mode,
        @Nullable String definition,
        @Nullable String options) {
    public static final ForeignKeyDeclaration DEFAULT =
            new ForeignKeyDeclaration(null, ConstraintMode.PROVIDER_DEFAULT, null, null);

    public boolean isDefault() {
        return equals(DEFAULT);
    }
}
