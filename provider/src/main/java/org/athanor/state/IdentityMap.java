package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.mapping.IdentityKey;

/**
 * All states of a context: in order of arrival, by key, by instance. The table by instance is filled only when somebody
 * asks ({@link #stateOf}), for those that came since: contexts that only read never pay for it.
 */
final class IdentityMap {
    private final KeyTable byKey = new KeyTable();
    private final InstanceTable byInstance = new InstanceTable();
    private InstanceState[] members = new InstanceState[16];
    private int end;
    private int size;
    private int indexed;

    int size() {
        return size;
    }

    @Nullable
    InstanceState find(IdentityKey key) {
        return byKey.find(key);
    }

    @Nullable
    InstanceState stateOf(Object instance) {
        while (indexed < end) {
            InstanceState state = members[indexed++];
            if (state != null) {
                byInstance.put(state);
            }
        }
        return byInstance.find(instance);
    }

    /** Adds a state, under its key if it has one, in place of the state that had it. */
    void add(InstanceState state) {
        if (end == members.length) {
            if (size < end / 2) {
                compact();
            } else {
                members = Arrays.copyOf(members, end * 2);
            }
        }
        state.place(end);
        members[end++] = state;
        size++;
        index(state);
    }

    private void compact() {
        int kept = 0;
        int known = 0;
        for (int i = 0; i < end; i++) {
            InstanceState state = members[i];
            if (state != null) {
                state.place(kept);
                members[kept++] = state;
                if (i < indexed) {
                    known = kept;
                }
            }
        }
        Arrays.fill(members, kept, end, null);
        end = kept;
        indexed = known;
    }

    /** Makes the state the one found under its key, if it has one. */
    void index(InstanceState state) {
        if (state.key() != null) {
            byKey.put(state);
        }
    }

    /** Before a key changes: the state is no longer found under it. */
    void unindex(InstanceState state) {
        if (state.key() != null) {
            byKey.remove(state);
        }
    }

    boolean contains(InstanceState state) {
        int place = state.place();
        return place >= 0 && place < end && members[place] == state;
    }

    @SuppressWarnings("NullAway")
    void remove(InstanceState state) {
        if (!contains(state)) {
            return;
        }
        unindex(state);
        if (state.place() < indexed) {
            byInstance.remove(state);
        }
        members[state.place()] = null;
        state.place(-1);
        size--;
    }

    void clear() {
        byKey.clear();
        byInstance.clear();
        members = new InstanceState[16];
        end = 0;
        size = 0;
        indexed = 0;
    }

    /** For walks that change nothing: places from 0 to {@link #end}, with gaps. */
    @Nullable
    InstanceState member(int place) {
        return members[place];
    }

    int end() {
        return end;
    }

    List<InstanceState> copy() {
        List<InstanceState> all = new ArrayList<>(size);
        for (int i = 0; i < end; i++) {
            InstanceState state = members[i];
            if (state != null) {
                all.add(state);
            }
        }
        return all;
    }

    /** Each state once, found by its instance, and by its key unless another took that over. */
    void check() {
        int seen = 0;
        for (int i = 0; i < end; i++) {
            InstanceState state = members[i];
            if (state == null) {
                continue;
            }
            seen++;
            if (state.place() != i || stateOf(state.instance()) != state) {
                throw new IllegalStateException(state + " is not in its place, or twice in the context");
            }
            IdentityKey key = state.key();
            InstanceState found = key == null ? state : find(key);
            if (found != state && (state.managed() || found == null || !found.managed())) {
                throw new IllegalStateException(state + " is not found by its key; instead: " + found);
            }
        }
        if (seen != size || byInstance.size() != size) {
            throw new IllegalStateException(seen + " members, " + size + " counted, " + byInstance.size() + " indexed");
        }
    }
}
