package org.athanor.load;

/** How an attribute that leads to other instances is loaded. */
public enum LoaderStrategy {
    /** In the same select, by a join. A to-many is never joined by the loader itself; it falls back to {@link #SELECT_IN}. */
    JOINED,
    /** By one more select for all owners of the result. */
    SELECT_IN,
    /** When it is touched. A to-one that cannot wait (no reference class is possible) is loaded like {@link #SELECT_IN}. */
    LAZY
}
