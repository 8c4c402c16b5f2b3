package org.athanor.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The databases that suites run on, chosen for a whole run by the system property {@value #PROPERTY}. Those in memory are
 * always there; the servers are expected on this machine, where the properties {@code athanor.testing.postgresql} and
 * {@code athanor.testing.mariadb} do not say otherwise.
 */
public enum DatabaseKind {
    SQLITE(true) {
        @Override
        TestDatabase open() throws SQLException {
            String name = "athanor-test-" + COUNT.incrementAndGet();
            return new TestDatabase(
                    this,
                    "jdbc:sqlite:file:" + name + "?mode=memory&cache=shared",
                    "PRAGMA read_uncommitted = true",
                    () -> {});
        }
    },
    H2(true) {
        @Override
        TestDatabase open() throws SQLException {
            return new TestDatabase(
                    this,
                    "jdbc:h2:mem:athanor-test-" + COUNT.incrementAndGet()
                            + ";LOCK_TIMEOUT=5000;NON_KEYWORDS=DAY,HOUR,KEY,MINUTE,MONTH,SECOND,VALUE,YEAR",
                    "set session characteristics as transaction isolation level read uncommitted",
                    () -> {});
        }
    },
    POSTGRESQL(false) {
        @Override
        TestDatabase open() throws SQLException {
            String server = System.getProperty(
                    "athanor.testing.postgresql", "jdbc:postgresql://127.0.0.1:5432/test?user=postgres");
            String schema = uniqueName();
            onServer(server, "create schema " + schema);
            String url = server + (server.contains("?") ? "&" : "?") + "currentSchema=" + schema
                    + "&options=-c%20synchronous_commit=off%20-c%20client_min_messages=warning";
            return new TestDatabase(this, url, "", () -> onServer(server, "drop schema " + schema + " cascade"));
        }
    },
    MARIADB(false) {
        @Override
        TestDatabase open() throws SQLException {
            // As the others have it; what tests change past the unit is seen by the unit's next statement.
            String server = System.getProperty(
                    "athanor.testing.mariadb",
                    "jdbc:mariadb://127.0.0.1:3306/?user=root&transactionIsolation=READ_COMMITTED");
            String name = uniqueName();
            onServer(server, "create database " + name + " character set utf8mb4 collate utf8mb4_bin");
            return new TestDatabase(
                    this,
                    server.replace("/?", "/" + name + "?"),
                    "set session transaction isolation level read uncommitted",
                    () -> onServer(server, "drop database " + name));
        }
    };

    /** The system property that names the database of a run, in any case; SQLite when it is not set. */
    public static final String PROPERTY = "athanor.testing.database";

    private static final AtomicLong COUNT = new AtomicLong();
    private static final Map<String, Connection> SERVERS = new HashMap<>();

    private final boolean inMemory;

    DatabaseKind(boolean inMemory) {
        this.inMemory = inMemory;
    }

    /** The database of this run. */
    public static DatabaseKind current() {
        return valueOf(System.getProperty(PROPERTY, "sqlite").trim().toUpperCase(Locale.ROOT));
    }

    /** Whether no server is needed. */
    public boolean inMemory() {
        return inMemory;
    }

    /** Whether a test may look at what a transaction of others has not committed yet. */
    public boolean readsUncommitted() {
        return this != POSTGRESQL;
    }

    /** A new database, or a schema of its own on the server. */
    abstract TestDatabase open() throws SQLException;

    /** Unlike those of other runs, whose databases may still be there. */
    private static String uniqueName() {
        return "athanor_" + Long.toString(ProcessHandle.current().pid(), 36) + "_"
                + Long.toString(System.currentTimeMillis() & 0xffffff, 36) + "_" + COUNT.incrementAndGet();
    }

    /** One connection a server for all that is created and dropped; it lives as long as the run. */
    private static void onServer(String url, String sql) throws SQLException {
        synchronized (SERVERS) {
            Connection server = SERVERS.get(url);
            if (server == null) {
                server = DriverManager.getConnection(url);
                SERVERS.put(url, server);
            }
            try (Statement statement = server.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
