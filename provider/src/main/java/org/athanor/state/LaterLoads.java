package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What the query that brought an instance said of its later loading: a rule of the loaders' own making, by the instance that
 * will be touched. It holds until the instance is read over or leaves, after it has expired too.
 */
public final class LaterLoads {
    private final Map<InstanceState, Object> rules = new IdentityHashMap<>();

    public void put(InstanceState state, Object rule) {
        rules.put(state, rule);
    }

    /** Null as long as nothing was said. */
    public @Nullable Object of(InstanceState state) {
        return rules.isEmpty() ? null : rules.get(state);
    }

    /** The instance is read anew, or leaves. */
    void forget(InstanceState state) {
        if (!rules.isEmpty()) {
            rules.remove(state);
        }
    }

    void clear() {
        rules.clear();
    }
}
