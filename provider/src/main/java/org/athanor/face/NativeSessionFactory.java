package org.athanor.face;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.athanor.Metadata;
import org.athanor.Retrying;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.SessionListener;
import org.athanor.SessionRule;
import org.athanor.schema.InitialRow;
import org.athanor.session.Engine;
import org.athanor.session.SessionRules;
import org.athanor.session.StatefulSession;

/** The native view of a persistence unit: the engine, and the rules for the sessions to come. */
public final class NativeSessionFactory implements SessionFactory {
    private final EntityManagerFactory factory;
    private final Engine engine;
    private final SessionRules rules;
    private final Iterable<InitialRow> initialRows;
    private final UnaryOperator<RuntimeException> failures;
    private final List<SessionListener> listeners;
    private final Function<StatefulSession, EntityManager> managers;

    /**
     * @param initialRows the rows that new tables begin with
     * @param failures what is thrown for an exception of the engine
     * @param managers makes the entity manager that shows the context of a session
     */
    public NativeSessionFactory(
            EntityManagerFactory factory,
            Engine engine,
            SessionRules rules,
            Iterable<InitialRow> initialRows,
            UnaryOperator<RuntimeException> failures,
            Function<StatefulSession, EntityManager> managers) {
        this(factory, engine, rules, initialRows, failures, managers, List.of());
    }

    private NativeSessionFactory(
            EntityManagerFactory factory,
            Engine engine,
            SessionRules rules,
            Iterable<InitialRow> initialRows,
            UnaryOperator<RuntimeException> failures,
            Function<StatefulSession, EntityManager> managers,
            List<SessionListener> listeners) {
        this.factory = factory;
        this.engine = engine;
        this.rules = rules;
        this.initialRows = initialRows;
        this.failures = failures;
        this.managers = managers;
        this.listeners = listeners;
    }

    @Override
    public Session open() {
        if (!isOpen()) {
            throw new IllegalStateException("The session factory '" + factory.getName() + "' is closed");
        }
        StatefulSession session = engine.openSession(rules);
        session.lazyFailures(failures);
        Session view = view(session, managers.apply(session), failures);
        listeners.forEach(view::addListener);
        return view;
    }

    /** The native view of a context that an entity manager shows already. */
    public static Session view(
            StatefulSession session, EntityManager manager, UnaryOperator<RuntimeException> failures) {
        return new NativeSession(session, manager, failures);
    }

    @Override
    public SessionFactory with(SessionRule... changes) {
        SessionRules changed = rules;
        for (SessionRule rule : changes) {
            changed = changed.with(rule);
        }
        return new NativeSessionFactory(factory, engine, changed, initialRows, failures, managers, listeners);
    }

    @Override
    public SessionFactory with(SessionListener... more) {
        List<SessionListener> all = new ArrayList<>(listeners);
        all.addAll(List.of(more));
        return new NativeSessionFactory(factory, engine, rules, initialRows, failures, managers, List.copyOf(all));
    }

    @Override
    public Retrying retrying(int attempts) {
        RetryingTransactions.requirePositive(attempts);
        return new Retrying() {
            @Override
            public <R> R fromTransaction(Function<? super Session, R> work) {
                try (Session session = open()) {
                    return session.retrying(attempts).fromTransaction(work);
                }
            }
        };
    }

    @Override
    public Metadata metadata() {
        return new UnitMetadata(engine, initialRows, failures);
    }

    @Override
    public EntityManagerFactory entityManagerFactory() {
        return factory;
    }

    @Override
    public boolean isOpen() {
        return factory.isOpen();
    }

    @Override
    public void close() {
        if (isOpen()) {
            factory.close();
        }
    }
}
