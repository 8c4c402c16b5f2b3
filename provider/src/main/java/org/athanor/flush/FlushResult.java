package org.athanor.flush;

/** What a flush wrote: rows of entities by kind, and rows of collections. */
public record FlushResult(int inserted, int updated, int deleted, int collectionRows) {
    public static final FlushResult NOTHING = new FlushResult(0, 0, 0, 0);
}
