package org.athanor.transaction;

/** Whoever decides when work is committed: the application (resource-local) or a transaction manager. */
public interface TransactionCoordinator {
    void begin();

    void commit();

    void rollback();

    void setRollbackOnly();

    boolean isRollbackOnly();

    boolean isActive();

    /** For this and all later transactions. */
    void register(TransactionObserver observer);

    /** Sets a savepoint in the active transaction. */
    SavepointHandle savepoint();
}
