package org.athanor;

import jakarta.persistence.PersistenceException;

/** A flush has failed and its transaction was rolled back; the session does nothing until {@link Session#rollback()}. */
public final class PendingRollbackException extends PersistenceException {
    private static final long serialVersionUID = 1L;

    /** {@code flushFailure} is what the flush failed with. */
    public PendingRollbackException(Throwable flushFailure) {
        super(
                "A flush of this session has failed, and its transaction was rolled back. Call rollback() before you use"
                        + " it again; of a savepoint, roll that back. The flush failed with: "
                        + flushFailure.getMessage(),
                flushFailure instanceof Exception exception ? exception : null);
    }
}
