package org.athanor.instrument;

import jakarta.annotation.Nullable;

/** Reads the attribute-side value of one leaf from an instance; see {@link LeafGetters}. */
@FunctionalInterface
public interface LeafGetter {
    @Nullable
    Object get(Object instance);
}
