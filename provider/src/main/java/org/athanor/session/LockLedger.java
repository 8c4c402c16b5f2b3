package org.athanor.session;

import jakarta.annotation.Nullable;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.athanor.mapping.BasicAttribute;
import org.athanor.state.FlushOutcome;
import org.athanor.state.InstanceState;
import org.athanor.state.Status;
import org.athanor.write.EntityWriter;
import org.athanor.write.Rows;
import org.athanor.write.VersionCheck;
import org.athanor.write.Versions;

/**
 * The locks of one transaction. Optimistic ones are settled before the commit: versions that must grow and did not do so by
 * a change of the instance are incremented after the flush, versions that must stay are compared with the database.
 */
final class LockLedger {
    /** What was locked how, and in which version. */
    private record Lock(
            LockLevel level,
            boolean increment,
            boolean verify,
            @Nullable Object version) {}

    private final StatefulSession session;
    private final Map<InstanceState, Lock> locks = new LinkedHashMap<>();

    LockLedger(StatefulSession session) {
        this.session = session;
    }

    /** A stronger lock takes the place of a weaker one; what a weaker one asked of the commit stays asked. */
    void note(InstanceState state, LockLevel level) {
        Lock before = locks.get(state);
        boolean increment = level.increments() || before != null && before.increment;
        boolean verify = level == LockLevel.OPTIMISTIC || before != null && before.verify;
        LockLevel held = before != null && before.level.compareTo(level) > 0 ? before.level : level;
        locks.put(state, new Lock(held, increment, verify, before != null ? before.version : version(state)));
        state.lock(held.ordinal());
    }

    /** After a flush: versions that must grow do so now. */
    void increment() {
        for (Map.Entry<InstanceState, Lock> entry : locks.entrySet()) {
            InstanceState state = entry.getKey();
            if (entry.getValue().increment && unchanged(state, entry.getValue())) {
                increment(state);
            }
        }
    }

    /** Before the commit: versions that must have stayed have done so. */
    void verify() {
        for (Map.Entry<InstanceState, Lock> entry : locks.entrySet()) {
            InstanceState state = entry.getKey();
            if (entry.getValue().verify && unchanged(state, entry.getValue())) {
                Object keyValue = Objects.requireNonNull(state.key()).value();
                LockOperation.requireUnchanged(
                        state, session.engine().probes().of(state.mapping()).probe(session.jdbc(), keyValue, null));
            }
        }
    }

    /** The transaction has ended, and its locks with it. */
    void release() {
        locks.keySet().forEach(state -> state.lock(LockLevel.NONE.ordinal()));
        locks.clear();
    }

    private static boolean unchanged(InstanceState state, Lock lock) {
        return state.status() == Status.PERSISTENT && Objects.equals(lock.version, version(state));
    }

    private static @Nullable Object version(InstanceState state) {
        BasicAttribute version = state.mapping().version();
        return version == null ? null : state.access().get(state.instance(), version.index());
    }

    private void increment(InstanceState state) {
        BasicAttribute version = Objects.requireNonNull(state.mapping().version());
        Object current = version(state);
        Object next = Versions.next(version, current);
        EntityWriter writer = session.engine().writers().of(state.mapping());
        BitSet slots = new BitSet();
        slots.set(writer.versionSlot());
        VersionCheck check = current == null ? VersionCheck.ABSENT : VersionCheck.EQUAL;
        writer.update(session.jdbc(), slots, check, new VersionRow(state, current, next));
        FlushOutcome outcome = new FlushOutcome();
        outcome.updated(state, next);
        session.context().accept(outcome);
    }

    /** The one row of which nothing but the version changes. */
    private record VersionRow(InstanceState state, @Nullable Object current, Object next) implements Rows {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public Object value(int row, int slot) {
            return next;
        }

        @Override
        public Object key(int row, int part) {
            return Objects.requireNonNull(state.key()).part(part);
        }

        @Override
        public @Nullable Object version(int row) {
            return current;
        }
    }
}
