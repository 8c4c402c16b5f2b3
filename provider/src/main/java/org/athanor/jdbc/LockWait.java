package org.athanor.jdbc;

import jakarta.annotation.Nullable;
import java.sql.SQLException;
import java.util.function.ToIntFunction;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.SqlError;

/**
 * Waits for locks that a database refuses at once: what was refused is tried again in short intervals, as long as the
 * dialect says. Whatever else fails is thrown at once.
 */
final class LockWait {
    private static final int LONGEST_PAUSE = 8;
    private static final int CONNECT_MILLIS = 5_000;

    private LockWait() {}

    /** Work with the database that does nothing when it is refused a lock. */
    @FunctionalInterface
    interface Work<T> {
        @Nullable
        T run() throws SQLException;
    }

    static @Nullable <T> T run(Dialect dialect, Work<T> work) throws SQLException {
        return run(dialect::repeatMillis, work);
    }

    /** For the statements that prepare a new connection: some of them meet a lock that no busy timeout covers. */
    static @Nullable <T> T whileConnecting(Dialect dialect, Work<T> work) throws SQLException {
        return run(e -> dialect.classify(e).kind() == SqlError.Kind.LOCK ? CONNECT_MILLIS : 0, work);
    }

    private static @Nullable <T> T run(ToIntFunction<SQLException> repeatMillis, Work<T> work) throws SQLException {
        long first = 0;
        for (int pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            try {
                return work.run();
            } catch (SQLException e) {
                long now = System.nanoTime();
                first = first == 0 ? now : first;
                if (now - first >= repeatMillis.applyAsInt(e) * 1_000_000L) {
                    throw e;
                }
                sleep(pause, e);
            }
        }
    }

    private static void sleep(int millis, SQLException refusal) throws SQLException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal;
        }
    }
}
