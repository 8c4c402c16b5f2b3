package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.Snapshot;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.IdentityKey;

/**
 * What a transaction, or a part of one since a savepoint, touched, each as it was before the first touch. An entry keeps
 * the snapshot object itself; the state takes a new one at its next capture, so nothing is copied. Values changed without
 * a flush need no entry: the current snapshot has them.
 */
final class Journal {
    /**
     * A state as it was. {@code status} null: it was not in the context. {@code id} and {@code version} are the attributes
     * of instances that had no snapshot.
     */
    record Entry(
            InstanceState state,
            @Nullable Status status,
            @Nullable IdentityKey key,
            @Nullable Snapshot snapshot,
            List<Object> id,
            @Nullable Object version) {
        /** It was an unloaded reference, which may be loaded by now. */
        boolean lacksValues() {
            return snapshot == null && id.isEmpty();
        }
    }

    /** A collection as it was: its stored elements, null if it was unloaded, and what was queued then. */
    record Elements(TrackedCollection collection, @Nullable List<Object> stored, List<Object> queued) {}

    private final Map<InstanceState, Entry> entries = new LinkedHashMap<>();
    private final IdentityHashMap<TrackedCollection, Elements> collections = new IdentityHashMap<>();

    void rememberNew(InstanceState state) {
        entries.putIfAbsent(state, entry(state, null));
    }

    void remember(InstanceState state) {
        Entry known = entries.get(state);
        state.remember();
        if (known == null) {
            entries.put(state, entry(state, state.status()));
        } else if (known.lacksValues() && state.snapshot() != null) {
            entries.put(state, entry(state, known.status()));
        }
    }

    private static Entry entry(InstanceState state, @Nullable Status status) {
        Snapshot snapshot = status == null || status == Status.PENDING ? null : state.snapshot();
        if (snapshot != null) {
            state.shareSnapshot();
            return new Entry(state, status, state.key(), snapshot, List.of(), null);
        }
        if (!state.loaded()) {
            return new Entry(state, status, state.key(), null, List.of(), null);
        }
        EntityAccess access = state.access();
        BasicAttribute version = access.mapping().version();
        return new Entry(
                state,
                status,
                status == null ? null : state.key(),
                null,
                access.identifier().remember(state.instance()),
                version == null ? null : access.get(state.instance(), version.index()));
    }

    void remember(TrackedCollection collection) {
        if (!collections.containsKey(collection)) {
            List<Object> stored = collection.snapshot();
            collections.put(
                    collection,
                    new Elements(
                            collection,
                            stored == null ? null : new ArrayList<>(stored),
                            collection.loaded() ? List.of() : List.copyOf(collection.queuedAdds())));
        }
    }

    /** Null if it was not changed. */
    @Nullable
    Elements of(TrackedCollection collection) {
        return collections.get(collection);
    }

    /** The entries, latest first. */
    List<Entry> latestFirst() {
        List<Entry> all = new ArrayList<>(entries.values());
        Collections.reverse(all);
        return all;
    }

    List<Elements> collections() {
        return new ArrayList<>(collections.values());
    }

    /** After a savepoint is released: what was before it counts as before this. */
    void absorb(Journal later) {
        later.entries.forEach(entries::putIfAbsent);
        later.collections.forEach(collections::putIfAbsent);
    }

    void clear() {
        entries.clear();
        collections.clear();
    }
}
