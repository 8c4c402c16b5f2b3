package org.athanor.session;

import jakarta.annotation.Nullable;
import jakarta.persistence.FlushModeType;
import java.util.Set;
import java.util.function.Supplier;
import org.athanor.SessionListener;
import org.athanor.SessionRule;
import org.athanor.sql.schema.Table;

/**
 * When a session flushes (Jakarta Persistence 3.2, 3.3.4, 3.11.2): when told to, before a commit, and in mode AUTO before a
 * query that reads tables which pending changes touch. Never while it flushes: callbacks ask as if nothing were pending.
 */
final class FlushSchedule {
    private static final int MOST_FLUSHES = 100;

    private final StatefulSession session;
    private FlushModeType mode = FlushModeType.AUTO;
    private boolean flushing;
    private int suspensions;

    FlushSchedule(StatefulSession session) {
        this.session = session;
    }

    FlushModeType mode() {
        return mode;
    }

    void mode(FlushModeType value) {
        mode = value;
    }

    /** Runs work under another flush mode; null is the session's own. */
    <T> T in(@Nullable FlushModeType other, Supplier<T> work) {
        if (other == null || other == mode) {
            return work.get();
        }
        FlushModeType before = mode;
        mode = other;
        try {
            return work.get();
        } finally {
            mode = before;
        }
    }

    /** No flush before queries until the result is run, once; suspensions nest. */
    Runnable suspend() {
        suspensions++;
        return new Runnable() {
            private boolean over;

            @Override
            public void run() {
                if (!over) {
                    over = true;
                    suspensions--;
                }
            }
        };
    }

    /** The application wants it. */
    void onDemand() {
        if (flushing) {
            throw new IllegalStateException("flush() was called by a callback of a flush; callbacks must not flush");
        }
        flush();
    }

    boolean running() {
        return flushing;
    }

    /** An empty set of tables means that they are not known. */
    void beforeQuery(Set<Table> tablesRead) {
        if (flushing
                || suspensions > 0
                || mode == FlushModeType.COMMIT
                || session.rules().autoflush() == SessionRule.Autoflush.NEVER
                || !session.transaction().isActive()
                || session.context().isClean()) {
            return;
        }
        if (tablesRead.isEmpty()
                || session.rules().autoflush() == SessionRule.Autoflush.ALWAYS
                || session.engine().unitOfWork().touches(session, tablesRead)) {
            try {
                flush();
            } catch (RuntimeException e) {
                e.addSuppressed(new AutoflushNote());
                throw e;
            }
        }
    }

    /** Also what listeners change when a flush is over is to be committed. */
    void beforeCommit() {
        session.listeners().tell(SessionListener::beforeCommit);
        flush();
        for (int again = 0; !session.listeners().none() && !session.context().isClean(); again++) {
            if (again == MOST_FLUSHES) {
                throw new IllegalStateException(
                        "After " + MOST_FLUSHES + " flushes of one commit there is still something"
                                + " to write: a listener makes changes in afterFlushPostExec() or in another one's wake each time."
                                + " Make them in beforeFlush()");
            }
            flush();
        }
    }

    void flush() {
        boolean told = !session.listeners().none() && !session.context().isClean();
        flushing = true;
        try {
            if (told) {
                session.listeners().tell(SessionListener::beforeFlush);
            }
            if (!session.context().expired().isEmpty() && !session.context().isClean()) {
                session.readExpired();
            }
            session.engine().unitOfWork().flush(session);
            session.locks().increment();
        } catch (RuntimeException | Error e) {
            session.flushFailed(e);
            throw e;
        } finally {
            flushing = false;
        }
        if (told) {
            session.listeners().tell(SessionListener::afterFlushPostExec);
        }
    }
}
