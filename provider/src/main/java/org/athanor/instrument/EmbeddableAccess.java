package org.athanor.instrument;

import jakarta.annotation.Nullable;

/** Makes, reads and writes instances of an embeddable class; indexes are those of the embedded attribute's attributes. */
public interface EmbeddableAccess {
    /** A new instance with these values: a record by its canonical constructor, a class by its empty one and its members. */
    Object instantiate(Object[] values);

    @Nullable
    Object get(Object embeddable, int attribute);

    /** Sets one attribute; a record refuses with an IllegalStateException. */
    void set(Object embeddable, int attribute, @Nullable Object value);

    /** Whether instances cannot be changed, so that only {@link #instantiate} gives other values. */
    boolean immutable();
}
