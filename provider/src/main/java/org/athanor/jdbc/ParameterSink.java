package org.athanor.jdbc;

import jakarta.annotation.Nullable;
import java.sql.SQLException;
import org.athanor.type.JdbcCodec;

/** Takes parameters, by index from 1, in canonical form. */
@FunctionalInterface
public interface ParameterSink {
    void set(int index, @Nullable Object canonical, JdbcCodec codec) throws SQLException;
}
