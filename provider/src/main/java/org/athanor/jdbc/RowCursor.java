package org.athanor.jdbc;

import java.sql.ResultSet;

/** An open result, for streams; it holds its statement and its connection until it is closed. */
public final class RowCursor implements AutoCloseable {
    private final ResultSet rows;
    private final Runnable onClose;
    private boolean closed;

    RowCursor(ResultSet rows, Runnable onClose) {
        this.rows = rows;
        this.onClose = onClose;
    }

    public ResultSet rows() {
        return rows;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            onClose.run();
        }
    }
}
