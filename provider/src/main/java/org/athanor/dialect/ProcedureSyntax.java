package org.athanor.dialect;

import jakarta.annotation.Nullable;
import java.util.List;

/** How a database is told to call a stored procedure. */
public interface ProcedureSyntax {
    /** Gives a row when the name bound to it is that of a function; null where functions are called as procedures are. */
    default @Nullable String functionQuery() {
        return null;
    }

    /** An UnsupportedSqlException when the database has no such parameters. */
    ProcedureCall call(String name, boolean function, List<ProcedureParameter> parameters);

    /** The query for the rows of a cursor that came back. */
    default String cursorQuery(String cursor) {
        throw new UnsupportedSqlException("This database hands out no cursors");
    }

    /** For a database without stored procedures. */
    static ProcedureSyntax none(String database) {
        return (name, function, parameters) -> {
            throw new UnsupportedSqlException(database + " has no stored procedures, so '" + name
                    + "' cannot be called: ask with SQL or JPQL, or work with the connection in runWithConnection(…)");
        };
    }
}
