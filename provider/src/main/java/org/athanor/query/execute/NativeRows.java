package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.athanor.load.ResultBatch;
import org.athanor.query.translate.Numerics;

/** The values of a native query's columns as the driver makes them: a single one, or an array; of one execution. */
final class NativeRows implements RowReader {
    private final Class<?> type;
    private int columns;

    NativeRows(Class<?> type) {
        this.type = type;
    }

    @Override
    public @Nullable Object read(ResultSet row, ResultBatch batch) throws SQLException {
        if (columns == 0) {
            columns = row.getMetaData().getColumnCount();
        }
        if (columns == 1 && !type.isArray()) {
            Object value = row.getObject(1);
            Object fitting = value == null ? null : Numerics.exactly(value, type);
            return fitting != null ? fitting : value;
        }
        @Nullable Object[] values = new Object[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = row.getObject(i + 1);
        }
        return values;
    }
}
