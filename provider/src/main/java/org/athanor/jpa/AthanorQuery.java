package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.Parameter;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TemporalType;
import jakarta.persistence.TypedQuery;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.athanor.jpa.criteria.CriteriaQuestion;
import org.athanor.mapping.EntityMapping;
import org.athanor.query.execute.NativeQueryPlan;
import org.athanor.query.execute.QueryParameter;
import org.athanor.query.execute.QueryPlan;
import org.athanor.query.execute.QueryRequest;
import org.athanor.session.FindOptions;
import org.athanor.session.StatefulSession;
import org.athanor.util.Wrappers;

/** A query, typed or not (Jakarta Persistence 3.2, 3.11): parameters and options go to a {@link QueryRequest}. */
final class AthanorQuery<X> implements TypedQuery<X> {
    private final AthanorEntityManager manager;
    private final StatefulSession session;
    private final QueryPlan plan;
    private final QueryRequest request;
    private final Class<?> resultClass;
    private final QueryParameters parameters;
    private final @Nullable CriteriaQuestion question;
    private final @Nullable UnaryOperator<Object> shape;
    private final Map<String, Object> hints = new LinkedHashMap<>();
    private FindOptions options;
    private @Nullable FlushModeType flushMode;
    private @Nullable CacheRetrieveMode retrieveMode;
    private @Nullable CacheStoreMode storeMode;
    private @Nullable Integer timeout;

    AthanorQuery(AthanorEntityManager manager, QueryPlan plan, Class<?> resultClass) {
        this(manager, plan, resultClass, null);
    }

    AthanorQuery(
            AthanorEntityManager manager, QueryPlan plan, Class<?> resultClass, @Nullable CriteriaQuestion question) {
        this.manager = manager;
        this.session = manager.session();
        this.options = manager.findDefaults();
        this.plan = plan;
        this.request = new QueryRequest(plan);
        this.resultClass = resultClass;
        this.question = question;
        this.parameters =
                question == null ? new QueryParameters(plan) : new QueryParameters(plan, question.parameters(plan));
        if (plan.kind() != QueryPlan.Kind.SELECT) {
            this.shape = null;
        } else {
            this.shape = question == null ? ResultShape.of(plan, resultClass) : ResultShape.of(plan, question);
        }
        if (question != null) {
            question.bind(request);
        }
    }

    /** The query of a criteria query, as that is now. */
    static <T> AthanorQuery<T> of(AthanorEntityManager manager, CriteriaQuestion question) {
        QueryPlan plan = manager.session().engine().queryPlans().of(question.tree());
        return new AthanorQuery<>(manager, plan, question.rowClass(), question);
    }

    /** The same question, to be asked by another entity manager. */
    <T> AthanorQuery<T> again(AthanorEntityManager other, Class<?> wanted) {
        return new AthanorQuery<>(other, plan, wanted == Object.class ? resultClass : wanted, question);
    }

    QueryPlan plan() {
        return plan;
    }

    Class<?> resultClass() {
        return resultClass;
    }

    /** Takes over the options of another query, as a named query made of it does; not its parameters. */
    void optionsOf(AthanorQuery<?> other) {
        request.firstResult(other.request.firstResult());
        request.maxResults(other.request.maxResults());
        other.hints.forEach(this::setHint);
        options = other.options;
        flushMode = other.flushMode;
        timeout = other.timeout;
    }

    // results

    @Override
    @SuppressWarnings("unchecked")
    public List<X> getResultList() {
        return (List<X>) run("getResultList()", () -> {
            List<Object> results = request.list(session);
            session.lockResults(results, options);
            if (shape != null) {
                results.replaceAll(shape);
            }
            return results;
        });
    }

    @Override
    @SuppressWarnings("unchecked")
    public Stream<X> getResultStream() {
        return (Stream<X>) run("getResultStream()", () -> {
            Stream<Object> results = request.stream(session);
            return shape == null ? results : results.map(shape);
        });
    }

    @Override
    public X getSingleResult() {
        List<X> results = getResultList();
        if (results.isEmpty()) {
            throw new NoResultException("The query gave no result: " + plan.text());
        }
        return only(results);
    }

    @Override
    public @Nullable X getSingleResultOrNull() {
        List<X> results = getResultList();
        return results.isEmpty() ? null : only(results);
    }

    /** The same instance may come several times, through a join; anything else may not. */
    private X only(List<X> results) {
        X first = results.get(0);
        boolean one = results.size() == 1
                || session.engine().mappings().find(plan.resultType()) != null
                        && results.stream().allMatch(other -> other == first);
        if (!one) {
            throw new NonUniqueResultException(
                    "The query gave " + results.size() + " results, one was asked for: " + plan.text());
        }
        return first;
    }

