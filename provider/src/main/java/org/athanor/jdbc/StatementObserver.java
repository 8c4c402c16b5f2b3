package org.athanor.jdbc;

import java.sql.SQLException;
import java.util.List;

/** Is told of each statement after it ran. Parameters are collected only while somebody observes. */
@FunctionalInterface
public interface StatementObserver {
    /**
     * Called after the statement ran without error.
     *
     * @param rowsOfParameters one list of canonical values; several for a batch; none for BEGIN, COMMIT and the like
     * @param rowCount the rows changed, -1 for queries
     */
    void executed(String sql, List<List<Object>> rowsOfParameters, long nanos, int rowCount);

    /** Called after the database refused the statement. */
    default void failed(String sql, List<List<Object>> rowsOfParameters, long nanos, SQLException cause) {}
}
