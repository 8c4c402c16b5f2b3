package org.athanor.load;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Reads a key from one or more columns, in the form identity keys have: the value alone, or a list of the values. */
final class KeyReader {
    private final ColumnDecoder[] decoders;
    private final int[] columns;

    KeyReader(List<ColumnDecoder> decoders, int[] columns) {
        this.decoders = decoders.toArray(new ColumnDecoder[0]);
        this.columns = columns;
    }

    /** Null when any part is NULL. */
    @Nullable
    Object read(ResultSet row) throws SQLException {
        if (columns.length == 1) {
            return decoders[0].read(row, columns[0]);
        }
        Object[] parts = new Object[columns.length];
        for (int i = 0; i < parts.length; i++) {
            Object part = decoders[i].read(row, columns[i]);
            if (part == null) {
                return null;
            }
            parts[i] = part;
        }
        return List.copyOf(Arrays.asList(parts));
    }
}
