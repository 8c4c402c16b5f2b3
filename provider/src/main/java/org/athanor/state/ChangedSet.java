package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The enhanced instances that may have changed: each was written to since it was loaded or flushed, or has given out a
 * value that can change by itself. So a flush looks at these and at nothing else. A member has a snapshot, taken before
 * the first write; one that has lost it is a member no more.
 */
final class ChangedSet {
    private final List<InstanceState> members = new ArrayList<>();
    private final Map<InstanceState, BitSet> overwritten = new IdentityHashMap<>();

    void add(InstanceState state) {
        members.add(state);
    }

    /** An attribute was set that had never been read: nobody knows whether that is a change, so it counts as one. */
    void overwritten(InstanceState state, int attribute) {
        overwritten.computeIfAbsent(state, s -> new BitSet()).set(attribute);
    }

    /** The attributes that were set without having been read; null for none. */
    @Nullable
    BitSet overwritten(InstanceState state) {
        return overwritten.isEmpty() ? null : overwritten.get(state);
    }

    /** Its values are stored as they are. */
    void settled(InstanceState state) {
        if (!overwritten.isEmpty()) {
            overwritten.remove(state);
        }
    }

    /** In the order in which they came into the context. */
    List<InstanceState> members() {
        if (members.isEmpty()) {
            return List.of();
        }
        int kept = 0;
        for (InstanceState state : members) {
            if (state.snapshot() != null && state.place() >= 0) {
                members.set(kept++, state);
            } else {
                state.leaveChangedSet();
            }
        }
        members.subList(kept, members.size()).clear();
        List<InstanceState> ordered = new ArrayList<>(members);
        ordered.sort(Comparator.comparingInt(InstanceState::place));
        return ordered;
    }

    void clear() {
        members.clear();
        overwritten.clear();
    }
}
