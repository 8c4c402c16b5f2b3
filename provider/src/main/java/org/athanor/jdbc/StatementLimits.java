package org.athanor.jdbc;

import jakarta.annotation.Nullable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.athanor.dialect.Capability;
import org.athanor.dialect.LockSyntax;

/** How long the statements of a session may take, and how long they wait for locks where their text cannot say it. */
final class StatementLimits {
    private final JdbcSession session;
    private int querySeconds;

    StatementLimits(JdbcSession session) {
        this.session = session;
    }

    /** Drivers know seconds, so it is rounded up. */
    void query(int millis) {
        querySeconds = millis <= 0 ? 0 : seconds(millis);
    }

    <T> @Nullable T withQuery(int millis, Supplier<T> work) {
        if (millis <= 0) {
            return work.get();
        }
        int before = querySeconds;
        query(millis);
        try {
            return work.get();
        } finally {
            querySeconds = before;
        }
    }

    /** The limit ends with the work; a transaction that failed cannot be told, and forgets it by itself. */
    <T> @Nullable T withLockWait(int millis, Supplier<T> work) {
        LockSyntax syntax = session.dialect().locks();
        if (millis <= 0 || syntax.setWait().isEmpty() || !session.inTransaction()) {
            return work.get();
        }
        session.execute(syntax.setWait(millis));
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            if (!(e instanceof JdbcException failure && failure.endsTransaction())) {
                session.execute(syntax.resetWait());
            }
            throw e;
        }
        session.execute(syntax.resetWait());
        return result;
    }

    /** Runs a statement under the limit in force. */
    <T> @Nullable T apply(PreparedStatement statement, LockWait.Work<T> work) throws SQLException {
        int seconds = querySeconds;
        if (seconds == 0) {
            return work.run();
        }
        statement.setQueryTimeout(seconds);
        T result;
        if (session.dialect().can(Capability.QUERY_TIMEOUTS)) {
            result = work.run();
        } else {
            try (StatementTimer timer = new StatementTimer(statement, seconds)) {
                result = work.run();
            }
        }
        statement.setQueryTimeout(0);
        return result;
    }

    private static int seconds(int millis) {
        return (millis - 1) / 1000 + 1;
    }
}
