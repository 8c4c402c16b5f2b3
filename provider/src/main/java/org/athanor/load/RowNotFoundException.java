package org.athanor.load;

/** A row that something refers to is not there. */
public final class RowNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code reason} says who expected the row. */
    public RowNotFoundException(String entity, Object key, String reason) {
        super("There is no row for " + entity + "#" + key + ", but " + reason
                + ". The row was deleted meanwhile, or a foreign key constraint is missing.");
    }
}
