package org.athanor.dialect;

/** No dialect knows the database. */
public final class UnknownDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownDatabaseException(String message) {
        super(message);
    }
}
