package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceException;
import org.athanor.session.StatefulSession;

/** The resource-local transaction of an entity manager (Jakarta Persistence 3.2, 7.5.3). */
final class AthanorTransaction implements EntityTransaction {
    private final StatefulSession session;
    private final ExceptionTranslation translation;
    private @Nullable Integer timeout;

    AthanorTransaction(StatefulSession session, ExceptionTranslation translation) {
        this.session = session;
        this.translation = translation;
    }

    @Override
    public void begin() {
        if (isActive()) {
            throw new IllegalStateException("A transaction is active already; commit() or rollback() it first");
        }
        if (!session.isOpen()) {
            throw new IllegalStateException("The entity manager is closed");
        }
        session.begin();
    }

    @Override
    public void commit() {
        requireActive("commit()");
        try {
            session.commit();
        } catch (RuntimeException e) {
            throw translation.onCommit(e);
        }
    }

    @Override
    public void rollback() {
        requireActive("rollback()");
        try {
            session.rollback();
        } catch (RuntimeException e) {
            RuntimeException translated = translation.translate(e);
            throw translated instanceof PersistenceException
                    ? translated
                    : new PersistenceException("The rollback failed: " + translated.getMessage(), translated);
        }
    }

    @Override
    public void setRollbackOnly() {
        requireActive("setRollbackOnly()");
        session.transaction().setRollbackOnly();
    }

    @Override
    public boolean getRollbackOnly() {
        requireActive("getRollbackOnly()");
        return session.transaction().isRollbackOnly();
    }

    @Override
    public boolean isActive() {
        return session.transaction().isActive();
    }

    @Override
    public void setTimeout(@Nullable Integer seconds) {
        timeout = seconds;
        session.jdbc().queryTimeout(seconds == null ? 0 : seconds * 1000);
    }

    @Override
    public @Nullable Integer getTimeout() {
        return timeout;
    }

    private void requireActive(String verb) {
        if (!isActive()) {
            throw new IllegalStateException(verb + " needs an active transaction; call begin() first");
        }
    }
}
