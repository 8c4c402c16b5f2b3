package org.athanor.dialect;

/** The database has nothing that means what the statement asks for. */
public final class UnsupportedSqlException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public UnsupportedSqlException(String message) {
        super(message);
    }
}
