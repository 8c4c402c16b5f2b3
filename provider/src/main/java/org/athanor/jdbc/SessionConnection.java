package org.athanor.jdbc;

import jakarta.annotation.Nullable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.athanor.dialect.Capability;
import org.athanor.dialect.SqlError;

/**
 * The connection of a session, and its transaction. It counts its users: statements and cursors that run, and the transaction once
 * it has run a statement. The last one to leave gives the connection back.
 */
final class SessionConnection {
    private final Database database;
    private final Observation observation;
    private @Nullable Connection connection;
    private @Nullable StatementCache statements;
    private Runnable onBegin = () -> {};
    private int users;
    private boolean transaction;
    private boolean held;
    private boolean started;

    SessionConnection(Database database, Observation observation) {
        this.database = database;
        this.observation = observation;
    }

    /** The connection as the source gave it, while it is acquired. */
    Connection borrowed() {
        Connection held = connection;
        if (held == null) {
            throw new IllegalStateException("No connection is acquired");
        }
        return held;
    }

    /** Whether the database knows of the transaction. */
    boolean started() {
        return started;
    }

    boolean inTransaction() {
        return transaction;
    }

    /**
     * Takes a connection if there is none, and keeps it in a transaction. Tells the database of the transaction if it does not
     * know yet, unless this statement may come before.
     */
    StatementCache acquire(String sql) {
        StatementCache cache = statements;
        if (cache == null) {
            Connection opened = database.connections().open();
            database.statistics().countConnection();
            connection = opened;
            cache = database.connections().statements(opened);
            statements = cache;
        }
        users++;
        boolean first = transaction && !held;
        if (first) {
            held = true;
            users++;
        }
        if (transaction && !started && !database.dialect().runsBeforeBegin(sql)) {
            long begin = observation.begin();
            try {
                Connection physical = cache.connection();
                LockWait.run(database.dialect(), () -> begin(physical));
            } catch (SQLException e) {
                JdbcException failure = failure("Beginning a transaction failed", sql, true, e);
                release();
                throw failure;
            }
            started = true;
            observation.executed("BEGIN", begin, -1);
        }
        if (first) {
            announceBegin();
        }
        return cache;
    }

    private void announceBegin() {
        try {
            onBegin.run();
        } catch (RuntimeException | Error e) {
            release();
            throw e;
        }
    }

    void onBegin(Runnable work) {
        onBegin = work;
    }

    private static Connection begin(Connection physical) throws SQLException {
        try {
            physical.setAutoCommit(false);
            return physical;
        } catch (SQLException e) {
            backToAutoCommit(physical, e);
            throw e;
        }
    }

    /** A driver may believe itself in a transaction that the database refused to begin. */
    private static void backToAutoCommit(Connection physical, SQLException cause) {
        try {
            physical.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** One user less; the last one gives the connection back. */
    void release() {
        if (--users > 0) {
            return;
        }
        StatementCache cache = statements;
        Connection held = connection;
        statements = null;
        connection = null;
        if (cache != null && held != null) {
            try {
                cache.release();
                held.close();
            } catch (SQLException e) {
                throw failure("Giving the connection back failed", "", e);
            }
        }
    }

    /** Begins a transaction; the database is told with the first statement. */
    void begin() {
        if (transaction) {
            throw new IllegalStateException("A transaction is active already");
        }
        transaction = true;
        database.statistics().countTransaction();
    }

    /** Commits. When this fails the transaction is still active, and {@link #rollback} is due. */
    void commit() {
        requireTransaction();
        StatementCache cache = statements;
        if (started && cache != null) {
            long begin = observation.begin();
            try {
                if (!database.dialect().can(Capability.COMMIT_BY_AUTO_COMMIT)) {
                    cache.connection().commit();
                }
                cache.connection().setAutoCommit(true);
            } catch (SQLException e) {
                throw failure("The commit failed", "COMMIT", e);
            }
            observation.executed("COMMIT", begin, -1);
        }
        ended();
    }

    /** Rolls back. A connection on which even this fails is thrown away, and with it the transaction. */
    void rollback() {
        requireTransaction();
        StatementCache cache = statements;
        Connection held = connection;
        if (started && cache != null && held != null) {
            long begin = observation.begin();
            try {
                undo(cache.connection());
                observation.executed("ROLLBACK", begin, -1);
            } catch (SQLException e) {
                database.connections().discard(held);
                throw failure("The rollback failed", "ROLLBACK", e);
            } finally {
                ended();
            }
        } else {
            ended();
        }
    }

    /** A failed commit by auto-commit leaves the driver in auto-commit mode and the database in the transaction. */
    private static void undo(Connection physical) throws SQLException {
        if (physical.getAutoCommit()) {
            try (Statement statement = physical.createStatement()) {
                statement.execute("rollback");
            }
        } else {
            physical.rollback();
            physical.setAutoCommit(true);
        }
    }

    private void ended() {
        transaction = false;
        started = false;
        if (held) {
            held = false;
            release();
        }
    }

    /** Does something with a savepoint of the transaction. */
    Object onSavepoint(String what, SavepointWork work) {
        requireTransaction();
        StatementCache cache = acquire(what);
        try {
            long begin = observation.begin();
            Object result = work.apply(cache.connection());
            observation.executed(what, begin, -1);
            return result;
        } catch (SQLException e) {
            throw failure("The savepoint failed", what, e);
        } finally {
            release();
        }
    }

    /** Rolls back what is open and gives the connection back. */
    void close() {
        if (transaction) {
            rollback();
        }
        if (users > 0) {
            users = 1;
            release();
        }
    }

    private void requireTransaction() {
        if (!transaction) {
            throw new IllegalStateException("No transaction is active");
        }
    }

    /** What the database said, as an exception; a connection that is broken will not be used again. */
    JdbcException failure(String what, String sql, SQLException cause) {
        return failure(what, sql, false, cause);
    }

    /** @param harmless whether what failed would have changed nothing */
    JdbcException failure(String what, String sql, boolean harmless, SQLException cause) {
        observation.failed(sql, cause);
        SqlError error = database.dialect().classify(cause);
        boolean over = error.kind() == SqlError.Kind.CONNECTION
                || error.kind() == SqlError.Kind.DEADLOCK
                || database.dialect().can(Capability.FAILURE_ENDS_TRANSACTION);
        Connection held = connection;
        if (error.kind() == SqlError.Kind.CONNECTION && held != null) {
            database.connections().discard(held);
        }
        return new JdbcException(what, sql, error, harmless, transaction && over, cause);
    }

    /** Work on a savepoint. */
    @FunctionalInterface
    interface SavepointWork {
        Object apply(Connection physical) throws SQLException;
    }
}
