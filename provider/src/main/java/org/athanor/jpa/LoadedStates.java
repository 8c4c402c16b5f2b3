package org.athanor.jpa;

import jakarta.annotation.Nullable;
import org.athanor.instrument.Interceptors;
import org.athanor.instrument.TrackedCollection;

/** Whether a value (an instance, a collection, anything else) has been read. */
final class LoadedStates {
    private LoadedStates() {}

    static boolean loaded(@Nullable Object value) {
        return value instanceof TrackedCollection collection ? collection.loaded() : Interceptors.loaded(value);
    }

    static void load(@Nullable Object value) {
        if (value instanceof TrackedCollection collection) {
            if (!collection.attribute().dynamic()) {
                collection.load();
            }
        } else {
            Interceptors.load(value);
        }
    }
}
