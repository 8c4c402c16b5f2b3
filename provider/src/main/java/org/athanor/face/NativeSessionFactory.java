package org.athanor.face;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.SessionRule;
import org.athanor.session.Engine;
import org.athanor.session.SessionRules;
import org.athanor.session.StatefulSession;

/** The native view of a persistence unit: the engine, and the rules for the sessions to come. */
public final class NativeSessionFactory implements SessionFactory {
    private final EntityManagerFactory factory;
    private final Engine engine;
    private final SessionRules rules;
    private final UnaryOperator<RuntimeException> failures;
    private final Function<StatefulSession, EntityManager> managers;

    /**
     * @param failures what is thrown for an exception of the engine
     * @param managers makes the entity manager that shows the context of a session
     */
    public NativeSessionFactory(
            EntityManagerFactory factory,
            Engine engine,
            SessionRules rules,
            UnaryOperator<RuntimeException> failures,
            Function<StatefulSession, EntityManager> managers) {
        this.factory = factory;
        this.engine = engine;
        this.rules = rules;
        this.failures = failures;
        this.managers = managers;
    }

    @Override
    public Session open() {
        if (!isOpen()) {
            throw new IllegalStateException("The session factory '" + factory.getName() + "' is closed");
        }
        StatefulSession session = engine.openSession(rules);
        session.lazyFailures(failures);
        return view(session, managers.apply(session), failures);
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
        return new NativeSessionFactory(factory, engine, changed, failures, managers);
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
