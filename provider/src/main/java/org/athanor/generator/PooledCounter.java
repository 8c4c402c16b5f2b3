package org.athanor.generator;

import jakarta.annotation.Nullable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.WeakHashMap;
import org.athanor.jdbc.JdbcSession;

/**
 * Hands out the numbers of blocks drawn from a counter in the database. Blocks are shared by all contexts of the factory.
 *
 * <p>A block drawn inside a transaction, which a rollback gives back to the database, belongs to the session that drew it:
 * nobody else may use its numbers. On commit what is left of it is shared, on rollback it is void. (The instances that got
 * numbers of it lose them with the same rollback.)
 *
 * <p>No lock is held while drawing: the database may make one wait for a transaction that needs a number itself.
 */
abstract class PooledCounter implements IdentifierGenerator {
    private final Map<JdbcSession, Block> own = new WeakHashMap<>();
    private final Deque<Block> shared = new ArrayDeque<>();

    /** Whether a block drawn now would be taken back by a rollback of the session's transaction. */
    abstract boolean drawsInside(JdbcSession session);

    abstract Block draw(JdbcSession session);

    @Override
    public final Object next(JdbcSession session) {
        Long known = takeKnown(session);
        if (known != null) {
            return known;
        }
        boolean inside = drawsInside(session);
        Block drawn = draw(session);
        long value = drawn.take();
        keep(session, drawn, inside);
        return value;
    }

    private synchronized @Nullable Long takeKnown(JdbcSession session) {
        if (!own.isEmpty()) {
            Block mine = own.get(session);
            if (mine != null && !mine.isEmpty()) {
                return mine.take();
            }
        }
        Block block = shared.peek();
        if (block == null) {
            return null;
        }
        long value = block.take();
        if (block.isEmpty()) {
            shared.remove();
        }
        return value;
    }

    private synchronized void keep(JdbcSession session, Block drawn, boolean inside) {
        if (drawn.isEmpty()) {
            return;
        }
        if (inside) {
            own.put(session, drawn);
        } else {
            shared.add(drawn);
        }
    }

    @Override
    public final synchronized void committed(JdbcSession session) {
        Block mine = own.remove(session);
        if (mine != null && !mine.isEmpty()) {
            shared.add(mine);
        }
    }

    @Override
    public final synchronized void rolledBack(JdbcSession session) {
        own.remove(session);
    }
}
