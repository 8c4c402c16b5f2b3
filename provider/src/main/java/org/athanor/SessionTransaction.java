package org.athanor;

/** The transaction of a {@link Session} that was begun by hand. Closed without a commit it rolls back. */
public interface SessionTransaction extends AutoCloseable {
    /** As {@link Session#commit()}. */
    void commit();

    /** As {@link Session#rollback()}. */
    void rollback();

    boolean isActive();

    /** Rolls back if neither verb was called. */
    @Override
    void close();
}
