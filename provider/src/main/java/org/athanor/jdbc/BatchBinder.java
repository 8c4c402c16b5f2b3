package org.athanor.jdbc;

import java.sql.SQLException;

/** Gives row {@code row} (from 0) of a batch its parameters. */
@FunctionalInterface
public interface BatchBinder {
    void bind(int row, ParameterSink sink) throws SQLException;
}
