package org.athanor.mapping;

/** The operations that travel along a relationship (Jakarta Persistence 3.2, 2.11 and {@code CascadeType}; ALL is all of them). */
public enum Cascade {
    PERSIST,
    MERGE,
    REMOVE,
    REFRESH,
    DETACH
}
