package org.athanor.session;

import jakarta.annotation.Nullable;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.athanor.load.LoadPlan;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.Mappings;
import org.athanor.query.dsl.QuerySession;
import org.athanor.query.execute.QueryContext;
import org.athanor.query.execute.QueryPlans;
import org.athanor.query.execute.QueryRequest;
import org.athanor.state.InstanceState;

/** What the generative query asks of a session. */
public final class SessionQueries implements QuerySession {
    private final StatefulSession session;
    private final UnaryOperator<RuntimeException> failures;

    /** {@code failures} gives what is thrown for an exception of the engine. */
    public SessionQueries(StatefulSession session, UnaryOperator<RuntimeException> failures) {
        this.session = session;
        this.failures = failures;
    }

    @Override
    public QueryContext context() {
        return session;
    }

    @Override
    public QueryPlans plans() {
        return session.engine().queryPlans();
    }

    @Override
    public Mappings mappings() {
        return session.engine().mappings();
    }

    @Override
    public <T> T run(@Nullable Boolean autoflush, Supplier<T> work) {
        FlushModeType mode = autoflush == null ? null : autoflush ? FlushModeType.AUTO : FlushModeType.COMMIT;
        try {
            return session.use(() -> {
                session.ready();
                return session.inFlushMode(mode, work);
            });
        } catch (RuntimeException e) {
            throw failures.apply(e);
        }
    }

    @Override
    public @Nullable Object value(Object instance, Attribute attribute) {
        return session.accesses().of(instance).get(instance, attribute.index());
    }

    @Override
    public @Nullable Object find(
            EntityMapping mapping, Object id, @Nullable LoadPlan plan, LockModeType lock, boolean overwrite) {
        Object key = session.accesses().of(mapping).identifier().toKey(id);
        InstanceState known = session.context().find(new IdentityKey(mapping, key));
        boolean there = known != null && known.loaded() && !known.expired();
        FindOptions options = FindOptions.NONE.withPlan(there ? null : plan).withLockMode(lock);
        Object found = session.find(mapping, id, options);
        if (found != null && overwrite) {
            session.refresh(found, options);
        }
        return found;
    }

    @Override
    public void lock(QueryRequest request, LockModeType mode) {
        if (mode != LockModeType.NONE) {
            session.requireTransaction("A query with lock mode " + mode);
            request.lock(session.rowLock(FindOptions.NONE.withLockMode(mode)));
        }
    }

    @Override
    public void locked(List<?> results, LockModeType mode) {
        session.lockResults(results, FindOptions.NONE.withLockMode(mode));
    }

    @Override
    public List<Object> loaded(EntityMapping mapping) {
        List<Object> instances = new ArrayList<>();
        for (InstanceState state : session.context().all()) {
            if (state.managed() && state.loaded() && state.mapping().isOrExtends(mapping)) {
                instances.add(state.instance());
            }
        }
        return instances;
    }

    @Override
    public boolean has(Object instance, Attribute attribute) {
        return !session.stateOf(instance).lacks(attribute.index());
    }

    @Override
    public void updated(Object instance, Attribute attribute, @Nullable Object value) {
        session.context().rowWritten(session.stateOf(instance));
        session.accesses().of(instance).set(instance, attribute.index(), value);
        session.stateOf(instance).capture(attribute.index());
    }

    @Override
    public void expire(Object instance, Attribute attribute) {
        session.expire(instance, List.of(attribute.name()));
    }

    @Override
    public void deleted(Object instance) {
        session.context().rowDeleted(session.stateOf(instance));
    }
}
