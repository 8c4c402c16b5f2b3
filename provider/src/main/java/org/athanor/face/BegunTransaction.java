package org.athanor.face;

import org.athanor.Session;
import org.athanor.SessionTransaction;

/** A transaction begun by hand; what ends it otherwise ends it here too. */
final class BegunTransaction implements SessionTransaction {
    private final Session session;
    private boolean ended;

    BegunTransaction(Session session) {
        this.session = session;
    }

    @Override
    public void commit() {
        requireActive("commit()");
        session.commit();
        ended = true;
    }

    @Override
    public void rollback() {
        requireActive("rollback()");
        ended = true;
        session.rollback();
    }

    private void requireActive(String verb) {
        if (ended) {
            throw new IllegalStateException(verb + ": the transaction has ended already");
        }
    }

    @Override
    public boolean isActive() {
        return !ended && session.isOpen() && session.inTransaction();
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            if (session.isOpen()) {
                session.rollback();
            }
        }
    }
}
