package org.athanor;

/**
 * A part of a session's transaction that can be undone by itself, with the state of the objects. Rolling it back makes
 * those added since transient, brings removed ones back, and puts the values of changed ones back; what was loaded or
 * changed before stays as it is.
 *
 * <pre>{@code
 * try (Savepoint attempt = session.beginNested()) {
 *     session.add(new Album("no artist"));
 *     attempt.commit();                  // flushes; without it: rolled back at the end of the block
 * } catch (PersistenceException refused) {
 *     // only the savepoint is lost
 * }
 * }</pre>
 */
public interface Savepoint extends AutoCloseable {
    /**
     * Flushes and releases the savepoint: what was done since belongs to what is around it. Ends savepoints within.
     *
     * @throws IllegalStateException when the savepoint has ended
     */
    void commit();

    /** Undoes what was done since, in the database and in the objects. Ends savepoints within. */
    void rollback();

    boolean isActive();

    /** Rolls back if neither verb was called. */
    @Override
    void close();
}
