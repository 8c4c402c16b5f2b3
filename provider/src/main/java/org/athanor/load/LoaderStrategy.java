package org.athanor.load;

/** How an attribute is loaded. */
public enum LoaderStrategy {
    /**
     * In the same select: a column by being selected, a relationship by a join. A to-many is never joined by the loader itself;
     * it falls back to {@link #SELECT_IN}.
     */
    JOINED,
    /** By one more select for all owners of the result. */
    SELECT_IN,
    /**
     * When it is touched. What cannot wait is loaded at once: a column of a class that is not enhanced; like
     * {@link #SELECT_IN} a to-one for which there can neither be a reference nor an owner that announces its reading.
     */
    LAZY,
    /** Never: a touch that would have to load is refused with a {@link LoadRefusedException}. */
    RAISE;

    /** Whether the attribute is left out of the result. */
    boolean later() {
        return this == LAZY || this == RAISE;
    }
}
