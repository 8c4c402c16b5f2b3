package org.athanor.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A SQLite database in memory that nobody else has. It lives as long as its one keeper connection, which also runs the
 * plain SQL of a test. That connection reads uncommitted rows, so a test can look at what a flush wrote before the commit
 * (and is not locked out by it).
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicLong COUNT = new AtomicLong();

    private final String url;
    private final Connection keeper;

    private TestDatabase(String url) throws SQLException {
        this.url = url;
        this.keeper = DriverManager.getConnection(url);
    }

    public static TestDatabase inMemory() {
        String name = "athanor-test-" + COUNT.incrementAndGet();
        try {
            TestDatabase database = new TestDatabase("jdbc:sqlite:file:" + name + "?mode=memory&cache=shared");
            database.sql("PRAGMA read_uncommitted = true");
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException("No database in memory: " + e.getMessage(), e);
        }
    }

    public String url() {
        return url;
    }

    /**
     * Runs one SQL statement past the provider. Answers the rows of a query, each a list of values that may be null, and
     * no rows for any other statement.
     */
    public synchronized List<List<Object>> sql(String sql, Object... parameters) {
        try (PreparedStatement statement = keeper.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.execute() ? rows(statement) : List.of();
        } catch (SQLException e) {
            throw new IllegalArgumentException("Failed: " + sql + " (" + e.getMessage() + ")", e);
        }
    }

    private static List<List<Object>> rows(PreparedStatement statement) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (ResultSet result = statement.getResultSet()) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> row = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    row.add(result.getObject(column));
                }
                rows.add(Collections.unmodifiableList(row));
            }
        }
        return rows;
    }

    @Override
    public void close() {
        try {
            keeper.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not close: " + e.getMessage(), e);
        }
    }
}
