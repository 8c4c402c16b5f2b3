/**
 * Transactions of one session behind {@link org.athanor.transaction.TransactionCoordinator}: begin, commit, rollback,
 * rollback-only, savepoints, and the observers that flush before and settle after. Resource-local today; a JTA coordinator
 * belongs here, beside it. Knows the JDBC session and nothing above it. Read {@code ResourceLocalTransaction}.
 */
package org.athanor.transaction;
