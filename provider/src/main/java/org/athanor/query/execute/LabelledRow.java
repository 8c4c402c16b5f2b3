package org.athanor.query.execute;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.athanor.load.ResultBatch;

/** One row of a native query with the labels of its columns, which are known only when it runs: what tuples are made of. */
public record LabelledRow(List<ResultItem> items, Object[] values) {
    /** Reads such rows; of one execution. */
    static final class Reader implements RowReader {
        private List<ResultItem> items = List.of();

        @Override
        public Object read(ResultSet row, ResultBatch batch) throws SQLException {
            if (items.isEmpty()) {
                items = items(row.getMetaData());
            }
            Object[] values = new Object[items.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getObject(i + 1);
            }
            return new LabelledRow(items, values);
        }

        private static List<ResultItem> items(ResultSetMetaData columns) throws SQLException {
            List<ResultItem> items = new ArrayList<>(columns.getColumnCount());
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                items.add(new ResultItem(columns.getColumnLabel(column), Object.class));
            }
            return List.copyOf(items);
        }
    }
}