    @Override
    public int executeUpdate() {
        manager.requireOpen();
        try {
            if (plan.kind() == QueryPlan.Kind.SELECT) {
                throw new IllegalStateException(
                        "executeUpdate() needs an update or delete; this query selects: " + plan.text());
            }
            session.requireTransaction("executeUpdate()");
            request.timeoutMillis(options.timeoutMillis());
            return session.inFlushMode(flushMode, () -> request.executeUpdate(session));
        } catch (RuntimeException e) {
            throw manager.failed(e);
        }
    }

    private <R> R run(String what, Supplier<R> work) {
        manager.requireOpen();
        try {
            if (plan.kind() == QueryPlan.Kind.UPDATE || plan.kind() == QueryPlan.Kind.DELETE) {
                throw new IllegalStateException(what + " needs a select; use executeUpdate() for: " + plan.text());
            }
            if (options.lockMode() != LockModeType.NONE) {
                session.requireTransaction("A query with lock mode " + options.lockMode());
            }
            request.lock(session.rowLock(options));
            request.timeoutMillis(options.timeoutMillis());
            request.loadPlan(options.plan());
            return session.inFlushMode(flushMode, work);
        } catch (RuntimeException e) {
            throw manager.failed(e);
        }
    }

    // paging, modes, hints

    @Override
    public AthanorQuery<X> setMaxResults(int value) {
        manager.requireOpen();
        if (value < 0) {
            throw manager.failed(new IllegalArgumentException("setMaxResults(" + value + "): it must not be negative"));
        }
        request.maxResults(value);
        return this;
    }

    @Override
    public int getMaxResults() {
        manager.requireOpen();
        return request.maxResults();
    }

    @Override
    public AthanorQuery<X> setFirstResult(int value) {
        manager.requireOpen();
        if (value < 0) {
            throw manager.failed(
                    new IllegalArgumentException("setFirstResult(" + value + "): it must not be negative"));
        }
        request.firstResult(value);
        return this;
    }

    @Override
    public int getFirstResult() {
        manager.requireOpen();
        return request.firstResult();
    }

    @Override
    public AthanorQuery<X> setHint(String name, Object value) {
        manager.requireOpen();
        switch (name) {
            case FindOptionReader.LOCK_TIMEOUT ->
                options = options.withLockTimeout(FindOptionReader.millis(name, value));
            case FindOptionReader.QUERY_TIMEOUT -> setTimeout(FindOptionReader.millis(name, value));
            case FindOptionReader.FETCH_GRAPH, FindOptionReader.LOAD_GRAPH ->
                options = options.withPlan(GraphPlans.plan(
                        (EntityGraph<?>) value, selectedEntity(), name.equals(FindOptionReader.FETCH_GRAPH)));
            case "athanor.fetch-size" -> request.fetchSize(FindOptionReader.millis(name, value));
            default -> {
                // hints of other providers are ignored, says the specification (3.11.4)
                if (name.startsWith("athanor.")) {
                    throw manager.failed(new IllegalArgumentException(
                            "The hint " + name + " is not known; known is athanor.fetch-size"));
                }
            }
        }
        hints.put(name, value);
        return this;
    }

    private EntityMapping selectedEntity() {
        EntityMapping mapping = session.engine().mappings().find(plan.resultType());
        if (mapping == null) {
            throw new IllegalArgumentException(
                    "An entity graph fits only a query that selects one entity: " + plan.text());
        }
        return mapping;
    }

    @Override
    public Map<String, Object> getHints() {
        manager.requireOpen();
        return new LinkedHashMap<>(hints);
    }

    @Override
    public AthanorQuery<X> setFlushMode(FlushModeType mode) {
        manager.requireOpen();
        flushMode = mode;
        return this;
    }

    @Override
    public FlushModeType getFlushMode() {
        manager.requireOpen();
        return flushMode == null ? manager.getFlushMode() : flushMode;
    }

    @Override
    public AthanorQuery<X> setLockMode(LockModeType mode) {
        manager.requireOpen();
        try {
            requireLockable();
        } catch (IllegalStateException e) {
            throw manager.failed(e);
        }
        options = options.withLockMode(mode);
        return this;
    }

    @Override
    public LockModeType getLockMode() {
        manager.requireOpenUnmarked();
        requireLockable();
        return options.lockMode();
    }

    private void requireLockable() {
        if (plan instanceof NativeQueryPlan || plan.kind() != QueryPlan.Kind.SELECT) {
            throw new IllegalStateException("Only a select in JPQL has a lock mode: " + plan.text());
        }
    }

    @Override
    public AthanorQuery<X> setCacheRetrieveMode(CacheRetrieveMode mode) {
        manager.requireOpen();
        retrieveMode = mode;
        return this;
    }

    @Override
    public AthanorQuery<X> setCacheStoreMode(CacheStoreMode mode) {
        manager.requireOpen();
        storeMode = mode;
        return this;
    }

