package org.athanor.state;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.Snapshot;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.BasicAttribute;
import org.athanor.state.StateListener.Transition;

/**
 * Plays a {@link Journal} back: first the states it names, latest first, then whatever was changed and never flushed,
 * which its own snapshot undoes, then collections. Elements of new instances' collections stay: they are the application's.
 */
final class Rollback {
    private final Members members;
    private final IdentityMap states;
    private final CollectionAdoption adoption;
    private final Set<InstanceState> undone = new HashSet<>();

    Rollback(Members members, CollectionAdoption adoption) {
        this.members = members;
        this.states = members.states();
        this.adoption = adoption;
    }

    void undo(Journal journal) {
        for (Journal.Entry entry : journal.latestFirst()) {
            if (entry.state().status() != Status.DETACHED) {
                undo(entry, journal);
                undone.add(entry.state());
            }
        }
        for (Journal.Elements elements : journal.collections()) {
            TrackedCollection collection = elements.collection();
            InstanceState owner = states.stateOf(collection.owner());
            if (owner != null && owner.status() == Status.PENDING) {
                collection.renew(elements.queued());
            } else if (owner != null) {
                collection.restore(elements.stored());
            }
        }
    }

    /** After all journals concerned: what was changed and not flushed. */
    void undoUnflushed() {
        for (TrackedCollection collection : adoption.dirty()) {
            InstanceState owner = states.stateOf(collection.owner());
            if (owner != null && owner.status() != Status.PENDING) {
                collection.restore(collection.snapshot());
            }
        }
        for (InstanceState state : states.copy()) {
            Snapshot snapshot = state.snapshot();
            if (state.status() == Status.PERSISTENT && snapshot != null && !undone.contains(state)) {
                putBack(state, snapshot);
                settle(state);
            }
        }
    }

    private void undo(Journal.Entry entry, Journal journal) {
        InstanceState state = entry.state();
        Status status = entry.status();
        if (status == null) {
            putBackIdentity(entry);
            members.undo(state);
            renew(state, journal);
            return;
        }
        if (!states.contains(state)) {
            states.add(state);
        }
        states.unindex(state);
        if (entry.snapshot() == null && state.loaded()) {
            putBackIdentity(entry);
        }
        state.key(entry.key());
        states.index(state);
        Snapshot snapshot = entry.snapshot();
        if (snapshot != null) {
            state.snapshot(snapshot);
            putBack(state, snapshot);
        } else if (status == Status.PENDING) {
            state.snapshot(null);
        }
        if (state.status() == Status.DELETED && status != Status.DELETED) {
            members.moves().add(state, Transition.DELETED_TO_PERSISTENT);
        }
        members.moveTo(state, status);
        settle(state);
    }

    /** Collections that hold no elements get those back that came with the instance when it was new. */
    private static void renew(InstanceState state, Journal journal) {
        for (int index : state.access().plurals()) {
            if (state.access().get(state.instance(), index) instanceof TrackedCollection collection
                    && collection.attribute().dynamic()) {
                Journal.Elements known = journal.of(collection);
                if (known != null) {
                    collection.renew(known.queued());
                }
            }
        }
    }

    /** An enhanced instance that has its stored values back is unchanged. */
    private static void settle(InstanceState state) {
        boolean stored = state.status() == Status.PERSISTENT || state.status() == Status.REMOVED;
        if (state.access().enhanced() && stored && state.loaded()) {
            state.capture();
        }
    }

    private static void putBackIdentity(Journal.Entry entry) {
        InstanceState state = entry.state();
        EntityAccess access = state.access();
        if (!entry.id().isEmpty()) {
            access.identifier().putBack(state.instance(), entry.id());
            BasicAttribute version = access.mapping().version();
            if (version != null) {
                access.set(state.instance(), version.index(), entry.version());
            }
        }
    }

    private void putBack(InstanceState state, Snapshot snapshot) {
        if (snapshot.same(state.instance())) {
            return;
        }
        BitSet changed = new BitSet();
        snapshot.changed(state.instance(), changed);
        changed.stream().forEach(attribute -> snapshot.restore(state.instance(), attribute));
        adoption.reattach(state);
    }
}
