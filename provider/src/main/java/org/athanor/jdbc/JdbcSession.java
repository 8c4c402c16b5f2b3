package org.athanor.jdbc;

import jakarta.annotation.Nullable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.athanor.dialect.Dialect;

/**
 * Runs statements for one persistence context; used by one thread at a time.
 *
 * <p>A connection is taken when the first statement needs it. Outside a transaction it is in auto-commit mode and goes back as
 * soon as no statement and no cursor uses it; nested statements share it. In a transaction it is held until the end. {@link
 * #begin} only notes the wish: the database learns of the transaction with its first statement, so an empty one costs nothing.
 */
public final class JdbcSession implements AutoCloseable {
    private final Database database;
    private final Observation observation;
    private final SessionConnection connection;
    private final StatementLimits limits = new StatementLimits(this);

    JdbcSession(Database database) {
        this.database = database;
        this.observation = new Observation(database.observers());
        this.connection = new SessionConnection(database, observation);
    }

    public Dialect dialect() {
        return database.dialect();
    }

    /** How long each of the statements to come may take; 0 for no limit. Drivers know seconds, so it is rounded up. */
    public void queryTimeout(int millis) {
        limits.query(millis);
    }

    /** Runs work under a timeout of its own; 0 leaves the one in force. */
    public @Nullable <T> T withQueryTimeout(int millis, Supplier<T> work) {
        return limits.withQuery(millis, work);
    }

    /**
     * Runs work in which each statement waits so long at most for locks that others have, where the database takes this from
     * a statement of its own; 0 and less leave the wait as it is.
     */
    public @Nullable <T> T withLockWait(int millis, Supplier<T> work) {
        return limits.withLockWait(millis, work);
    }

    /** Runs a query; the handler's result set is closed afterwards. */
    public @Nullable <T> T query(String sql, Binder binder, RowsHandler<T> handler) {
        return run("The query failed", sql, List.of(), true, statement -> {
            if (database.settings().fetchSize() > 0) {
                statement.setFetchSize(database.settings().fetchSize());
            }
            long begin = observation.bind(statement, binder);
            try (ResultSet rows = executeQuery(statement)) {
                observation.executed(sql, begin, -1);
                return handler.handle(rows);
            }
        });
    }

    /** Runs a statement that changes rows and returns some of them, as {@code INSERT … RETURNING}. */
    public @Nullable <T> T updateReturning(String sql, Binder binder, RowsHandler<T> handler) {
        return run("The statement failed", sql, statement -> {
            long begin = observation.bind(statement, binder);
            try (ResultSet rows = executeQuery(statement)) {
                observation.executed(sql, begin, -1);
                return handler.handle(rows);
            }
        });
    }

    /** Runs a statement that changes rows; gives their number. */
    public int update(String sql, Binder binder) {
        return update("The statement failed", sql, false, binder);
    }

    private int update(String what, String sql, boolean harmless, Binder binder) {
        Integer count = run(what, sql, List.of(), harmless, statement -> {
            long begin = observation.bind(statement, binder);
            int rows = statement.executeUpdate();
            database.statistics().countStatement();
            observation.executed(sql, begin, rows);
            return rows;
        });
        return count == null ? 0 : count;
    }

    /**
     * Runs a statement that may have several results, one after the other: what the handler makes of each result set, and the
     * counts of changed rows as Integers.
     */
    public List<Object> call(String sql, Binder binder, RowsHandler<?> handler) {
        List<Object> results = run("The call failed", sql, statement -> {
            long begin = observation.bind(statement, binder);
            boolean rows = statement.execute();
            database.statistics().countStatement();
            observation.executed(sql, begin, -1);
            List<Object> all = new ArrayList<>();
            for (int count = 0; rows || count >= 0; rows = statement.getMoreResults()) {
                if (rows) {
                    try (ResultSet result = statement.getResultSet()) {
                        all.add(handler.handle(result));
                    }
                } else {
                    count = statement.getUpdateCount();
                    if (count >= 0) {
                        all.add(count);
                    }
                }
            }
            return all;
        });
        return results == null ? new ArrayList<>() : results;
    }

    /** Runs an insert and hands over the generated keys. */
    public @Nullable <T> T insertReturningKeys(
            String sql, List<String> keyColumns, Binder binder, RowsHandler<T> handler) {
        return run("The insert failed", sql, keyColumns, false, statement -> {
            long begin = observation.bind(statement, binder);
            int count = statement.executeUpdate();
            database.statistics().countStatement();
            observation.executed(sql, begin, count);
            try (ResultSet keys = statement.getGeneratedKeys()) {
                return handler.handle(keys);
            }
        });
    }

    /** Runs the same statement for many rows, sent in chunks; gives the rows changed by each. */
    public int[] batch(String sql, int rows, BatchBinder binder) {
        if (rows == 0) {
            return new int[0];
        }
        int[] counts = run("The batch failed", sql, statement -> executeBatch(statement, sql, rows, binder));
        return counts == null ? new int[0] : counts;
    }

    private int[] executeBatch(PreparedStatement statement, String sql, int rows, BatchBinder binder)
            throws SQLException {
        int[] counts = new int[rows];
        int size = Math.max(1, database.settings().batchSize());
        for (int from = 0; from < rows; from += size) {
            int to = Math.min(rows, from + size);
            long begin = observation.bindBatch(statement, from, to, binder);
            int[] chunk = statement.executeBatch();
            System.arraycopy(chunk, 0, counts, from, chunk.length);
            database.statistics().countStatement();
            database.statistics().countBatch();
            observation.executed(sql, begin, sum(chunk));
        }
        return counts;
    }

