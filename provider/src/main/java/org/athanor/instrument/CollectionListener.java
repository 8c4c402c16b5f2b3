package org.athanor.instrument;

import jakarta.annotation.Nullable;

/** Told of changes made by the application; loading tells nothing. Moves within a list tell {@code changed} alone. */
public interface CollectionListener {
    /** Whether {@link #touched} is to be called. */
    default boolean watches(TrackedCollection collection) {
        return false;
    }

    /** Before the application reads it. */
    default void touched(TrackedCollection collection) {}

    /** Before the first change since the last {@code accept}: the collection is becoming dirty. */
    void changed(TrackedCollection collection);

    /** After an element came in. Of a map: a value. */
    void added(TrackedCollection collection, @Nullable Object element);

    /** After an element went out. Of a map: a value. */
    void removed(TrackedCollection collection, @Nullable Object element);
}
