package org.athanor.transaction;

/** A savepoint of the active transaction. Ended once, by either verb. */
public interface SavepointHandle {
    /** Undoes what came after it; the savepoint is gone. */
    void rollback();

    /** Keeps what came after it; the savepoint is gone. */
    void release();
}
