package org.athanor.mapping;

/**
 * The operations that travel along a relationship. The first five are declared (Jakarta Persistence 3.2, 2.11 and
 * {@code CascadeType}; ALL is all of them); the others are those of native sessions, and every relationship carries them
 * unless it declares that it does not.
 */
public enum Cascade {
    PERSIST,
    MERGE,
    REMOVE,
    REFRESH,
    DETACH,
    /** A native session's add. */
    SAVE_UPDATE,
    /** A native session's merge. */
    COPY
}
