package org.athanor.state;

/** What becomes of managed instances once a rollback has put their state back. */
public enum RollbackMode {
    /** All are detached (Jakarta Persistence 3.2, 3.4.3). */
    DETACH,
    /** New ones are transient again, removed ones persistent; the others stay managed. */
    RESTORE
}
