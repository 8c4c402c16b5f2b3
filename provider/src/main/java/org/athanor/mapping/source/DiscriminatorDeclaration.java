package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.DiscriminatorType;

/** A discriminator column (Jakarta Persistence 3.2, 11.1.12). */
public record DiscriminatorDeclaration(
        String name,
        DiscriminatorType type,
        int length,
        @Nullable String definition,
        @Nullable String options) {}
