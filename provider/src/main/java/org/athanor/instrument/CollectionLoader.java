package org.athanor.instrument;

/** Loads an unloaded collection when it is touched: calls {@link TrackedCollection#fill} before it returns. */
@FunctionalInterface
public interface CollectionLoader {
    void load(TrackedCollection collection);
}
