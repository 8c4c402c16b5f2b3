package org.athanor.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.athanor.jdbc.JdbcSession;

/**
 * The coordinator of resource-local sessions: the application begins and ends transactions, the JDBC session carries them out.
 */
public final class ResourceLocalTransaction implements TransactionCoordinator {
    private final JdbcSession jdbc;
    private final List<TransactionObserver> observers = new ArrayList<>();
    private boolean rollbackOnly;

    public ResourceLocalTransaction(JdbcSession jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void register(TransactionObserver observer) {
        observers.add(observer);
    }

    @Override
    public boolean isActive() {
        return jdbc.inTransaction();
    }

    @Override
    public void begin() {
        jdbc.begin();
        rollbackOnly = false;
    }

    /**
     * Commits; when an observer objects or the database does, rolls back and throws what went wrong.
     *
     * @throws RollbackOnlyException when the transaction was marked, after rolling back
     */
    @Override
    public void commit() {
        requireActive("commit");
        if (rollbackOnly) {
            rollback();
            throw new RollbackOnlyException("The transaction was marked for rollback only and has been rolled back");
        }
        try {
            for (TransactionObserver observer : List.copyOf(observers)) {
                observer.beforeCommit();
            }
            if (rollbackOnly) {
                throw new RollbackOnlyException("The transaction was marked for rollback only while it was committing");
            }
            jdbc.commit();
        } catch (RuntimeException | Error e) {
            rollbackAfter(e);
            throw e;
        }
        rollbackOnly = false;
        each(TransactionObserver::afterCommit);
    }

    private void rollbackAfter(Throwable failure) {
        try {
            rollback();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void rollback() {
        requireActive("rollback");
        rollbackOnly = false;
        try {
            jdbc.rollback();
        } finally {
            each(TransactionObserver::afterRollback);
        }
    }

    /** Calls every observer, then throws the first failure with the others suppressed. */
    private void each(Consumer<TransactionObserver> call) {
        RuntimeException first = null;
        for (TransactionObserver observer : List.copyOf(observers)) {
            try {
                call.accept(observer);
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    @Override
    public void setRollbackOnly() {
        requireActive("setRollbackOnly");
        rollbackOnly = true;
    }

    @Override
    public boolean isRollbackOnly() {
        return rollbackOnly;
    }

    @Override
    public SavepointHandle savepoint() {
        requireActive("savepoint");
        return new JdbcSavepoint(jdbc, jdbc.savepoint());
    }

    private void requireActive(String verb) {
        if (!isActive()) {
            throw new IllegalStateException(verb + " needs an active transaction; call begin() first");
        }
    }

    private record JdbcSavepoint(JdbcSession jdbc, Object savepoint) implements SavepointHandle {
        @Override
        public void rollback() {
            jdbc.rollbackTo(savepoint);
            jdbc.release(savepoint);
        }

        @Override
        public void release() {
            jdbc.release(savepoint);
        }
    }
}
