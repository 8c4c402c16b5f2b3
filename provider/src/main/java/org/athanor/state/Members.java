package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The states of a context and the lists by status: who is in the identity map with status PENDING, REMOVED or DELETED is in
 * the list of that name, in the order of persist and remove.
 */
final class Members {
    private final IdentityMap states = new IdentityMap();
    private final Set<InstanceState> pending = new LinkedHashSet<>();
    private final Set<InstanceState> removed = new LinkedHashSet<>();
    private final Set<InstanceState> deleted = new LinkedHashSet<>();
    private final ChangedSet changed = new ChangedSet();
    private final CollectionAdoption adoption;
    private final Moves moves = new Moves();
    private @Nullable DetachedInstances detached;

    Members(CollectionAdoption adoption) {
        this.adoption = adoption;
    }

    void detached(DetachedInstances memories) {
        detached = memories;
    }

    Moves moves() {
        return moves;
    }

    IdentityMap states() {
        return states;
    }

    ChangedSet changed() {
        return changed;
    }

    List<InstanceState> pending() {
        return List.copyOf(pending);
    }

    List<InstanceState> removed() {
        return List.copyOf(removed);
    }

    List<InstanceState> deleted() {
        return List.copyOf(deleted);
    }

    /** Whether it is known without looking that something is to be flushed. */
    boolean anyToWrite() {
        return !pending.isEmpty() || !removed.isEmpty();
    }

    void add(InstanceState state) {
        states.add(state);
        if (state.status() == Status.PENDING) {
            pending.add(state);
        }
    }

    /** Changes the status of a member. */
    void moveTo(InstanceState state, Status status) {
        unlist(state);
        state.status(status);
        Set<InstanceState> list = list(status);
        if (list != null) {
            list.add(state);
        }
    }

    private void unlist(InstanceState state) {
        Set<InstanceState> list = list(state.status());
        if (list != null) {
            list.remove(state);
        }
    }

    private @Nullable Set<InstanceState> list(Status status) {
        return switch (status) {
            case PENDING -> pending;
            case REMOVED -> removed;
            case DELETED -> deleted;
            case PERSISTENT, DETACHED -> null;
        };
    }

    /** Takes a state out, but leaves its status: its instance gets another one. */
    void supersede(InstanceState state) {
        unlist(state);
        states.remove(state);
    }

    void letGo(InstanceState state) {
        DetachedInstances known = detached;
        if (known != null && hasRow(state)) {
            known.remember(state);
        }
        moves.gone(state, state.status());
        forget(state);
    }

    private static boolean hasRow(InstanceState state) {
        return state.status() == Status.PERSISTENT || state.status() == Status.REMOVED;
    }

    /** Lets an instance go that, after all, was never there. */
    void undo(InstanceState state) {
        moves.undone(state, state.status());
        forget(state);
    }

    private void forget(InstanceState state) {
        moveTo(state, Status.DETACHED);
        states.remove(state);
        release(state);
    }

    private void release(InstanceState state) {
        adoption.release(state);
        state.release();
    }

    void clear() {
        DetachedInstances known = detached;
        for (int i = 0; i < states.end(); i++) {
            InstanceState state = states.member(i);
            if (state != null) {
                if (known != null && hasRow(state)) {
                    known.remember(state);
                }
                moves.gone(state, state.status());
                state.status(Status.DETACHED);
                state.place(-1);
                release(state);
            }
        }
        states.clear();
        pending.clear();
        removed.clear();
        deleted.clear();
        adoption.clear();
        changed.clear();
    }

    /** For tests: an IllegalStateException names what is wrong. */
    void check() {
        states.check();
        int listed = 0;
        for (InstanceState state : states.copy()) {
            Set<InstanceState> list = list(state.status());
            boolean placed =
                    list != null ? list.contains(state) : state.status() == Status.PERSISTENT && state.key() != null;
            if (!placed) {
                throw new IllegalStateException(state + " is not where its status says");
            }
            listed += list == null ? 0 : 1;
        }
        if (pending.size() + removed.size() + deleted.size() != listed) {
            throw new IllegalStateException("The lists by status hold instances that are not in the context");
        }
    }
}
