package org.athanor.transaction;

/** A commit was asked of a transaction that may only be rolled back. */
public final class RollbackOnlyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RollbackOnlyException(String message) {
        super(message);
    }
}
