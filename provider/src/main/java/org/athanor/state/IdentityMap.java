package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.instrument.Interceptors;
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
    private int compared;

    /** Whether there are instances that do not announce what is written to them. */
    boolean anyCompared() {
        return compared > 0;
    }

    int size() {
        return size;
    }

    @Nullable
    InstanceState find(IdentityKey key) {
        return byKey.find(key);
    }

    @Nullable
    InstanceState stateOf(Object instance) {
        if (Interceptors.of(instance) instanceof InstanceState state
                && state.instance() == instance
                && contains(state)) {
            return state;
        }
        while (indexed < end) {
            InstanceState state = members[indexed++];
            if (state != null && !state.access().enhanced()) {
                byInstance.put(state);
            }
        }
        return byInstance.find(instance);
    }

    /** Adds a state, under its key if it has one, in place of the state that had it. */
    void add(InstanceState state) {
        state.intercept();
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
        compared += state.access().enhanced() ? 0 : 1;
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
        compared -= state.access().enhanced() ? 0 : 1;
    }

    void clear() {
        byKey.clear();
        byInstance.clear();
        members = new InstanceState[16];
        end = 0;
        size = 0;
        indexed = 0;
        compared = 0;
    }

    /** For walks that change nothing: places from 0 to {@link #end}, with gaps. */
    @Nullable
    InstanceState member(int place) {
        return members[place];
    }

    int end() {
        return end;
    }

    /** As {@link #stateOf}, but changes nothing, so that another thread may ask. */
    boolean mayHold(Object instance) {
        InstanceState[] all = members;
        int limit = Math.min(end, all.length);
        for (int i = 0; i < limit; i++) {
            InstanceState state = all[i];
            if (state != null && state.instance() == instance) {
                return true;
            }
        }
        return false;
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
        int plain = 0;
        for (int i = 0; i < end; i++) {
            InstanceState state = members[i];
            if (state == null) {
                continue;
            }
            seen++;
            plain += state.access().enhanced() ? 0 : 1;
            if (state.place() != i || stateOf(state.instance()) != state) {
                throw new IllegalStateException(state + " is not in its place, or twice in the context");
            }
            IdentityKey key = state.key();
            InstanceState found = key == null ? state : find(key);
            if (found != state && (state.managed() || found == null || !found.managed())) {
                throw new IllegalStateException(state + " is not found by its key; instead: " + found);
            }
        }
        if (seen != size || plain != compared || byInstance.size() != compared) {
            throw new IllegalStateException(seen + " members, " + size + " counted, " + plain + " not enhanced, "
                    + compared + " counted, " + byInstance.size() + " indexed");
        }
    }
}
