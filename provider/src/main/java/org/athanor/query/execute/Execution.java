package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.athanor.jdbc.JdbcSession;
import org.athanor.jdbc.RowCursor;
import org.athanor.load.ResultBatch;

/** One execution of a compiled statement. */
final class Execution {
    /** So many identifiers go into one statement. */
    private static final int MOST_KEYS = 1_000;

    private final QueryRequest request;
    private final QueryContext context;
    private final CompiledStatement statement;

    Execution(QueryRequest request, QueryContext context, CompiledStatement statement) {
        this.request = request;
        this.context = context;
        this.statement = statement;
    }

    List<Object> list() {
        context.beforeQuery(statement.tables());
        ResultBatch batch = request.overwrite() ? ResultBatch.overwriting(context) : new ResultBatch(context);
        List<Object> results = timed(() -> context.jdbc()
                .query(statement.sql(), sink -> statement.bind(sink, request), rows -> readAll(rows, batch)));
        batch.complete();
        return results == null ? new ArrayList<>() : results;
    }

    private List<Object> readAll(ResultSet rows, ResultBatch batch) throws SQLException {
        RowReader reader = statement.requireReader();
        List<Object> results = new ArrayList<>();
        Set<Object> seen = statement.uniqueRoots() ? Collections.newSetFromMap(new IdentityHashMap<>()) : null;
        int skip = pagedHere() ? request.firstResult() : 0;
        int most = pagedHere() ? request.maxResults() : Integer.MAX_VALUE;
        while (results.size() < most && rows.next()) {
            if (skip > 0) {
                skip--;
                continue;
            }
            Object result = reader.read(rows, batch);
            if (seen == null || seen.add(result)) {
                results.add(result);
            }
        }
        return results;
    }

    /** A native query is limited while its rows are read; others are by the database. */
    private boolean pagedHere() {
        return request.plan() instanceof NativeQueryPlan;
    }

    Stream<Object> stream() {
        context.beforeQuery(statement.tables());
        RowCursor cursor = timed(() ->
                context.jdbc().cursor(statement.sql(), sink -> statement.bind(sink, request), request.fetchSize()));
        if (cursor == null) {
            throw new IllegalStateException("No cursor for " + statement.sql());
        }
        try {
            StreamedRows rows = new StreamedRows(context, request, statement.requireReader(), cursor, pagedHere());
            return StreamSupport.stream(rows, false).onClose(cursor::close);
        } catch (RuntimeException e) {
            cursor.close();
            throw e;
        }
    }

    int update() {
        context.beforeBulk(statement.tables());
        CompiledStatement.OfKeys ofKeys = statement.ofKeys();
        int count = ofKeys != null ? byKeys(ofKeys) : inPlace();
        context.afterBulk(statement.tables(), count);
        return count;
    }

    private int inPlace() {
        statement.before().forEach(this::run);
        int count = run(statement);
        for (CompiledStatement each : statement.more()) {
            count += run(each);
        }
        return count;
    }

    /** The identifiers first, as what is changed may be what tells which rows are. */
    private int byKeys(CompiledStatement.OfKeys ofKeys) {
        List<Object> keys = timed(() -> context.jdbc()
                .query(
                        statement.sql(),
                        sink -> statement.bind(sink, request),
                        rows -> readAll(rows, new ResultBatch(context))));
        statement.before().forEach(this::run);
        if (keys == null) {
            return 0;
        }
        int size = keys.size();
        for (int from = 0; from < size; from += MOST_KEYS) {
            request.keys(keys.subList(from, Math.min(size, from + MOST_KEYS)));
            ofKeys.of(request, QueryRequest.places(request.keys().size())).forEach(this::run);
        }
        request.keys(List.of());
        return size;
    }

    private int run(CompiledStatement one) {
        Integer rows = timed(() -> context.jdbc().update(one.sql(), sink -> one.bind(sink, request)));
        return rows == null ? 0 : rows;
    }

    private @Nullable <T> T timed(Supplier<T> work) {
        JdbcSession jdbc = context.jdbc();
        return jdbc.withLockWait(request.lockWaitMillis(), () -> jdbc.withQueryTimeout(request.timeoutMillis(), work));
    }
}
