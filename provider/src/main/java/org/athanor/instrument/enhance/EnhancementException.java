package org.athanor.instrument.enhance;

/** A class cannot go on as it is; the message says which one and what to do. */
public final class EnhancementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnhancementException(String message) {
        super(message);
    }
}
