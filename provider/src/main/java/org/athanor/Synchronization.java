package org.athanor;

/** How the instances of the session learn of a bulk update or delete. */
public enum Synchronization {
    /**
     * The conditions are evaluated in memory for the loaded instances of the entity, and so are the new values. What cannot
     * be evaluated is an error before anything is sent.
     */
    EVALUATE,
    /** The identifiers of the matching rows are selected first. */
    FETCH,
    /** Not at all: instances keep what they have until they are refreshed. */
    NONE
}
