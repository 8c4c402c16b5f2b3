package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import org.athanor.jdbc.RowCursor;
import org.athanor.load.ResultBatch;

/**
 * The results of an open cursor. Rows are read a portion at a time, so that what they ask for beyond themselves is brought
 * for many instances at once; each portion is a cohort.
 */
final class StreamedRows extends AbstractSpliterator<Object> {
    private static final int PORTION = 100;
    private static final Object NULL = new Object();

    private final QueryContext context;
    private final QueryRequest request;
    private final RowReader reader;
    private final RowCursor cursor;
    private final Deque<Object> ready = new ArrayDeque<>();
    private int skip;
    private int left;
    private boolean exhausted;

    StreamedRows(QueryContext context, QueryRequest request, RowReader reader, RowCursor cursor, boolean pagedHere) {
        super(Long.MAX_VALUE, ORDERED);
        this.context = context;
        this.request = request;
        this.reader = reader;
        this.cursor = cursor;
        this.skip = pagedHere ? request.firstResult() : 0;
        this.left = pagedHere ? request.maxResults() : Integer.MAX_VALUE;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Object> action) {
        if (ready.isEmpty() && !exhausted) {
            readPortion();
        }
        Object next = ready.poll();
        if (next == null) {
            return false;
        }
        action.accept(unmasked(next));
        return true;
    }

    private static @Nullable Object unmasked(Object value) {
        return value == NULL ? null : value;
    }

    private void readPortion() {
        ResultBatch batch = request.overwrite() ? ResultBatch.overwriting(context) : new ResultBatch(context);
        int portion = request.fetchSize() > 0 ? request.fetchSize() : PORTION;
        try {
            ResultSet rows = cursor.rows();
            while (ready.size() < portion) {
                if (left == 0 || !rows.next()) {
                    exhausted = true;
                    break;
                }
                if (skip > 0) {
                    skip--;
                    continue;
                }
                left--;
                Object result = reader.read(rows, batch);
                ready.add(result == null ? NULL : result);
            }
        } catch (SQLException e) {
            cursor.close();
            throw new IllegalStateException("Reading the next rows of a stream failed: " + e.getMessage(), e);
        }
        batch.complete();
        if (exhausted) {
            cursor.close();
        }
    }
}
