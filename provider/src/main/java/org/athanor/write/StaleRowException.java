package org.athanor.write;

import org.athanor.mapping.EntityMapping;

/** A row was not found as it was known: another transaction has changed or deleted it. */
public final class StaleRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int row;

    public StaleRowException(EntityMapping mapping, Object key, String verb, boolean versioned, int row) {
        super("The row of " + mapping.name() + "#" + key + " could not be " + verb + ": "
                + (versioned
                        ? "its version has changed, so another transaction has updated or deleted it since it was read"
                        : "it is gone, another transaction has deleted it since it was read")
                + "; begin a new transaction and read it again, or lock it when reading");
        this.row = row;
    }

    /** Which of the rows given. */
    public int row() {
        return row;
    }
}
