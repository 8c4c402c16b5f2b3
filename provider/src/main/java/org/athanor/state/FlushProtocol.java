package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.Snapshot;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.IdentityKey;
import org.athanor.state.StateListener.Transition;

/**
 * One flush as the context sees it: identifiers are assigned while it runs, then either all is accepted, or they are taken
 * back and nothing has happened.
 */
final class FlushProtocol {
    private record Assigned(
            InstanceState state,
            List<Object> former,
            @Nullable IdentityKey formerKey) {}

    private final Members members;
    private final CollectionAdoption adoption;
    private final List<Assigned> assigned = new ArrayList<>();
    private @Nullable Changes changes;

    FlushProtocol(Members members, CollectionAdoption adoption) {
        this.members = members;
        this.adoption = adoption;
    }

    void begin(Changes found) {
        assigned.clear();
        changes = found;
    }

    void end() {
        assigned.clear();
        changes = null;
    }

    void assignId(InstanceState state, Object keyValue) {
        EntityAccess access = state.access();
        assigned.add(new Assigned(state, access.identifier().remember(state.instance()), state.key()));
        access.identifier().set(state.instance(), keyValue);
        IdentityKey key = new IdentityKey(state.mapping(), keyValue);
        IdentityMap states = members.states();
        InstanceState there = states.find(key);
        if (there != null && there != state && there.managed()) {
            members.letGo(there);
        }
        states.unindex(state);
        state.key(key);
        states.index(state);
    }

    void accept(FlushOutcome outcome) {
        for (FlushOutcome.Inserted row : outcome.inserted()) {
            InstanceState state = row.state();
            IdentityKey known = state.key();
            if (known == null || !known.value().equals(row.keyValue())) {
                assignId(state, row.keyValue());
            }
            version(state, row.version());
            acceptCollections(state);
            members.moveTo(state, Status.PERSISTENT);
            members.moves().add(state, Transition.PENDING_TO_PERSISTENT);
            accepted(state);
        }
        outcome.updated().forEach(row -> version(row.state(), row.version()));
        Changes found = changes;
        if (found != null) {
            found.updates().forEach(update -> accepted(update.state()));
            found.collections().forEach(TrackedCollection::accept);
        }
        outcome.updated().forEach(row -> accepted(row.state()));
        outcome.collections().forEach(TrackedCollection::accept);
        for (InstanceState state : outcome.deleted()) {
            members.moveTo(state, Status.DELETED);
            members.moves().add(state, Transition.PERSISTENT_TO_DELETED);
        }
        settle();
        end();
    }

    private static void version(InstanceState state, @Nullable Object value) {
        BasicAttribute version = state.mapping().version();
        if (version != null && value != null) {
            state.access().set(state.instance(), version.index(), value);
        }
    }

    /** Its values are stored; those that can change by themselves may be in the hands of the application. */
    private void accepted(InstanceState state) {
        if (state.status() == Status.PERSISTENT) {
            adoption.releaseReplaced(state);
            state.capture();
            if (state.access().mutableBits() != 0) {
                state.watch();
            }
        }
    }

    /** What was written to without being changed in the end is forgotten. */
    private void settle() {
        for (InstanceState state : members.changed().members()) {
            Snapshot snapshot = state.snapshot();
            if (state.status() == Status.PERSISTENT
                    && !state.watched()
                    && snapshot != null
                    && snapshot.same(state.instance())
                    && members.changed().overwritten(state) == null) {
                state.capture();
            }
        }
    }

    private static void acceptCollections(InstanceState state) {
        for (int index : state.access().plurals()) {
            if (state.access().get(state.instance(), index) instanceof TrackedCollection collection) {
                collection.accept();
            }
        }
    }

    void abandon() {
        for (int i = assigned.size() - 1; i >= 0; i--) {
            Assigned given = assigned.get(i);
            InstanceState state = given.state();
            members.states().unindex(state);
            if (state.status() == Status.PENDING) {
                state.access().identifier().putBack(state.instance(), given.former());
            }
            state.key(given.formerKey());
            members.states().index(state);
        }
        end();
    }
}
