package org.athanor.instrument;

import jakarta.annotation.Nullable;
import org.athanor.mapping.Leaf;

/** Reads the value of a leaf from an instance of any class that has it; hot code keeps {@link LeafGetters}' getters. */
public final class LeafReader {
    private LeafReader() {}

    public static @Nullable Object value(Accesses accesses, Leaf leaf, Object instance) {
        EntityAccess access = accesses.of(instance);
        return leaf.path().size() == 1 && leaf.referenced() == null
                ? access.get(instance, leaf.root().index())
                : accesses.leafGetters().of(access.mapping(), leaf).get(instance);
    }
}
