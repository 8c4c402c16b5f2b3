package org.athanor.instrument;

import jakarta.annotation.Nullable;

/**
 * What a generated reference subclass adds to its entity class: the managed instance itself loads its inherited fields on
 * first use. There is never a second object, so {@code ==} holds. The dollar names keep clear of user methods.
 */
public interface Reference {
    boolean athanor$loaded();

    void athanor$loaded(boolean loaded);

    /** Loads unless loaded; what every touch does. */
    void athanor$load();

    /** Null detaches: touching an unloaded reference then fails with a {@link NotLoadedException}. */
    void athanor$loader(@Nullable ReferenceLoader loader);
}
