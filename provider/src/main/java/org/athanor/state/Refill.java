package org.athanor.state;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.Snapshot;

/** A row is read into an expired instance: what it has changed since, and what has not expired, stays as it is. */
public final class Refill {
    private final InstanceState state;
    private final BitSet changed = new BitSet();
    private final BitSet kept = new BitSet();
    private final Map<Integer, Object> now = new HashMap<>();
    private final Map<Integer, Object> stored = new HashMap<>();

    Refill(InstanceState state, BitSet attributes) {
        this.state = state;
        Snapshot snapshot = state.snapshot();
        EntityAccess access = state.access();
        if (snapshot != null) {
            snapshot.changed(state.instance(), changed);
            kept.set(0, state.mapping().attributes().size());
            kept.andNot(attributes);
            for (int i = 0; i < state.mapping().attributes().size(); i++) {
                if (changed.get(i) || kept.get(i)) {
                    now.put(i, access.get(state.instance(), i));
                    stored.put(i, snapshot.get(i));
                }
            }
        }
    }

    /** To be called when the row is read and captured. */
    public void putBack() {
        EntityAccess access = state.access();
        for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
            access.set(state.instance(), i, stored.get(i));
            state.capture(i);
        }
        if (!changed.isEmpty()) {
            state.remember();
            for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
                access.set(state.instance(), i, now.get(i));
            }
        }
    }
}
