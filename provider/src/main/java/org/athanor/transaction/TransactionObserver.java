package org.athanor.transaction;

/**
 * Is told of the course of a transaction. An exception in {@link #beforeCommit} rolls back; {@code afterCommit} and
 * {@code afterRollback} are called for every observer, whatever one of them throws.
 */
public interface TransactionObserver {
    default void beforeCommit() {}

    default void afterCommit() {}

    default void afterRollback() {}
}
