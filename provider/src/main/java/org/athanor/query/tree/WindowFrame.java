package org.athanor.query.tree;

import jakarta.annotation.Nullable;

/**
 * Which rows around each row a window function sees. Bounds are distances from the row: negative before it, positive behind
 * it; null is the first or the last row of the partition.
 */
public record WindowFrame(
        Unit unit, @Nullable Integer start, @Nullable Integer end) {
    /** What distances count. */
    public enum Unit {
        ROWS,
        RANGE,
        GROUPS
    }
}
