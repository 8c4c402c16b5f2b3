package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.GenerationType;

/** {@code @GeneratedValue}; {@code generator} is null when no name is given. */
public record GeneratedDeclaration(
        GenerationType strategy, @Nullable String generator) {}
