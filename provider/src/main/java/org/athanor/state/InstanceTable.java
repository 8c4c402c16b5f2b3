package org.athanor.state;

import jakarta.annotation.Nullable;

/** States by instance. */
final class InstanceTable extends StateTable {
    @Nullable
    InstanceState find(Object instance) {
        int slot = home(System.identityHashCode(instance));
        for (InstanceState state = at(slot); state != null; state = at(slot)) {
            if (state.instance() == instance) {
                return state;
            }
            slot = next(slot);
        }
        return null;
    }

    @Override
    int hash(InstanceState state) {
        return System.identityHashCode(state.instance());
    }

    @Override
    boolean alike(InstanceState a, InstanceState b) {
        return a.instance() == b.instance();
    }
}
