package org.athanor.testing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A database that nobody else has, of the kind that the run is about: in memory, or a schema on a server that is dropped in
 * the end. It lives as long as its one keeper connection, which also runs the plain SQL of a test. Where the database can,
 * that connection reads uncommitted rows, so a test can look at what a flush wrote before the commit (and is not locked out by
 * it).
 */
public final class TestDatabase implements AutoCloseable {

    private final DatabaseKind kind;
    private final String url;
    private final String keeperInit;
    private final Disposal disposal;
    private Connection keeper;
    private boolean asItWas = true;

    TestDatabase(DatabaseKind kind, String url, String keeperInit, Disposal disposal) throws SQLException {
        this.kind = kind;
        this.url = url;
        this.keeperInit = keeperInit;
        this.disposal = disposal;
        connect();
    }

    /** Connects the keeper, which {@link #disconnect} may have ended. */
    void connect() throws SQLException {
        keeper = DriverManager.getConnection(url);
        if (!keeperInit.isEmpty()) {
            run(keeper, keeperInit);
        }
    }

    /** Keeps the database without a connection to it. */
    void disconnect() throws SQLException {
        keeper.close();
    }

    /** Whether nobody can have changed tables past the unit: no such statement was run here, and nobody knows the URL. */
    boolean isAsItWas() {
        return asItWas;
    }

    /** What ends the database when nobody is connected any more. */
    @FunctionalInterface
    interface Disposal {
        void run() throws SQLException;
    }

    /** A database of the kind of this run. */
    public static TestDatabase fresh() {
        return of(DatabaseKind.current());
    }

    /** A SQLite database in memory, whatever the run is about; for tests of what only SQLite does. */
    public static TestDatabase inMemory() {
        return of(DatabaseKind.SQLITE);
    }

    public static TestDatabase of(DatabaseKind kind) {
        try {
            return kind.open();
        } catch (SQLException e) {
            throw new IllegalStateException("No database of the kind " + kind + ": " + e.getMessage(), e);
        }
    }

    public DatabaseKind kind() {
        return kind;
    }

    public String url() {
        asItWas = false;
        return url;
    }

    /** The URL for those who change nothing but rows. */
    String urlForRows() {
        return url;
    }

    /**
     * Runs one SQL statement past the provider. Answers the rows of a query, each a list of values that may be null, and
     * no rows for any other statement. What drivers give in many classes is made alike: whole numbers are {@code Integer}, or
     * {@code Long} beyond its range, other numbers {@code Double}, truth is 1 or 0, everything else text.
     */
    public synchronized List<List<Object>> sql(String sql, Object... parameters) {
        asItWas &= UsedDatabases.changesRowsAtMost(sql);
        return run(keeper, sql, parameters);
    }

    /** Runs what makes the database as it was when its tables were new; none of it counts as a change. */
    synchronized void asBefore(List<String> statements) {
        try {
            keeper.setAutoCommit(false);
            statements.forEach(sql -> run(keeper, sql));
            keeper.commit();
            keeper.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static List<List<Object>> run(Connection connection, String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.execute() ? rows(statement) : List.of();
        } catch (SQLException e) {
            throw new IllegalArgumentException("Failed: " + sql + " (" + e.getMessage() + ")", e);
        }
    }

    /** Has an identity column go on from that value; rows that plain SQL inserted do not move every database's counter. */
    public void restartIdentity(String table, String column, int next) {
        if (kind == DatabaseKind.H2 || kind == DatabaseKind.POSTGRESQL) {
            sql("alter table " + table + " alter column " + column + " restart with " + next);
        }
    }

    private static List<List<Object>> rows(PreparedStatement statement) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (ResultSet result = statement.getResultSet()) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> row = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    row.add(plain(result.getObject(column), result, column));
                }
                rows.add(Collections.unmodifiableList(row));
            }
        }
        return rows;
    }

    private static Object plain(Object value, ResultSet result, int column) throws SQLException {
        if (value == null || value instanceof byte[] || value instanceof String) {
            return value;
        }
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        if (value instanceof Double || value instanceof Float) {
            return Double.valueOf(value.toString());
        }
        if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            if (exact.stripTrailingZeros().scale() > 0) {
                return exact.doubleValue();
            }
            long whole = exact.longValueExact();
            return whole == (int) whole ? (Object) (int) whole : (Object) whole;
        }
        return result.getString(column);
    }

    @Override
    public void close() {
        try {
            keeper.close();
            disposal.run();
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not close: " + e.getMessage(), e);
        }
    }
}
