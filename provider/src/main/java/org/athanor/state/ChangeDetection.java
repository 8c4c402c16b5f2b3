package org.athanor.state;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.athanor.instrument.Snapshot;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.Relationship;

/**
 * Finds what changed. Pending and removed states, dirty collections and the enhanced instances that were written to are known
 * as they arise; instances of classes that are not enhanced are compared with their snapshots, one by one.
 */
final class ChangeDetection {
    private final Members members;
    private final CollectionAdoption adoption;
    private final OtherSides sides;

    ChangeDetection(Members members, CollectionAdoption adoption, OtherSides sides) {
        this.members = members;
        this.adoption = adoption;
        this.sides = sides;
    }

    Changes changes() {
        members.pending().forEach(adoption::adopt);
        sides.catchUp();
        List<InstanceState> inserts = members.pending();
        List<Changes.Update> updates = new ArrayList<>();
        IdentityMap states = members.states();
        if (states.anyCompared()) {
            for (int i = 0; i < states.end(); i++) {
                InstanceState state = states.member(i);
                if (state != null && isDirty(state)) {
                    updates.add(new Changes.Update(state, changedAttributes(state)));
                }
            }
        } else {
            for (InstanceState state : members.changed().members()) {
                if (isDirty(state)) {
                    updates.add(new Changes.Update(state, changedAttributes(state)));
                }
            }
        }
        for (Changes.Update update : updates) {
            adoption.adopt(update.state());
        }
        List<TrackedCollection> collections = new ArrayList<>();
        for (TrackedCollection collection : adoption.dirty()) {
            InstanceState owner = states.stateOf(collection.owner());
            if (isViewOnly(collection)) {
                collection.accept();
            } else if (owner != null && owner.managed() && holds(owner, collection)) {
                if (collection.attribute().orderColumn() != null) {
                    collection.load(); // positions cannot be written without knowing the others
                }
                collections.add(collection);
            }
        }
        return new Changes(inserts, updates, members.removed(), collections);
    }

    /** A collection that was replaced meanwhile is written in the shape of its successor. */
    private static boolean holds(InstanceState owner, TrackedCollection collection) {
        return owner.access().get(owner.instance(), collection.attribute().index()) == collection;
    }

    boolean isDirty(InstanceState state) {
        Snapshot snapshot = state.status() == Status.PERSISTENT ? state.snapshot() : null;
        return snapshot != null
                && (!snapshot.same(state.instance()) || members.changed().overwritten(state) != null);
    }

    BitSet changedAttributes(InstanceState state) {
        BitSet changed = new BitSet();
        Snapshot snapshot = state.snapshot();
        if (snapshot != null) {
            snapshot.changed(state.instance(), changed);
        }
        BitSet overwritten = members.changed().overwritten(state);
        if (overwritten != null) {
            changed.or(overwritten);
        }
        return changed;
    }

    boolean isClean() {
        if (members.anyToWrite() || adoption.anyDirty()) {
            return false;
        }
        for (InstanceState state : members.changed().members()) {
            if (isDirty(state)) {
                return false;
            }
        }
        IdentityMap states = members.states();
        for (int i = 0; states.anyCompared() && i < states.end(); i++) {
            InstanceState state = states.member(i);
            if (state != null && isDirty(state)) {
                return false;
            }
        }
        return true;
    }

    boolean isModified(InstanceState state) {
        return state.status() == Status.PENDING
                || isDirty(state)
                || adoption.dirty().stream().anyMatch(c -> c.owner() == state.instance() && differs(c));
    }

    private static boolean isViewOnly(TrackedCollection collection) {
        return collection.attribute() instanceof Relationship relationship && relationship.viewOnly();
    }

    private static boolean differs(TrackedCollection collection) {
        if (isViewOnly(collection)) {
            return false;
        }
        return !collection.added().isEmpty()
                || !collection.removed().isEmpty()
                || collection.attribute().orderColumn() != null && collection.reordered();
    }

    List<InstanceState> modified() {
        Set<Object> owners = Collections.newSetFromMap(new IdentityHashMap<>());
        for (TrackedCollection collection : adoption.dirty()) {
            if (differs(collection)) {
                owners.add(collection.owner());
            }
        }
        List<InstanceState> found = new ArrayList<>();
        for (InstanceState state : members.states().copy()) {
            if (state.status() == Status.PERSISTENT && (owners.contains(state.instance()) || isDirty(state))) {
                found.add(state);
            }
        }
        return found;
    }
}
