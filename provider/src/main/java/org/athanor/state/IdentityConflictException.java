package org.athanor.state;

import org.athanor.mapping.IdentityKey;

/** A new instance has the identifier of another one in the same persistence context. */
public final class IdentityConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IdentityConflictException(IdentityKey key, Status there) {
        super("Another instance with the identity " + key + " is in this persistence context already ("
                + (there == Status.PENDING ? "persisted, not flushed yet" : "managed")
                + "). Merge instead of persisting, or give the new instance an identifier of its own.");
    }
}
