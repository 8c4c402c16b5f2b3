package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of two-sided relationships that the other side knows of, where they are not those of the snapshot: what tells
 * a new value from one that has been passed on. Each state holds its own; here is the list of those that hold any.
 */
final class SeenValues {
    private static final Object AS_STORED = new Object();

    private final List<InstanceState> holders = new ArrayList<>();

    boolean knows(InstanceState state) {
        return state.seen() != null;
    }

    @Nullable
    Object get(InstanceState state, int place) {
        Object[] values = state.seen();
        return values != null && values[place] != AS_STORED
                ? values[place]
                : state.stored(state.access().twoSided()[place]);
    }

    void put(InstanceState state, int place, @Nullable Object value) {
        Object[] values = state.seen();
        if (values == null) {
            values = new Object[state.access().twoSided().length];
            Arrays.fill(values, AS_STORED);
            state.seen(values);
            holders.add(state);
        }
        values[place] = value;
    }

    void clear() {
        for (InstanceState state : holders) {
            state.seen(null);
        }
        holders.clear();
    }
}
