package org.athanor.write;

import jakarta.annotation.Nullable;

/**
 * The rows of one statement shape. A writer asks for the values while it binds, so that a value may become known by an
 * earlier statement of the same flush. Values are the attributes' (a {@link org.athanor.type.ValueType} converts them).
 */
public interface Rows {
    int size();

    /** The value to be written to a {@link Slot}. */
    @Nullable
    Object value(int row, int slot);

    /** Part of the key that the row has in the database, by the order of the identifier's leaves. */
    @Nullable
    Object key(int row, int part);

    /** The version that the row must have in the database; asked only when versions are checked. */
    default @Nullable Object version(int row) {
        return null;
    }

    /** Told the identifier that the database made for a row. */
    default void generated(int row, Object identifier) {
        throw new IllegalStateException("These rows do not expect generated identifiers");
    }
}
