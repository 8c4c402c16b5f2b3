package org.athanor.session;

import java.util.ArrayList;
import java.util.List;
import org.athanor.SessionListener;
import org.athanor.state.PersistenceContext;
import org.athanor.transaction.SavepointHandle;

/** The open savepoints of a session, the innermost last. They end with the transaction at the latest. */
public final class NestedTransactions {
    private final StatefulSession session;
    private final PersistenceContext context;
    private final List<Nested> open = new ArrayList<>();

    NestedTransactions(StatefulSession session) {
        this.session = session;
        this.context = session.context();
    }

    /** One savepoint. {@code failed}: a flush within has failed and undone it, and the application does not know yet. */
    public final class Nested {
        private final SavepointHandle handle;
        private final Object mark;
        private boolean failed;

        private Nested(SavepointHandle handle, Object mark) {
            this.handle = handle;
            this.mark = mark;
        }

        public boolean active() {
            return open.contains(this);
        }

        /** Flushes, and makes what was done since part of what is around it. */
        public void release() {
            requireActive();
            session.gate().requireUsable();
            session.flushAll();
            endThose(open.indexOf(this));
            handle.release();
            context.release(mark);
        }

        public void rollback() {
            requireActive();
            endThose(open.indexOf(this));
            if (!failed) {
                undo();
            }
            session.gate().recover();
            context.tellMoves();
            session.listeners().tell(SessionListener::afterSoftRollback);
        }

        private void undo() {
            handle.rollback();
            context.rollbackTo(mark);
            context.release(mark);
        }

        private void requireActive() {
            if (!active()) {
                throw new IllegalStateException("The savepoint has ended: it was committed or rolled back, or the"
                        + " transaction around it was");
            }
        }
    }

    Nested begin() {
        session.flushAll();
        Nested nested = new Nested(session.transaction().savepoint(), context.savepoint());
        open.add(nested);
        return nested;
    }

    /** A flush has failed: undoes the innermost savepoint; false when there is none. */
    boolean flushFailed() {
        if (open.isEmpty()) {
            return false;
        }
        Nested innermost = open.get(open.size() - 1);
        innermost.undo();
        innermost.failed = true;
        return true;
    }

    void endAll() {
        open.clear();
    }

    /** Ends the savepoint at that place and those within it. */
    private void endThose(int place) {
        open.subList(place, open.size()).clear();
    }
}
