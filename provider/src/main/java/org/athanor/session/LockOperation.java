package org.athanor.session;

import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.util.Objects;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.sql.RowLock;
import org.athanor.state.InstanceState;
import org.athanor.state.Status;

/**
 * Lock (Jakarta Persistence 3.2, 3.5.4): optimistic locks are noted and settled at commit, pessimistic ones are taken at
 * once as far as the database locks rows, and check the version.
 */
final class LockOperation {
    private final StatefulSession session;

    LockOperation(StatefulSession session) {
        this.session = session;
    }

    void run(Object instance, FindOptions options) {
        InstanceState state = session.requireManaged(instance, "lock()");
        if (!session.initialize(state)) {
            throw gone(state);
        }
        lock(state, options);
    }

    /** Locks an instance that was read before. */
    void lock(InstanceState state, FindOptions options) {
        LockLevel level = LockLevel.of(options.lockMode());
        session.requireTransaction("A lock");
        if (level.pessimistic() && state.status() == Status.PERSISTENT) {
            RowProbe probe = session.engine().probes().of(state.mapping());
            Object key = Objects.requireNonNull(state.key()).value();
            RowLock lock = level.rowLock(options.lockTimeoutMillis());
            requireUnchanged(
                    state,
                    Objects.requireNonNull(
                            options.timed(session.jdbc(), () -> probe.probe(session.jdbc(), key, lock))));
        }
        justRead(state, options);
    }

    /** Notes the lock of an instance whose row was just read with it. */
    void justRead(InstanceState state, FindOptions options) {
        LockLevel level = LockLevel.of(options.lockMode());
        session.requireTransaction("A lock");
        EntityMapping mapping = state.mapping();
        if (mapping.version() == null && (level.increments() || level == LockLevel.OPTIMISTIC)) {
            throw new PersistenceException(level.mode() + " needs a version, and " + mapping.name()
                    + " has none: add a @Version attribute, or lock with PESSIMISTIC_READ or PESSIMISTIC_WRITE");
        }
        session.locks().note(state, level);
    }

    /** The version of the instance must be the one the row has. */
    static void requireUnchanged(InstanceState state, RowProbe.Finding finding) {
        if (!finding.exists()) {
            throw gone(state);
        }
        BasicAttribute version = state.mapping().version();
        if (version != null
                && !Objects.equals(state.access().get(state.instance(), version.index()), finding.version())) {
            throw new OptimisticLockException(
                    state.key() + " has been changed by another transaction since it was read: its version is now "
                            + finding.version() + ". Refresh it, or begin a new transaction and read it again",
                    null,
                    state.instance());
        }
    }

    private static RuntimeException gone(InstanceState state) {
        String message = "The row of " + state.key() + " is gone, another transaction has deleted it since it was read";
        return state.mapping().version() == null
                ? new EntityNotFoundException(message)
                : new OptimisticLockException(message, null, state.instance());
    }
}
