package org.athanor.jdbc;

import java.util.List;
import org.athanor.dialect.Dialect;

/** One database of one factory: its connections, its dialect, and who watches the statements. */
public record Database(
        ConnectionSource connections,
        Dialect dialect,
        List<StatementObserver> observers,
        JdbcSettings settings,
        JdbcStatistics statistics)
        implements AutoCloseable {
    public Database {
        observers = List.copyOf(observers);
    }

    public JdbcSession openSession() {
        return new JdbcSession(this);
    }

    @Override
    public void close() {
        connections.close();
    }
}
