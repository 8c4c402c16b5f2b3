package org.athanor.state;

import jakarta.annotation.Nullable;

/**
 * A hash table of states: open addressing with linear probing, removal by shifting back, at most half full. The two
 * subclasses say what the states are found by. Hashes are spread by a multiplication, as identifiers come in runs.
 */
abstract class StateTable {
    private InstanceState[] slots = new InstanceState[16];
    private int size;
    private int shift = 32 - 4;

    abstract int hash(InstanceState state);

    abstract boolean alike(InstanceState a, InstanceState b);

    final int home(int hash) {
        return (hash * 0x9E3779B9) >>> shift;
    }

    final @Nullable InstanceState at(int slot) {
        return slots[slot];
    }

    final int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    final int size() {
        return size;
    }

    /** Puts a state in, in place of the one found by the same thing, which is returned. */
    final @Nullable InstanceState put(InstanceState state) {
        int slot = home(hash(state));
        for (InstanceState there = slots[slot]; there != null; there = slots[slot]) {
            if (alike(there, state)) {
                slots[slot] = state;
                return there;
            }
            slot = next(slot);
        }
        slots[slot] = state;
        if (++size * 2 > slots.length) {
            grow();
        }
        return null;
    }

    private void grow() {
        InstanceState[] old = slots;
        slots = new InstanceState[old.length * 2];
        shift--;
        for (InstanceState state : old) {
            if (state != null) {
                int slot = home(hash(state));
                while (slots[slot] != null) {
                    slot = next(slot);
                }
                slots[slot] = state;
            }
        }
    }

    /** Takes this very state out; false if it is not in. */
    final boolean remove(InstanceState state) {
        int slot = home(hash(state));
        while (slots[slot] != state) {
            if (slots[slot] == null) {
                return false;
            }
            slot = next(slot);
        }
        size--;
        closeGap(slot);
        return true;
    }

    /** Moves back whatever cannot be found past the gap. */
    @SuppressWarnings("NullAway")
    private void closeGap(int gap) {
        int slot = gap;
        int open = gap;
        while (true) {
            slot = next(slot);
            InstanceState state = slots[slot];
            if (state == null) {
                break;
            }
            int home = home(hash(state));
            boolean stays = open <= slot ? open < home && home <= slot : open < home || home <= slot;
            if (!stays) {
                slots[open] = state;
                open = slot;
            }
        }
        slots[open] = null;
    }

    final void clear() {
        slots = new InstanceState[16];
        shift = 32 - 4;
        size = 0;
    }
}
