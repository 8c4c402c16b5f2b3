package org.athanor;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A persistence context with SQLAlchemy's verbs: it begins its transaction by itself, takes along what is related, flushes
 * before it asks, reads anew after a commit, and puts objects back when it rolls back.
 *
 * <pre>{@code
 * try (Session session = sessions.open()) {
 *     Artist nina = new Artist("Nina");
 *     nina.getAlbums().add(new Album("Pastel"));
 *     session.add(nina);                 // and with her the album
 *     session.commit();                  // INSERT, INSERT, COMMIT
 *     nina.getName();                    // read anew: others may have changed it
 * }
 * }</pre>
 *
 * <p>A session is a view of a persistence context, and so is an {@link EntityManager}: {@link #entityManager()} and
 * {@code entityManager.unwrap(Session.class)} show the same instances. What differs are the {@linkplain SessionRule rules}
 * with which the context was opened.
 *
 * <p>The states of an instance are those of Jakarta Persistence 3.2, section 3.3, where a managed one with a row is called
 * persistent and a managed one without is called pending ({@link InstanceStatus}).
 *
 * <p>Errors: {@link IllegalArgumentException} for an instance that is no entity, null, or in a state the verb does not
 * allow; {@link IllegalStateException} for a session that is closed or in use by another thread;
 * {@link PendingRollbackException} after a failed flush until {@link #rollback()}; what the database refuses comes as the
 * exceptions of Jakarta Persistence, {@link jakarta.persistence.PersistenceException} and its subclasses. After any of them
 * the session goes on; only a failed flush asks for a rollback first.
 *
 * <p>For one thread at a time.
 */
public interface Session extends AutoCloseable {
    // instances

    /**
     * Makes a new instance pending, re-attaches a detached one with the changes made since, takes the mark of
     * {@link #delete} away; does nothing for one that is here. Travels along every relationship, as far as it is loaded,
     * unless the mapping says {@link WithoutCascade}. Sends nothing.
     *
     * @throws IllegalArgumentException when the instance belongs to another open session, when another one with its
     *     identity is here, or when its row was deleted in this transaction
     */
    void add(Object instance);

    /** {@link #add} for each. */
    void addAll(Iterable<?> instances);

    /** {@link #add} for each. */
    default void addAll(Object... instances) {
        addAll(java.util.List.of(instances));
    }

    /**
     * The instance of that identifier: from the context if it is there, else from the database, after a flush; null if
     * there is none. An identifier of several parts is given as an instance of its identifier class.
     */
    @Nullable
    <T> T get(Class<T> type, Object id);

    /**
     * Marks an instance to be deleted at the next flush; a detached one is attached first. Follows the REMOVE cascades,
     * loading what they lead to. Of other children the foreign keys become NULL, and rows of join tables go, with the
     * flush. Until then the instance stays in the session, and {@link #add} takes the mark away.
     *
     * @throws IllegalArgumentException for a new or pending instance
     */
    void delete(Object instance);

    /** Whether the instance is in this session: pending or persistent, or marked to be deleted. */
    boolean contains(Object instance);

    // the unit of work

    /** Writes what is pending. {@link #commit()} and queries do so by themselves. */
    void flush();

    /**
     * Flushes and commits; does nothing without a transaction. Afterwards all instances are expired: the next touch reads
     * them anew. Ends open savepoints.
     */
    void commit();

    /**
     * Rolls back, savepoints included, and puts the instances back: new ones are transient again and without the
     * identifiers they were given, removed ones persistent, and all others read anew. The session goes on.
     */
    void rollback();

    /**
     * Begins a transaction by hand, to end it with its block; {@link #add} and the others do so by themselves.
     *
     * <pre>{@code
     * try (SessionTransaction transaction = session.begin()) {
     *     session.add(artist);
     *     transaction.commit();          // without it: rolled back at the end of the block
     * }
     * }</pre>
     *
     * @throws IllegalStateException when a transaction is under way
     */
    SessionTransaction begin();

    /** Whether a transaction is under way; the database may not know of it yet. */
    boolean inTransaction();

    /** False after a failed flush, until {@link #rollback()}. */
    boolean isActive();

    /**
     * Suspends the flush before queries and loads until it is closed; {@link #flush()} and {@link #commit()} flush all the
     * same.
     *
     * <pre>{@code
     * try (NoAutoflush off = session.noAutoflush()) {
     *     session.get(Artist.class, 1);
     * }
     * }</pre>
     */
    NoAutoflush noAutoflush();

    /** The end of {@link #noAutoflush()}. */
    interface NoAutoflush extends AutoCloseable {
        @Override
        void close();
    }

    /** Runs work and commits; rolls back when it throws, and throws that. */
    default void inTransaction(Consumer<? super Session> work) {
        fromTransaction(session -> {
            work.accept(session);
            return session;
        });
    }

    /** As {@link #inTransaction(Consumer)}, and answers what the work answers. */
    <R> R fromTransaction(Function<? super Session, R> work);

    // what is where

    /** New instances that the next flush inserts, in the order of their coming; a copy. */
    Collection<Object> pending();

    // surroundings

    /** The same persistence context as an entity manager, under the rules of this session. */
    EntityManager entityManager();

    boolean isOpen();

    /** Rolls back what is under way, lets all instances go and ends the session. Closing twice does nothing. */
    @Override
    void close();
}
