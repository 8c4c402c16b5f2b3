package org.athanor;

/** Where an instance stands (Jakarta Persistence 3.2, 3.3, by SQLAlchemy's words). */
public enum InstanceStatus {
    /** No session has it and it has no row. */
    TRANSIENT,
    /** Added, without a row yet. */
    PENDING,
    /** In the session, with a row; perhaps marked to be deleted. */
    PERSISTENT,
    /** Its row was deleted by the transaction that is under way. */
    DELETED,
    /** It has, or had, a row, and no session has it any more. */
    DETACHED
}
