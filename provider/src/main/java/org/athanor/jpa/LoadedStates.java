package org.athanor.jpa;

import jakarta.annotation.Nullable;
import org.athanor.instrument.Reference;
import org.athanor.instrument.TrackedCollection;

/** Whether a value (an instance, a collection, anything else) has been read; only references and collections may not have. */
final class LoadedStates {
    private LoadedStates() {}

    static boolean loaded(@Nullable Object value) {
        return value instanceof Reference reference
                ? reference.athanor$loaded()
                : !(value instanceof TrackedCollection collection) || collection.loaded();
    }

    static void load(@Nullable Object value) {
        if (value instanceof Reference reference) {
            reference.athanor$load();
        } else if (value instanceof TrackedCollection collection) {
            collection.load();
        }
    }
}
