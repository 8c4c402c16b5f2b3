package org.athanor.jdbc;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes something of a result; the result is closed afterwards. */
@FunctionalInterface
public interface RowsHandler<T> {
    @Nullable
    T handle(ResultSet rows) throws SQLException;
}
