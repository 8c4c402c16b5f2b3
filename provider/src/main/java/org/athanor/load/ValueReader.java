package org.athanor.load;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.athanor.state.InstanceState;

/** Reads the value of one attribute from the columns of a row. */
interface ValueReader {
    /** In place of a to-one whose target comes after the last row; the batch sets it then. */
    Object AWAITED = new Object();

    /** In place of a to-one that is read when it is touched; its owner has been told that it lacks it. */
    Object LACKING = new Object();

    /** For what others read. */
    ValueReader NOTHING = (row, batch, owner) -> null;

    /** {@code owner} is the state of the instance whose row is read. */
    @Nullable
    Object read(ResultSet row, ResultBatch batch, InstanceState owner) throws SQLException;

    /** A value of one column. */
    record Basic(ColumnDecoder decoder, int column) implements ValueReader {
        @Override
        public @Nullable Object read(ResultSet row, ResultBatch batch, InstanceState owner) throws SQLException {
            return decoder.read(row, column);
        }
    }
}