    @Override
    public CacheRetrieveMode getCacheRetrieveMode() {
        return retrieveMode == null ? manager.getCacheRetrieveMode() : retrieveMode;
    }

    @Override
    public CacheStoreMode getCacheStoreMode() {
        return storeMode == null ? manager.getCacheStoreMode() : storeMode;
    }

    @Override
    public AthanorQuery<X> setTimeout(@Nullable Integer millis) {
        timeout = millis;
        options = options.withTimeout(millis == null ? manager.findDefaults().timeoutMillis() : millis);
        return this;
    }

    @Override
    public @Nullable Integer getTimeout() {
        return options.timeoutMillis() == 0 ? timeout : Integer.valueOf(options.timeoutMillis());
    }

    // parameters

    @Override
    public <T> AthanorQuery<X> setParameter(Parameter<T> parameter, @Nullable T value) {
        return set(() -> own(parameter), value);
    }

    @Override
    public AthanorQuery<X> setParameter(Parameter<Calendar> parameter, @Nullable Calendar value, TemporalType type) {
        return set(() -> own(parameter), Temporals.of(value, type));
    }

    @Override
    public AthanorQuery<X> setParameter(Parameter<Date> parameter, @Nullable Date value, TemporalType type) {
        return set(() -> own(parameter), Temporals.of(value, type));
    }

    @Override
    public AthanorQuery<X> setParameter(String name, @Nullable Object value) {
        return set(() -> named(name), value);
    }

    @Override
    public AthanorQuery<X> setParameter(String name, @Nullable Calendar value, TemporalType type) {
        return set(() -> named(name), Temporals.of(value, type));
    }

    @Override
    public AthanorQuery<X> setParameter(String name, @Nullable Date value, TemporalType type) {
        return set(() -> named(name), Temporals.of(value, type));
    }

    @Override
    public AthanorQuery<X> setParameter(int position, @Nullable Object value) {
        return set(() -> positional(position), value);
    }

    @Override
    public AthanorQuery<X> setParameter(int position, @Nullable Calendar value, TemporalType type) {
        return set(() -> positional(position), Temporals.of(value, type));
    }

    @Override
    public AthanorQuery<X> setParameter(int position, @Nullable Date value, TemporalType type) {
        return set(() -> positional(position), Temporals.of(value, type));
    }

    private AthanorQuery<X> set(Supplier<QueryParameter> parameter, @Nullable Object value) {
        try {
            request.set(parameter.get(), value);
        } catch (RuntimeException e) {
            throw manager.failed(e);
        }
        return this;
    }

    // What only asks for parameters does not mark the transaction when it fails (3.11.1).

    private QueryParameter named(String name) {
        manager.requireOpenUnmarked();
        return parameters.require(name);
    }

    private QueryParameter positional(int position) {
        manager.requireOpenUnmarked();
        return parameters.require(position);
    }

    private QueryParameter own(Parameter<?> parameter) {
        manager.requireOpenUnmarked();
        return parameters.require(parameter);
    }

    @Override
    public Set<Parameter<?>> getParameters() {
        manager.requireOpenUnmarked();
        return parameters.all();
    }

    @Override
    public Parameter<?> getParameter(String name) {
        return parameters.view(named(name));
    }

    @Override
    public <T> Parameter<T> getParameter(String name, Class<T> type) {
        return typed(named(name), type);
    }

    @Override
    public Parameter<?> getParameter(int position) {
        return parameters.view(positional(position));
    }

    @Override
    public <T> Parameter<T> getParameter(int position, Class<T> type) {
        return typed(positional(position), type);
    }

    private <T> Parameter<T> typed(QueryParameter parameter, Class<T> type) {
        if (!Wrappers.of(type).isAssignableFrom(Wrappers.of(parameter.javaType()))) {
            throw new IllegalArgumentException("The parameter " + parameter.label() + " is a "
                    + parameter.javaType().getName() + ", not a " + type.getName());
        }
        @SuppressWarnings("unchecked")
        Parameter<T> view = (Parameter<T>) parameters.view(parameter);
        return view;
    }

    @Override
    public boolean isBound(Parameter<?> parameter) {
        try {
            return request.isSet(own(parameter));
        } catch (RuntimeException e) {
            throw manager.failed(e);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T getParameterValue(Parameter<T> parameter) {
        return (T) request.get(own(parameter));
    }

    @Override
    public @Nullable Object getParameterValue(String name) {
        return request.get(named(name));
    }

    @Override
    public @Nullable Object getParameterValue(int position) {
        return request.get(positional(position));
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        if (type.isInstance(request)) {
            return type.cast(request);
        }
        throw manager.failed(new PersistenceException("A query is not a " + type.getName()));
    }
}
