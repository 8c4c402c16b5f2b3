package org.athanor.sql;

/** The locking clause of a select. {@code timeoutMillis}: -1 waits as the database does, 0 does not wait, -2 skips locked rows. */
public record RowLock(Mode mode, int timeoutMillis) {
    /** Whether others may still read with a lock. */
    public enum Mode {
        SHARE,
        UPDATE
    }
}