    private static int sum(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += Math.max(0, count);
        }
        return sum;
    }

    /** Opens a result that stays open; {@code fetchSize} 0 reads ahead as the settings say. */
    public RowCursor cursor(String sql, Binder binder, int fetchSize) {
        StatementCache cache = connection.acquire(sql);
        PreparedStatement statement = null;
        try {
            PreparedStatement taken = cache.take(sql, List.of(), database.statistics());
            statement = taken;
            taken.setFetchSize(fetchSize > 0 ? fetchSize : database.settings().fetchSize());
            long begin = observation.bind(taken, binder);
            ResultSet rows = Objects.requireNonNull(
                    limits.apply(taken, () -> LockWait.run(dialect(), () -> executeQuery(taken))));
            observation.executed(sql, begin, -1);
            return new RowCursor(rows, () -> closeCursor(sql, taken, rows));
        } catch (SQLException | RuntimeException e) {
            closeQuietly(statement, e);
            connection.release();
            throw e instanceof SQLException s
                    ? connection.failure("The query failed", sql, true, s)
                    : (RuntimeException) e;
        }
    }

    private void closeCursor(String sql, PreparedStatement statement, ResultSet rows) {
        try {
            rows.close();
            statement.close();
        } catch (SQLException e) {
            throw connection.failure("Closing the cursor failed", sql, e);
        } finally {
            connection.release();
        }
    }

    /** Runs a statement without parameters, as DDL is. */
    public void execute(String sql) {
        StatementCache cache = connection.acquire(sql);
        try (Statement statement = cache.connection().createStatement()) {
            long begin = observation.begin();
            statement.execute(sql);
            database.statistics().countStatement();
            observation.executed(sql, begin, -1);
        } catch (SQLException e) {
            throw connection.failure("The statement failed", sql, e);
        } finally {
            connection.release();
        }
    }

    /** Lends the connection to the application; outside a transaction one in auto-commit mode. */
    public @Nullable <T> T withConnection(ConnectionFunction<T> work) throws Exception {
        connection.acquire("");
        try {
            return work.apply(connection.borrowed());
        } finally {
            connection.release();
        }
    }

    public boolean inTransaction() {
        return connection.inTransaction();
    }

    /** What is to be run before the first statement of each transaction to come, with its connection taken. */
    public void onBegin(Runnable work) {
        connection.onBegin(work);
    }

    /** Begins a transaction; the database is told with the first statement. */
    public void begin() {
        connection.begin();
    }

    /**
     * For a database that locks no rows: takes the lock of the one transaction that may write, by a statement that would
     * write but finds nothing. Does nothing once the database knows of the transaction.
     */
    public void lockForWriting(String sql) {
        if (!connection.started()) {
            update("The lock failed", sql, true, Binder.NONE);
        }
    }

    /** Commits. When this fails the transaction is still active, and {@link #rollback} is due. */
    public void commit() {
        connection.commit();
    }

    /** Rolls back. A connection on which even this fails is thrown away, and with it the transaction. */
    public void rollback() {
        connection.rollback();
    }

    /** Sets a savepoint in the transaction; the result is for {@link #rollbackTo} and {@link #release(Object)}. */
    public Object savepoint() {
        return connection.onSavepoint("SAVEPOINT", Connection::setSavepoint);
    }

    public void rollbackTo(Object savepoint) {
        connection.onSavepoint("ROLLBACK TO SAVEPOINT", physical -> {
            physical.rollback((Savepoint) savepoint);
            return savepoint;
        });
    }

    public void release(Object savepoint) {
        connection.onSavepoint("RELEASE SAVEPOINT", physical -> {
            physical.releaseSavepoint((Savepoint) savepoint);
            return savepoint;
        });
    }

    /** Rolls back what is open and gives the connection back. */
    @Override
    public void close() {
        connection.close();
    }

    private ResultSet executeQuery(PreparedStatement statement) throws SQLException {
        database.statistics().countStatement();
        return statement.executeQuery();
    }

    private @Nullable <T> T run(String what, String sql, StatementWork<T> work) {
        return run(what, sql, List.of(), false, work);
    }

    /**
     * The one template: takes a statement, works with it, puts it back unless it failed. A text always has the same key
     * columns, so the text alone finds the statement.
     */
    private @Nullable <T> T run(
            String what, String sql, List<String> keyColumns, boolean harmless, StatementWork<T> work) {
        StatementCache cache = connection.acquire(sql);
        PreparedStatement statement = null;
        try {
            statement = cache.take(sql, keyColumns, database.statistics());
            PreparedStatement taken = statement;
            T result = limits.apply(taken, () -> LockWait.run(dialect(), () -> work.apply(taken)));
            cache.giveBack(sql, statement);
            return result;
        } catch (SQLException e) {
            closeQuietly(statement, e);
            throw connection.failure(what, sql, harmless, e);
        } catch (RuntimeException | Error e) {
            closeQuietly(statement, e);
            throw e;
        } finally {
            connection.release();
        }
    }

    private static void closeQuietly(@Nullable PreparedStatement statement, Throwable cause) {
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException e) {
                cause.addSuppressed(e);
            }
        }
    }

    /** Work on a prepared statement. */
    @FunctionalInterface
    private interface StatementWork<T> {
        @Nullable
        T apply(PreparedStatement statement) throws SQLException;
    }
}
