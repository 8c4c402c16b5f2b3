package org.athanor.face;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.athanor.Session;
import org.athanor.SessionTransaction;
import org.athanor.session.FindOptions;
import org.athanor.session.StatefulSession;
import org.athanor.state.InstanceState;

/** The native session: every method delegates to the engine's session, and translates its failures. */
final class NativeSession implements Session {
    private final StatefulSession session;
    private final EntityManager manager;
    private final UnaryOperator<RuntimeException> failures;

    NativeSession(StatefulSession session, EntityManager manager, UnaryOperator<RuntimeException> failures) {
        this.session = session;
        this.manager = manager;
        this.failures = failures;
    }

    @SuppressWarnings("NullAway") // what is answered is what the work answers
    private <T> T call(Supplier<T> work) {
        try {
            return session.use(work);
        } catch (RuntimeException e) {
            throw failures.apply(e);
        }
    }

    private void run(Runnable work) {
        call(() -> {
            work.run();
            return session;
        });
    }

    private static Object given(@Nullable Object instance, String verb) {
        if (instance == null) {
            throw new IllegalArgumentException(verb + "(null): an instance of an entity is needed");
        }
        return instance;
    }

    @Override
    public void add(Object instance) {
        run(() -> session.add(given(instance, "add")));
    }

    @Override
    public void addAll(Iterable<?> instances) {
        run(() -> instances.forEach(instance -> session.add(given(instance, "addAll"))));
    }

    @Override
    public <T> @Nullable T get(Class<T> type, Object id) {
        return call(() -> type.cast(session.find(session.entity(type), given(id, "get"), FindOptions.NONE)));
    }

    @Override
    public void delete(Object instance) {
        run(() -> session.delete(given(instance, "delete")));
    }

    @Override
    public boolean contains(Object instance) {
        return call(() -> session.contains(given(instance, "contains")));
    }

    @Override
    public void flush() {
        run(session::flush);
    }

    @Override
    public void commit() {
        run(() -> {
            if (session.transaction().isActive() || !session.usable()) {
                session.commit();
            }
        });
    }

    @Override
    public void rollback() {
        run(() -> {
            if (session.transaction().isActive() || !session.usable()) {
                session.rollback();
            }
        });
    }

    @Override
    public SessionTransaction begin() {
        run(session::begin);
        return new BegunTransaction(this);
    }

    @Override
    public boolean inTransaction() {
        return call(() -> session.transaction().isActive());
    }

    @Override
    public boolean isActive() {
        return call(session::usable);
    }

    @Override
    public NoAutoflush noAutoflush() {
        return call(session::suspendAutoflush)::run;
    }

    @Override
    public <R> R fromTransaction(Function<? super Session, R> work) {
        R result;
        try {
            if (!inTransaction()) {
                run(session::begin);
            }
            result = work.apply(this);
            commit();
        } catch (RuntimeException | Error e) {
            rollbackAfter(e);
            throw e;
        }
        return result;
    }

    private void rollbackAfter(Throwable failure) {
        try {
            if (isOpen()) {
                rollback();
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public Collection<Object> pending() {
        return call(() -> instances(session.context().pending()));
    }

    private static Collection<Object> instances(Collection<InstanceState> states) {
        List<Object> instances = new ArrayList<>(states.size());
        states.forEach(state -> instances.add(state.instance()));
        return instances;
    }

    @Override
    public EntityManager entityManager() {
        return manager;
    }

    @Override
    public boolean isOpen() {
        return session.isOpen() && manager.isOpen();
    }

    @Override
    public void close() {
        if (session.isOpen()) {
            rollback();
            session.close();
        }
    }
}
