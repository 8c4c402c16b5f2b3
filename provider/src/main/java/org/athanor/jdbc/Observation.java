package org.athanor.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Binds parameters and, only when somebody observes, keeps them and the time for the observers. */
final class Observation {
    private final List<StatementObserver> observers;
    private final boolean off;
    private List<List<Object>> rows = List.of();
    private long began;
    private boolean running;

    Observation(List<StatementObserver> observers) {
        this.observers = observers;
        this.off = observers.isEmpty();
    }

    /** The time before a statement without parameters, 0 when nobody observes. */
    long begin() {
        return off ? 0 : begin(List.of());
    }

    long bind(PreparedStatement statement, Binder binder) throws SQLException {
        if (off) {
            binder.bind((index, canonical, codec) -> codec.bind(statement, index, canonical));
            return 0;
        }
        List<Object> row = new ArrayList<>();
        binder.bind(recording(statement, row));
        return begin(row.isEmpty() ? List.of() : List.of(row));
    }

    long bindBatch(PreparedStatement statement, int from, int to, BatchBinder binder) throws SQLException {
        ParameterSink plain = (index, canonical, codec) -> codec.bind(statement, index, canonical);
        List<List<Object>> all = new ArrayList<>();
        for (int row = from; row < to; row++) {
            if (off) {
                binder.bind(row, plain);
            } else {
                List<Object> values = new ArrayList<>();
                binder.bind(row, recording(statement, values));
                all.add(values);
            }
            statement.addBatch();
        }
        return off ? 0 : begin(all);
    }

    private long begin(List<List<Object>> parameters) {
        rows = parameters;
        running = true;
        began = System.nanoTime();
        return began;
    }

    private static ParameterSink recording(PreparedStatement statement, List<Object> row) {
        return (index, canonical, codec) -> {
            codec.bind(statement, index, canonical);
            while (row.size() < index) {
                row.add(null);
            }
            row.set(index - 1, canonical);
        };
    }

    void executed(String sql, long begin, int rowCount) {
        if (off) {
            return;
        }
        long nanos = System.nanoTime() - begin;
        List<List<Object>> parameters = rows;
        rows = List.of();
        running = false;
        for (StatementObserver observer : observers) {
            observer.executed(sql, parameters, nanos, rowCount);
        }
    }

    /** The statement that began last did not end well; nothing if it was another one that failed. */
    void failed(String sql, SQLException cause) {
        if (!running) {
            return;
        }
        long nanos = System.nanoTime() - began;
        List<List<Object>> parameters = rows;
        rows = List.of();
        running = false;
        for (StatementObserver observer : observers) {
            observer.failed(sql, parameters, nanos, cause);
        }
    }
}
