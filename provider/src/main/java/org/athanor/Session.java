package org.athanor;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.athanor.expression.Selectable;

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
     * there is none. An identifier of several parts is given as an instance of its identifier class, or as a list of the
     * parts in the order of the columns.
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

    /**
     * A copy of the given instance in this session; the given one is left alone. If its identifier is known here the state
     * is copied onto the instance that has it, which is read if need be; else onto a new one, which is pending and keeps the
     * identifier. What was never loaded is not copied. Of an instance that was never in a session nobody knows what was set:
     * there, null and an empty collection are not copied either. Collections are replaced. Travels along every relationship
     * unless the mapping says {@link WithoutCascade}; what it does not travel along is left alone.
     *
     * @throws jakarta.persistence.OptimisticLockException when the given instance has another version than the row
     */
    <T> T merge(T instance);

    /**
     * Lets an instance go, with its changes: a pending one is transient again, a persistent one detached. Follows DETACH.
     *
     * @throws IllegalArgumentException when it is not in this session
     */
    void expunge(Object instance);

    /** Lets all instances go. */
    void expungeAll();

    /**
     * Reads a persistent instance anew, now; its changes are dropped, those of others flushed first. With names: only these
     * attributes. Follows REFRESH, whose targets are read when they are touched.
     *
     * @throws IllegalArgumentException for an instance that is not persistent
     * @throws jakarta.persistence.EntityNotFoundException when its row is gone
     */
    void refresh(Object instance, String... attributes);

    /**
     * Has a persistent instance read anew when it is touched next; its changes are dropped. With names: only these
     * attributes. Follows REFRESH.
     *
     * <p>An instance of a class that is not enhanced cannot tell when it is touched: it keeps its values until the session
     * is used next, and is read then.
     *
     * @throws IllegalArgumentException for an instance that is not persistent
     */
    void expire(Object instance, String... attributes);

    /** {@link #expire} for all persistent instances. */
    void expireAll();

    // queries

    /** A query of the instances of an entity: {@code session.query(User.class).filter(User_.name.eq("ed")).all()}. */
    <T> Query<T> query(Class<T> entity);

    /** A query of an expression, or of an alias of an entity: {@code session.query(User_.name).distinct().all()}. */
    <T> Query<T> query(Selectable<T> selected);

    /**
     * A query of several things for each row: entity classes, aliases, expressions.
     *
     * <pre>{@code
     * for (Tuple row : session.query(User.class, Address_.email).join(Address.class)) {
     *     System.out.println(row.get(User.class) + " " + row.get(Address_.email));
     * }
     * }</pre>
     *
     * @throws IllegalArgumentException for anything else, or for nothing
     */
    Query<Tuple> query(Object... items);

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

    /** Flushes, and sets a savepoint. */
    Savepoint beginNested();

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

    /**
     * Runs work in a transaction as {@link #fromTransaction} does, up to that many times: after a failure that may not come
     * again (a deadlock, a serialization failure), the transaction is rolled back, which puts the instances back as they
     * were, and the work runs again. Any other failure, and the last one, is thrown.
     *
     * <pre>{@code
     * session.retrying(3).inTransaction(s -> account.withdraw(10));
     * }</pre>
     *
     * @throws IllegalArgumentException when {@code attempts} is less than 1
     */
    Retrying retrying(int attempts);

    /** Runs work and commits; rolls back when it throws, and throws that. */
    default void inTransaction(Consumer<? super Session> work) {
        fromTransaction(session -> {
            work.accept(session);
            return session;
        });
    }

    /** As {@link #inTransaction(Consumer)}, and answers what the work answers. */
    <R> R fromTransaction(Function<? super Session, R> work);

    // past the unit of work

    /**
     * Writes rows at once and past the unit of work: inserts new instances, updates detached ones with what has changed since,
     * rows of one shape together and in the order given. Nothing cascades, nothing is flushed before, no callback or listener
     * is told, and the instances stay outside the session; they have their identifiers and versions, and may be added later.
     * Of relationships only foreign keys in the row are written.
     *
     * @throws IllegalArgumentException for an instance that is in this session
     * @throws jakarta.persistence.OptimisticLockException when the row of a detached one was changed meanwhile, or is gone
     */
    void bulkSave(Iterable<?> instances);

    /**
     * Inserts rows at once and past the unit of work, as {@link #bulkSave}. A row is given by the names of attributes: columns
     * of others are left to the database. A relationship is given by an instance or by an identifier.
     *
     * <pre>{@code
     * session.bulkInsert(Album.class, List.of(
     *         Map.of("title", "Pastel", "artist", 1),
     *         Map.of("title", "Silk", "artist", 1)));
     * }</pre>
     *
     * @throws IllegalArgumentException for a name that is no attribute with a column, or a value of another type
     */
    void bulkInsert(Class<?> entity, Iterable<? extends Map<String, ?>> rows);

    /**
     * Updates rows at once and past the unit of work: those of the identifiers given, in the columns of the attributes given.
     * Instances in this session do not notice until they are read again. A version is tested and counted if it is given.
     *
     * @throws IllegalArgumentException as {@link #bulkInsert}, and for a row without its identifier
     * @throws jakarta.persistence.OptimisticLockException when a row is gone, or has another version
     */
    void bulkUpdate(Class<?> entity, Iterable<? extends Map<String, ?>> rows);

    // what is where

    /** New instances that the next flush inserts, in the order of their coming; a copy. */
    Collection<Object> pending();

    /** Persistent instances with changes, net, that the next flush writes; a copy. */
    Collection<Object> dirty();

    /** Instances that the next flush deletes, in the order in which they were marked; a copy. */
    Collection<Object> deleted();

    /** Whether the instance, or a collection of it, has changed, net, since it was loaded or flushed. */
    boolean isModified(Object instance);

    /** What this session knows about an instance: its state, its identity, the history of its attributes. */
    Inspection inspect(Object instance);

    /** The persistent instances by their identities; a copy. */
    Map<Identity, Object> identityMap();

    /** What an instance is found by: its entity class, the root of its hierarchy, and the identifier of its row. */
    record Identity(Class<?> type, Object id) {}

    // surroundings

    /**
     * From now on the listener is told what happens in this session, after those that came before it.
     *
     * @see SessionFactory#with(SessionListener...)
     */
    void addListener(SessionListener listener);

    /** The listener is told no more; nothing happens when it never was. */
    void removeListener(SessionListener listener);

    /** The same persistence context as an entity manager, under the rules of this session. */
    EntityManager entityManager();

    boolean isOpen();

    /** Rolls back what is under way, lets all instances go and ends the session. Closing twice does nothing. */
    @Override
    void close();
}
