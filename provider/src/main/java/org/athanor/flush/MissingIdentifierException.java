package org.athanor.flush;

/** A new instance reached its insert without an identifier, and the database makes none for it. */
public final class MissingIdentifierException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    MissingIdentifierException(String message) {
        super(message);
    }
}
