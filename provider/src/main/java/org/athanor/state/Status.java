package org.athanor.state;

/** Where an instance stands towards its persistence context (Jakarta Persistence 3.2, 3.3). */
public enum Status {
    /** Persisted by the application; there is no row yet. */
    PENDING,
    /** Managed, with a row. */
    PERSISTENT,
    /** Its row is to be deleted at the next flush. */
    REMOVED,
    /** Its row is deleted; known until the transaction ends. */
    DELETED,
    /** Let go of: after detach, clear, close, rollback, or the commit of its deletion. */
    DETACHED
}
