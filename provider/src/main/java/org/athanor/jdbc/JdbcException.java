package org.athanor.jdbc;

import java.sql.SQLException;
import org.athanor.dialect.SqlError;

/** A database error: what failed, the SQL, the database's words. */
public final class JdbcException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SqlError error;
    private final String sql;

    public JdbcException(String what, String sql, SqlError error, SQLException cause) {
        super(what + ": " + cause.getMessage() + (sql.isEmpty() ? "" : " [" + sql + "]"), cause);
        this.error = error;
        this.sql = sql;
    }

    public SqlError error() {
        return error == null ? SqlError.of(SqlError.Kind.OTHER) : error;
    }

    /** The statement that failed; empty when it was none. */
    public String sql() {
        return sql;
    }
}
