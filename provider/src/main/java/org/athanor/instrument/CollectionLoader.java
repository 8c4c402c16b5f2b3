package org.athanor.instrument;

import jakarta.annotation.Nullable;
import org.athanor.Query;

/** Loads an unloaded collection when it is touched: calls {@link TrackedCollection#fill} before it returns. */
@FunctionalInterface
public interface CollectionLoader {
    void load(TrackedCollection collection);

    /** What a dynamic collection holds, for whoever touches it; null while its owner has no row. */
    default @Nullable Query<Object> query(TrackedCollection collection) {
        throw new UnsupportedOperationException("Nobody answers for " + collection.attribute());
    }

    /** The identifier of an element; null as long as it has none. */
    default @Nullable Object identifierOf(Object element) {
        throw new UnsupportedOperationException("Nobody knows " + element);
    }
}
