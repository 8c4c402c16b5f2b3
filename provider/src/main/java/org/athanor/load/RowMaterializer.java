package org.athanor.load;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes an instance of what one entity occurrence contributes to a row. Shared by all executions of a select. */
public interface RowMaterializer {
    /**
     * The instance of the current row: the one the persistence context knows, else a new one. Null when the identifier is
     * NULL, as on the far side of an outer join.
     */
    @Nullable
    Object read(ResultSet row, ResultBatch batch) throws SQLException;
}
