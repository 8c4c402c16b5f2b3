package org.athanor.generator;

import org.athanor.dialect.Capability;
import org.athanor.jdbc.Binder;
import org.athanor.jdbc.Database;
import org.athanor.jdbc.JdbcSession;
import org.athanor.mapping.Generator;

/**
 * A sequence that increments by the block size: a value drawn is the first of its block (Jakarta Persistence 3.2, 11.1.49).
 * Sequences take no part in transactions, so a block is drawn for good.
 */
final class PooledSequence extends PooledCounter {
    private final Generator.FromSequence generator;
    private final String sql;
    private final long size;

    PooledSequence(Generator.FromSequence generator, Database database) {
        this.generator = generator;
        this.size = blockSize(generator);
        this.sql = database.dialect()
                .schemaSyntax()
                .sequences()
                .nextValue()
                .replace("{sequence}", database.dialect().sequenceName(generator.sequence()));
        if (sql.isEmpty() || !database.dialect().can(Capability.SEQUENCES)) {
            throw new IllegalStateException(database.dialect().name() + " has no sequences, but generator "
                    + generator.name() + " needs " + generator.sequence().name()
                    + ". Use GenerationType.TABLE, IDENTITY or AUTO.");
        }
    }

    /** A block is only ours if the sequence skips it. */
    private static long blockSize(Generator.FromSequence generator) {
        int increment = generator.sequence().increment();
        return increment == generator.allocationSize() && increment > 1 ? increment : 1;
    }

    @Override
    boolean drawsInside(JdbcSession session) {
        return false;
    }

    @Override
    Block draw(JdbcSession session) {
        Long first = session.query(sql, Binder.NONE, rows -> rows.next() ? rows.getLong(1) : null);
        if (first == null) {
            throw new IllegalStateException("Sequence " + generator.sequence().name() + " gave no value");
        }
        return new Block(first, size);
    }
}
