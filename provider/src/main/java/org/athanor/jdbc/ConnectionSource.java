package org.athanor.jdbc;

import java.sql.Connection;

/** Where connections come from. Closing a connection gives it back. */
public interface ConnectionSource extends AutoCloseable {
    /** A connection in auto-commit mode on which the dialect's init statements have run. */
    Connection open();

    /** The prepared statements of a connection that {@link #open} gave; by default they live until it is given back. */
    default StatementCache statements(Connection connection) {
        return new StatementCache(connection, StatementCache.DEFAULT_CAPACITY, false);
    }

    /** Takes a broken connection out of use, before it is closed. */
    default void discard(Connection connection) {}

    @Override
    void close();
}
