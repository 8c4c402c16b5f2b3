package org.athanor.face;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.athanor.Inspection;
import org.athanor.Query;
import org.athanor.Retrying;
import org.athanor.Savepoint;
import org.athanor.Session;
import org.athanor.SessionListener;
import org.athanor.SessionTransaction;
import org.athanor.Tuple;
import org.athanor.expression.Selectable;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.query.dsl.Queries;
import org.athanor.session.FindOptions;
import org.athanor.session.SessionQueries;
import org.athanor.session.StatefulSession;
import org.athanor.state.InstanceState;
import org.athanor.state.Status;

/** The native session: every method delegates to the engine's session, and translates its failures. */
final class NativeSession implements Session {
    private final StatefulSession session;
    private final EntityManager manager;
    private final UnaryOperator<RuntimeException> failures;
    private final Queries queries;

    NativeSession(StatefulSession session, EntityManager manager, UnaryOperator<RuntimeException> failures) {
        this.session = session;
        this.manager = manager;
        this.failures = failures;
        this.queries = new Queries(new SessionQueries(session, failures));
    }

    @Override
    public <T> Query<T> query(Class<T> entity) {
        return queries.query(entity);
    }

    @Override
    public <T> Query<T> query(Selectable<T> selected) {
        return queries.query(selected);
    }

    @Override
    public Query<Tuple> query(Object... items) {
        return queries.query(items);
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
        return call(() -> {
            EntityMapping mapping = session.entity(type);
            return type.cast(session.find(mapping, identifier(mapping, given(id, "get")), FindOptions.NONE));
        });
    }

    /** The parts of a composite identifier may be given as a list. */
    private Object identifier(EntityMapping mapping, Object id) {
        if (!(id instanceof List<?> parts) || mapping.id().simple()) {
            return id;
        }
        if (parts.size() != mapping.id().leaves().size()) {
            throw new IllegalArgumentException("The identifier of " + mapping.name() + " has "
                    + mapping.id().leaves().size() + " parts, in the order of its columns; given was " + parts);
        }
        return session.accesses().of(mapping).identifier().toUserId(parts);
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
    @SuppressWarnings("unchecked")
    public <T> T merge(T instance) {
        return (T) call(() -> session.copy(given(instance, "merge")));
    }

    @Override
    public void expunge(Object instance) {
        run(() -> session.expunge(given(instance, "expunge")));
    }

    @Override
    public void expungeAll() {
        run(session::clear);
    }

    @Override
    public void refresh(Object instance, String... attributes) {
        run(() -> session.reload(given(instance, "refresh"), List.of(attributes)));
    }

    @Override
    public void expire(Object instance, String... attributes) {
        run(() -> session.expire(given(instance, "expire"), List.of(attributes)));
    }

    @Override
    public void expireAll() {
        run(session.context()::expireAll);
    }

    @Override
    public void bulkSave(Iterable<?> instances) {
        run(() -> session.bulkSave(instances));
    }

    @Override
    public void bulkInsert(Class<?> entity, Iterable<? extends Map<String, ?>> rows) {
        run(() -> session.bulkInsert(session.entity(entity), rows));
    }

    @Override
    public void bulkUpdate(Class<?> entity, Iterable<? extends Map<String, ?>> rows) {
        run(() -> session.bulkUpdate(session.entity(entity), rows));
    }

    @Override
    public Savepoint beginNested() {
        return new OpenSavepoint(call(session::beginNested), this::run);
    }

    @Override
    public void flush() {
        run(session::flush);
    }

    @Override
    public void commit() {
        run(session::commitAny);
    }

    @Override
    public void rollback() {
        run(session::rollbackAny);
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

    @Override
    public Retrying retrying(int attempts) {
        return new RetryingTransactions(this, attempts);
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
        return call(() -> {
            session.comeAlong();
            return instances(session.context().pending());
        });
    }

    @Override
    public Collection<Object> dirty() {
        return call(() -> instances(session.context().modified()));
    }

    @Override
    public Collection<Object> deleted() {
        return call(() -> instances(session.context().removed()));
    }

    @Override
    public boolean isModified(Object instance) {
        return inspect(instance).modified();
    }

    @Override
    public Inspection inspect(Object instance) {
        return call(() -> {
            InstanceState state = session.present(given(instance, "inspect"));
            return state != null
                    ? new StateInspection(session, state)
                    : new Unattached(session, instance, session.identityOf(instance));
        });
    }

    @Override
    public Map<Identity, Object> identityMap() {
        return call(() -> {
            Map<Identity, Object> map = new LinkedHashMap<>();
            for (InstanceState state : session.context().all()) {
                IdentityKey key = state.key();
                if (key != null && (state.status() == Status.PERSISTENT || state.status() == Status.REMOVED)) {
                    map.put(new Identity(key.root().javaType(), key.value()), state.instance());
                }
            }
            return map;
        });
    }

    private static Collection<Object> instances(Collection<InstanceState> states) {
        List<Object> instances = new ArrayList<>(states.size());
        states.forEach(state -> instances.add(state.instance()));
        return instances;
    }

    @Override
    public void addListener(SessionListener listener) {
        run(() -> session.addListener(this, listener));
    }

    @Override
    public void removeListener(SessionListener listener) {
        run(() -> session.removeListener(listener));
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
            session.abandon();
        }
    }
}
