package org.athanor.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.athanor.dialect.DatabaseInfo;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.DialectChooser;

/** A SQLite database for a test, which keeps the statements that ran. */
public final class SqliteDatabase implements AutoCloseable {
    public final List<String> statements = new ArrayList<>();
    public final List<List<List<Object>>> parameters = new ArrayList<>();
    public final Dialect dialect;
    public final Database database;

    public SqliteDatabase(String url) {
        this(url, Map.of(), true);
    }

    public SqliteDatabase(String url, Map<String, String> settings, boolean observed) {
        ClassLoader loader = SqliteDatabase.class.getClassLoader();
        dialect = DialectChooser.of(loader).choose(DatabaseInfo.ofUrl(url, settings));
        StatementObserver observer = (sql, rows, nanos, count) -> {
            statements.add(sql);
            parameters.add(rows);
        };
        database = new Database(
                new PooledConnectionSource(PoolSettings.of(url, null, null, null), dialect, loader),
                dialect,
                observed ? List.of(observer) : List.of(),
                JdbcSettings.defaults(),
                new JdbcStatistics());
    }

    public static SqliteDatabase inMemory() {
        return new SqliteDatabase("jdbc:sqlite::memory:");
    }

    public JdbcSession session() {
        return database.openSession();
    }

    @Override
    public void close() {
        database.close();
    }
}
