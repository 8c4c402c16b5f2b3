package org.athanor.jdbc;

import java.util.concurrent.atomic.LongAdder;

/** Counts what went to the database since the factory was opened. */
public final class JdbcStatistics {
    private final LongAdder statements = new LongAdder();
    private final LongAdder prepared = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder transactions = new LongAdder();
    private final LongAdder connections = new LongAdder();

    /** Statements executed; a batch counts once. */
    public long statements() {
        return statements.sum();
    }

    /** Statements that had to be prepared. */
    public long prepared() {
        return prepared.sum();
    }

    public long batches() {
        return batches.sum();
    }

    public long transactions() {
        return transactions.sum();
    }

    /** Connections borrowed. */
    public long connections() {
        return connections.sum();
    }

    void countStatement() {
        statements.increment();
    }

    void countPrepared() {
        prepared.increment();
    }

    void countBatch() {
        batches.increment();
    }

    void countTransaction() {
        transactions.increment();
    }

    void countConnection() {
        connections.increment();
    }
}
