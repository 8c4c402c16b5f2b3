package org.athanor.state;

/** Told how the instances of a context change their state, when what changed them is done. */
@FunctionalInterface
public interface StateListener {
    void moved(Object instance, Transition transition);

    /** From which state to which; LOADED comes from the database. */
    enum Transition {
        TRANSIENT_TO_PENDING,
        PENDING_TO_TRANSIENT,
        PENDING_TO_PERSISTENT,
        LOADED_AS_PERSISTENT,
        PERSISTENT_TO_TRANSIENT,
        PERSISTENT_TO_DELETED,
        DELETED_TO_PERSISTENT,
        DELETED_TO_DETACHED,
        PERSISTENT_TO_DETACHED,
        DETACHED_TO_PERSISTENT
    }
}
