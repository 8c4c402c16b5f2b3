package org.athanor.jdbc;

import jakarta.annotation.Nullable;
import java.sql.Connection;

/** Application work on a bare connection; it may throw what it likes. */
@FunctionalInterface
public interface ConnectionFunction<T> {
    @Nullable
    T apply(Connection connection) throws Exception;
}
