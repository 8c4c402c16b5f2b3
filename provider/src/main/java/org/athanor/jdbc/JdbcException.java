package org.athanor.jdbc;

import java.sql.SQLException;
import org.athanor.dialect.SqlError;

/** A database error: what failed, the SQL, the database's words. */
public final class JdbcException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SqlError error;
    private final String sql;
    private final boolean harmless;
    private final boolean endsTransaction;

    /**
     * @param harmless whether the statement that failed would have changed nothing
     * @param endsTransaction whether there is a transaction, and it takes no further statement
     */
    JdbcException(
            String what, String sql, SqlError error, boolean harmless, boolean endsTransaction, SQLException cause) {
        super(what + ": " + cause.getMessage() + (sql.isEmpty() ? "" : " [" + sql + "]"), cause);
        this.error = error;
        this.sql = sql;
        this.harmless = harmless;
        this.endsTransaction = endsTransaction;
    }

    /** An error outside any transaction, as one of connecting is. */
    public JdbcException(String what, String sql, SqlError error, SQLException cause) {
        this(what, sql, error, true, false, cause);
    }

    /** Whether the transaction may go on as if the statement had never been tried. */
    public boolean onlyTheStatement() {
        return harmless && !endsTransaction;
    }

    /** Whether there is a transaction, and it takes no further statement. */
    public boolean endsTransaction() {
        return endsTransaction;
    }

    public SqlError error() {
        return error == null ? SqlError.of(SqlError.Kind.OTHER) : error;
    }

    /** The statement that failed; empty when it was none. */
    public String sql() {
        return sql;
    }
}
