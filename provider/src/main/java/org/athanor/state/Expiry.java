package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.instrument.Reference;
import org.athanor.instrument.Snapshot;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddedAttribute;

/**
 * Instances whose values are to be read anew. Those that know when they are touched, enhanced ones and references, go back to
 * being unloaded. Others keep their values until the session is used next, and are then read again ({@link Refill}); they
 * are listed here.
 */
final class Expiry {
    private final Members members;
    private final Map<InstanceState, BitSet> listed = new IdentityHashMap<>();

    Expiry(Members members) {
        this.members = members;
    }

    void expireAll() {
        IdentityMap states = members.states();
        for (int i = 0; i < states.end(); i++) {
            InstanceState state = states.member(i);
            if (state != null && state.status() == Status.PERSISTENT) {
                expire(state);
            }
        }
    }

    /** All attributes; pending changes are dropped. */
    void expire(InstanceState state) {
        if (!state.loaded()) {
            return;
        }
        for (int index : state.access().plurals()) {
            expireCollection(state, index);
        }
        if (state.access().enhanced() || state.instance() instanceof Reference) {
            state.unload();
            return;
        }
        putBack(state);
        state.expired(true);
        listed.put(state, all(state));
    }

    private static void putBack(InstanceState state) {
        Snapshot snapshot = state.snapshot();
        if (snapshot != null && !snapshot.same(state.instance())) {
            BitSet changed = new BitSet();
            snapshot.changed(state.instance(), changed);
            changed.stream().forEach(attribute -> snapshot.restore(state.instance(), attribute));
        }
    }

    /** Nothing expires but changed collections. */
    void dropChanges(InstanceState state) {
        if (!state.loaded()) {
            return;
        }
        putBack(state);
        if (state.access().enhanced()) {
            state.capture();
        }
        for (int index : state.access().plurals()) {
            if (state.access().get(state.instance(), index) instanceof TrackedCollection collection
                    && collection.dirty()) {
                collection.unload();
            }
        }
    }

    private static BitSet all(InstanceState state) {
        BitSet all = new BitSet();
        all.set(0, state.mapping().attributes().size());
        return all;
    }

    /** Only these attributes. */
    void expire(InstanceState state, BitSet attributes) {
        if (!state.loaded()) {
            return;
        }
        BitSet others = new BitSet();
        Snapshot snapshot = state.snapshot();
        for (int i = attributes.nextSetBit(0); i >= 0; i = attributes.nextSetBit(i + 1)) {
            Attribute attribute = state.mapping().attributes().get(i);
            if (attribute.isId() || expireCollection(state, i)) {
                continue;
            }
            if (snapshot != null) {
                snapshot.restore(state.instance(), i);
            }
            if (state.access().enhanced() && !(attribute instanceof EmbeddedAttribute)) {
                state.unload(i);
            } else {
                others.set(i);
            }
        }
        if (!others.isEmpty()) {
            state.expired(true);
            listed.computeIfAbsent(state, s -> new BitSet()).or(others);
        }
    }

    /** Whether it is one; an unloaded one reads itself when it is touched. */
    private static boolean expireCollection(InstanceState state, int attribute) {
        if (state.access().get(state.instance(), attribute) instanceof TrackedCollection collection
                && collection.attached()) {
            collection.unload();
            return true;
        }
        return false;
    }

    /** Those that the next use of the session has to read again. */
    List<InstanceState> listed() {
        if (listed.isEmpty()) {
            return List.of();
        }
        List<InstanceState> found = new ArrayList<>(listed.size());
        for (InstanceState state : List.copyOf(listed.keySet())) {
            if (state.expired()
                    && state.status() == Status.PERSISTENT
                    && members.states().contains(state)) {
                found.add(state);
            } else {
                listed.remove(state);
            }
        }
        return found;
    }

    boolean lists(InstanceState state, int attribute) {
        BitSet attributes = listed.get(state);
        return attributes != null && attributes.get(attribute);
    }

    boolean any() {
        return !listed.isEmpty();
    }

    /** A row of the instance is about to be read; null for one that is not listed. */
    @Nullable
    Refill refill(InstanceState state) {
        BitSet attributes = listed.remove(state);
        if (attributes == null || !state.expired()) {
            return null;
        }
        state.expired(false);
        return new Refill(state, attributes);
    }

    void clear() {
        listed.clear();
    }
}
