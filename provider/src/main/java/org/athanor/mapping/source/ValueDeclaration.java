package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.EnumType;
import jakarta.persistence.TemporalType;

/** How a basic value, element or map key is stored, as far as annotations say so. */
@SuppressWarnings("deprecation") // TemporalType is deprecated in 3.2 and in force
public record ValueDeclaration(
        boolean lob,
        @Nullable TemporalType temporal,
        @Nullable EnumType enumerated) {
    public static final ValueDeclaration PLAIN = new ValueDeclaration(false, null, null);
}
