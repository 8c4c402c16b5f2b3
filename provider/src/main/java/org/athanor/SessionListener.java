package org.athanor;

/**
 * Is told what happens in a session, for {@link SessionFactory#with(SessionListener...)} and {@link Session#addListener}.
 * Every method does nothing until it is overridden.
 *
 * <pre>{@code
 * SessionFactory audited = sessions.with(new SessionListener() {
 *     @Override
 *     public void beforeFlush(Session session) {
 *         for (Object changed : session.dirty()) {
 *             session.add(new AuditEntry(changed));       // goes with the same flush
 *         }
 *     }
 * });
 * }</pre>
 *
 * <p>The order of a commit is {@code beforeCommit}, {@code beforeFlush}, {@code afterBegin}, the statements,
 * {@code afterFlush}, the {@code pendingToPersistent} and {@code persistentToDeleted} of the flush,
 * {@code afterFlushPostExec}, COMMIT, {@code afterCommit}; with nothing to flush nothing is told of a flush. Several listeners
 * are told in the order in which they came.
 *
 * <p>Errors: what a method throws is thrown to the application. Up to {@code afterFlush} it makes the flush fail, and in
 * {@code beforeCommit} the commit; later what has been told has happened. A listener uses the session in the thread that it
 * is called in, must not flush in a method about a flush, and should be quick.
 *
 * <p>What Jakarta Persistence 3.2, 3.6 calls life cycle callbacks is told to the entities and their listeners besides:
 * {@code PrePersist} and {@code PreRemove} by the verb, not by the flush.
 */
public interface SessionListener {
    // transactions

    /** The database has learned of the transaction: before its first statement. The session may send others. */
    default void afterBegin(Session session) {}

    /** Before the flush of a commit. */
    default void beforeCommit(Session session) {}

    /** The database has committed; the instances are expired, if they are to be. Of savepoints nothing is told. */
    default void afterCommit(Session session) {}

    /** The transaction was rolled back, and the instances were put back. */
    default void afterRollback(Session session) {}

    /** As {@link #afterRollback}, and after a savepoint was rolled back. */
    default void afterSoftRollback(Session session) {}

    // flushes

    /** Before a flush that has something to write. What is changed here is part of it. */
    default void beforeFlush(Session session) {}

    /** The statements of a flush were sent, and the session is as before it: {@code pending()}, {@code dirty()}, histories. */
    default void afterFlush(Session session) {}

    /** After all of a flush. What is changed here waits for the next one; a commit flushes until nothing is left. */
    default void afterFlushPostExec(Session session) {}

    // rows, within a flush

    /** Before the statements of the flush; what is changed in the instance is inserted. Once for each. */
    default void beforeInsert(Session session, Object instance) {}

    /** As {@link #beforeInsert}, of a row that will be updated. */
    default void beforeUpdate(Session session, Object instance) {}

    default void beforeDelete(Session session, Object instance) {}

    /** After the statements of the flush; the instance has its identifier. */
    default void afterInsert(Session session, Object instance) {}

    default void afterUpdate(Session session, Object instance) {}

    default void afterDelete(Session session, Object instance) {}

    // instances, by the states of InstanceStatus

    /** Added, or reached from what is here. */
    default void transientToPending(Session session, Object instance) {}

    /** Expunged, or rolled back, before it had a row. */
    default void pendingToTransient(Session session, Object instance) {}

    /** Its row was inserted. */
    default void pendingToPersistent(Session session, Object instance) {}

    /** Read from a row, or made as a reference to one. */
    default void loadedAsPersistent(Session session, Object instance) {}

    /** The insert of its row was rolled back. */
    default void persistentToTransient(Session session, Object instance) {}

    /** Its row was deleted. */
    default void persistentToDeleted(Session session, Object instance) {}

    /** The delete of its row was rolled back. */
    default void deletedToPersistent(Session session, Object instance) {}

    /** The delete was committed; or insert and delete were rolled back together. */
    default void deletedToDetached(Session session, Object instance) {}

    /** Expunged, or the session was closed. */
    default void persistentToDetached(Session session, Object instance) {}

    /** Added again. */
    default void detachedToPersistent(Session session, Object instance) {}

    // statements

    /** Before a query, and before what has to be read because it was touched; answers from memory are not told. */
    default void doOrmExecute(Session session, OrmExecution execution) {}
}
