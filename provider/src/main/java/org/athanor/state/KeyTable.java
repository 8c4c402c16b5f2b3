package org.athanor.state;

import jakarta.annotation.Nullable;
import org.athanor.mapping.IdentityKey;

/** States by identity key; all states in it have one. */
final class KeyTable extends StateTable {
    @Nullable
    InstanceState find(IdentityKey key) {
        int slot = home(key.hashCode());
        for (InstanceState state = at(slot); state != null; state = at(slot)) {
            if (key.equals(key(state))) {
                return state;
            }
            slot = next(slot);
        }
        return null;
    }

    @Override
    int hash(InstanceState state) {
        return key(state).hashCode();
    }

    @Override
    boolean alike(InstanceState a, InstanceState b) {
        return key(a).equals(key(b));
    }

    private static IdentityKey key(InstanceState state) {
        IdentityKey key = state.key();
        if (key == null) {
            throw new IllegalStateException(state + " has no identity yet");
        }
        return key;
    }
}
