package org.athanor;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Opens native sessions on a persistence unit. It is a view of the unit's {@link EntityManagerFactory}; either leads to the
 * other.
 *
 * <pre>{@code
 * try (SessionFactory sessions = SessionFactory.of("music", Map.of("athanor.echo", true))) {
 *     sessions.inTransaction(session -> session.add(new Artist("Nina")));
 * }
 * }</pre>
 *
 * <p>Safe for threads.
 */
public interface SessionFactory extends AutoCloseable {
    /**
     * Starts the persistence unit of that name, as {@link Persistence#createEntityManagerFactory(String, Map)} does; closing
     * the session factory closes the unit.
     *
     * @throws PersistenceException when the unit does not start, or is for another provider
     */
    static SessionFactory of(String unit, Map<String, ?> settings) {
        EntityManagerFactory factory = Persistence.createEntityManagerFactory(unit, settings);
        try {
            return factory.unwrap(SessionFactory.class);
        } catch (PersistenceException e) {
            factory.close();
            throw e;
        }
    }

    /** As {@link #of(String, Map)}, with what {@code persistence.xml} says alone. */
    static SessionFactory of(String unit) {
        return of(unit, Map.of());
    }

    /** A new session. It connects to nothing until it sends its first statement. */
    Session open();

    /** A factory on the same unit whose sessions are opened with these rules over the ones of this factory. */
    SessionFactory with(SessionRule... rules);

    /** A factory on the same unit that tells these listeners, besides those of this factory, what its sessions do. */
    SessionFactory with(SessionListener... listeners);

    /** Opens a session, runs work in it and commits; rolls back when the work throws. Closes the session. */
    default void inTransaction(Consumer<? super Session> work) {
        try (Session session = open()) {
            session.inTransaction(work);
        }
    }

    /** As {@link #inTransaction(Consumer)}, and answers what the work answers. */
    default <R> R fromTransaction(Function<? super Session, R> work) {
        try (Session session = open()) {
            return session.fromTransaction(work);
        }
    }

    /** As {@link Session#retrying}, in a session of its own that is closed at the end. */
    Retrying retrying(int attempts);

    /** The tables of the unit. */
    Metadata metadata();

    EntityManagerFactory entityManagerFactory();

    boolean isOpen();

    /** Closes the persistence unit. Closing twice does nothing. */
    @Override
    void close();
}
