package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.athanor.load.ResultBatch;

/** Makes a result, or an item of one, of a row. */
@FunctionalInterface
interface RowReader {
    @Nullable
    Object read(ResultSet row, ResultBatch batch) throws SQLException;
}
