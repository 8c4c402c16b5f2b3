package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.IdentityHashMap;

/**
 * The values of two-sided relationships that the other side knows of, where they are not those of the snapshot: what tells
 * a new value from one that has been passed on.
 */
final class SeenValues {
    private final IdentityHashMap<InstanceState, Object[]> seen = new IdentityHashMap<>();

    boolean knows(InstanceState state) {
        return !seen.isEmpty() && seen.containsKey(state);
    }

    @Nullable
    Object get(InstanceState state, int place) {
        Object[] values = seen.isEmpty() ? null : seen.get(state);
        if (values != null) {
            return values[place];
        }
        return state.stored(state.access().twoSided()[place]);
    }

    void put(InstanceState state, int place, @Nullable Object value) {
        Object[] values = seen.get(state);
        if (values == null) {
            int[] twoSided = state.access().twoSided();
            values = new Object[twoSided.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = state.stored(twoSided[i]);
            }
            seen.put(state, values);
        }
        values[place] = value;
    }

    void clear() {
        seen.clear();
    }
}
