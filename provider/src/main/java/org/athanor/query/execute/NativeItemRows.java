package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.athanor.load.ResultBatch;
import org.athanor.query.translate.ResultPlan;
import org.athanor.query.translate.SelectedResult;

/** Values from a native query, found by the names or places of its columns. Of one execution. */
final class NativeItemRows implements RowReader {
    private final List<NativeItem> items;
    private final RowReaders readers;
    private @Nullable RowReader reader;

    NativeItemRows(List<NativeItem> items, RowReaders readers) {
        this.items = items;
        this.readers = readers;
    }

    @Override
    public @Nullable Object read(ResultSet row, ResultBatch batch) throws SQLException {
        RowReader known = reader;
        if (known == null) {
            List<SelectedResult> results = new ArrayList<>();
            for (NativeItem item : items) {
                results.add(new SelectedResult(
                        item.column(), new ResultPlan.Scalar(place(item, row.getMetaData()), item.type())));
            }
            known = readers.result(results);
            reader = known;
        }
        return known.read(row, batch);
    }

    private static int place(NativeItem item, ResultSetMetaData columns) throws SQLException {
        if (item.position() != 0) {
            return item.position();
        }
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
            if (columns.getColumnLabel(i).equalsIgnoreCase(item.column())) {
                return i;
            }
        }
        throw new IllegalArgumentException("The native query selects no column '" + item.column() + "', but " + names
                + ": name it so, or tell the columns by their order");
    }
}
