package org.athanor.query.tree;

import jakarta.annotation.Nullable;

/** A bulk delete (Jakarta Persistence 3.2, 4.11). */
public record DeleteQuery(Source.Range target, @Nullable Condition where) implements Statement {}
