package org.athanor.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The idle prepared statements of one physical connection by their text, the least recently used dropped first. A statement in
 * use is taken out, so that running the same text inside a result handler prepares a second one. One that failed
 * is not put back. Used by one session at a time.
 */
public final class StatementCache {
    static final int DEFAULT_CAPACITY = 64;

    private final Connection connection;
    private final int capacity;
    private final boolean persistent;
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>(64, 0.75f, true);

    /** @param persistent whether the statements outlive {@link #release}, to serve the next borrower */
    StatementCache(Connection connection, int capacity, boolean persistent) {
        this.connection = connection;
        this.capacity = capacity;
        this.persistent = persistent;
    }

    /** The connection the statements belong to: the physical one where the source knows it. */
    Connection connection() {
        return connection;
    }

    /** An idle statement with that text, now the caller's, or a new one that gives the generated keys of those columns. */
    PreparedStatement take(String sql, List<String> keyColumns, JdbcStatistics statistics) throws SQLException {
        PreparedStatement statement = idle.remove(sql);
        if (statement == null) {
            statement = keyColumns.isEmpty()
                    ? connection.prepareStatement(sql)
                    : connection.prepareStatement(sql, keyColumns.toArray(new String[0]));
            statistics.countPrepared();
        }
        return statement;
    }

    void giveBack(String sql, PreparedStatement statement) throws SQLException {
        PreparedStatement other = idle.put(sql, statement);
        if (other != null) {
            other.close();
        } else if (idle.size() > capacity) {
            Iterator<PreparedStatement> eldest = idle.values().iterator();
            PreparedStatement dropped = eldest.next();
            eldest.remove();
            dropped.close();
        }
    }

    /** The connection goes back to where it came from. */
    void release() throws SQLException {
        if (!persistent) {
            clear();
        }
    }

    void clear() throws SQLException {
        for (PreparedStatement statement : idle.values()) {
            statement.close();
        }
        idle.clear();
    }
}
