package org.athanor.flush;

import org.athanor.write.StaleRowException;

/** The row of an instance was changed or deleted by another transaction: an optimistic lock has failed. */
public final class StaleInstanceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Object instance;

    public StaleInstanceException(Object instance, StaleRowException cause) {
        super(cause.getMessage(), cause);
        this.instance = instance;
    }

    public Object instance() {
        return instance;
    }
}
