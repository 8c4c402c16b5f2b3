package org.athanor.query.execute;

import java.sql.SQLException;
import org.athanor.jdbc.ParameterSink;

/** Binds one {@code ?} of a compiled statement. */
@FunctionalInterface
interface BindStep {
    void bind(ParameterSink sink, int index, QueryRequest request) throws SQLException;
}
