package org.athanor.jdbc;

import java.sql.SQLException;

/** Gives a statement its parameters. */
@FunctionalInterface
public interface Binder {
    /** Binds nothing. */
    Binder NONE = sink -> {};

    void bind(ParameterSink sink) throws SQLException;
}
