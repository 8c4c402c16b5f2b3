package org.athanor.session;

import jakarta.annotation.Nullable;
import jakarta.persistence.LockModeType;
import java.util.function.Supplier;
import org.athanor.jdbc.JdbcSession;
import org.athanor.load.LoadOptions;
import org.athanor.load.LoadPlan;

/**
 * What one find, refresh or lock asks for beyond the instance. A {@code plan} of null is the mapping's own;
 * {@code lockTimeoutMillis} is -1 to wait as the database does, 0 not to wait; {@code timeoutMillis} 0 is none.
 */
public record FindOptions(@Nullable LoadPlan plan, LockModeType lockMode, int lockTimeoutMillis, int timeoutMillis) {
    /** Nothing special. */
    public static final FindOptions NONE = new FindOptions(null, LockModeType.NONE, -1, 0);

    public FindOptions withPlan(@Nullable LoadPlan value) {
        return new FindOptions(value, lockMode, lockTimeoutMillis, timeoutMillis);
    }

    public FindOptions withLockMode(@Nullable LockModeType value) {
        return new FindOptions(plan, value == null ? LockModeType.NONE : value, lockTimeoutMillis, timeoutMillis);
    }

    public FindOptions withLockTimeout(int millis) {
        return new FindOptions(plan, lockMode, millis, timeoutMillis);
    }

    public FindOptions withTimeout(int millis) {
        return new FindOptions(plan, lockMode, lockTimeoutMillis, millis);
    }

    /** Does what these options are for, under their timeouts. */
    <T> @Nullable T timed(JdbcSession jdbc, Supplier<T> work) {
        return lockTimeoutMillis > 0 && LockLevel.of(lockMode).pessimistic()
                ? jdbc.withLockWait(lockTimeoutMillis, () -> jdbc.withQueryTimeout(timeoutMillis, work))
                : jdbc.withQueryTimeout(timeoutMillis, work);
    }

    LoadOptions loadOptions() {
        return this == NONE
                ? LoadOptions.NONE
                : new LoadOptions(plan, LockLevel.of(lockMode).rowLock(lockTimeoutMillis));
    }
}
