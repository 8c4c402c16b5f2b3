package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.Parameter;
import jakarta.persistence.ParameterMode;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.StoredProcedureQuery;
import jakarta.persistence.TemporalType;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.athanor.dialect.ProcedureParameter.Direction;
import org.athanor.query.execute.ProcedureArgument;
import org.athanor.query.execute.ProcedureOutcome;
import org.athanor.query.execute.ProcedureRequest;
import org.athanor.session.StatefulSession;
import org.athanor.util.Wrappers;

/** A call of a stored procedure (Jakarta Persistence 3.2, 3.11.17): its results are taken one after the other. */
final class AthanorProcedureQuery implements StoredProcedureQuery {
    private final AthanorEntityManager manager;
    private final StatefulSession session;
    private final ProcedureRequest request;
    private final Map<String, Object> hints = new LinkedHashMap<>();
    private @Nullable ProcedureOutcome outcome;
    private int next;
    private boolean offered;
    private int firstResult;
    private int maxResults = Integer.MAX_VALUE;
    private @Nullable FlushModeType flushMode;
    private @Nullable CacheRetrieveMode retrieveMode;
    private @Nullable CacheStoreMode storeMode;
    private @Nullable Integer timeout;

    AthanorProcedureQuery(AthanorEntityManager manager, ProcedureRequest request) {
        this.manager = manager;
        this.session = manager.session();
        this.request = request;
    }

    private <R> R call(Supplier<R> work) {
        manager.requireOpen();
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw manager.failed(e);
        }
    }

    // results

    @Override
    public boolean execute() {
        return call(() -> {
            Integer millis = getTimeout();
            request.timeoutMillis(millis == null ? 0 : millis);
            outcome = session.inFlushMode(flushMode, () -> request.execute(session));
            next = 0;
            offered = true;
            return pending() instanceof List<?>;
        });
    }

    private ProcedureOutcome executed() {
        if (outcome == null) {
            execute();
        }
        if (outcome == null) {
            throw new IllegalStateException("Procedure '" + request.name() + "' gave nothing");
        }
        return outcome;
    }

    /** The result that is taken next, null for none. */
    private @Nullable Object pending() {
        List<Object> results = executed().results();
        return next < results.size() ? results.get(next) : null;
    }

    private void taken() {
        next++;
        offered = false;
    }

    @Override
    public boolean hasMoreResults() {
        return call(() -> {
            executed();
            if (offered) {
                next++;
            }
            offered = true;
            return pending() instanceof List<?>;
        });
    }

    @Override
    public int executeUpdate() {
        return call(() -> {
            session.requireTransaction("executeUpdate()");
            execute();
            return getUpdateCount();
        });
    }

    @Override
    public int getUpdateCount() {
        return call(() -> {
            if (pending() instanceof Integer count) {
                taken();
                return count;
            }
            return -1;
        });
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable List getResultList() {
        return call(this::list);
    }

    private @Nullable List<?> list() {
        if (!(pending() instanceof List<?> results)) {
            return null;
        }
        taken();
        int from = Math.min(firstResult, results.size());
        return new ArrayList<>(results.subList(from, from + Math.min(maxResults, results.size() - from)));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Stream getResultStream() {
        List<?> results = getResultList();
        return results == null ? Stream.empty() : results.stream();
    }

    @Override
    public @Nullable Object getSingleResult() {
        return call(() -> {
            List<?> results = list();
            if (results != null && results.isEmpty()) {
                throw new NoResultException("Procedure '" + request.name() + "' gave no result");
            }
            return only(results);
        });
    }

    @Override
    public @Nullable Object getSingleResultOrNull() {
        return call(() -> only(list()));
    }

    private @Nullable Object only(@Nullable List<?> results) {
        if (results == null || results.isEmpty()) {
            return null;
        }
        if (results.size() > 1) {
            throw new NonUniqueResultException(
                    "Procedure '" + request.name() + "' gave " + results.size() + " results, one was asked for");
        }
        return results.get(0);
    }

    @Override
    public @Nullable Object getOutputParameterValue(int position) {
        manager.requireOpenUnmarked();
        return output(positional(position));
    }

    @Override
    public @Nullable Object getOutputParameterValue(String name) {
        manager.requireOpenUnmarked();
        return output(named(name));
    }

    private @Nullable Object output(ProcedureArgument argument) {
        if (!argument.direction().comesBack()) {
            throw new IllegalArgumentException("Parameter " + argument.label() + " of procedure '" + request.name()
                    + "' goes in only: register it as OUT or INOUT to get its value");
        }
        return executed().outputs().get(argument);
    }

    // parameters

    @Override
    public StoredProcedureQuery registerStoredProcedureParameter(int position, Class<?> type, ParameterMode mode) {
        return register(null, position, type, mode);
    }

    @Override
    public StoredProcedureQuery registerStoredProcedureParameter(String name, Class<?> type, ParameterMode mode) {
        return register(name, 0, type, mode);
    }

    AthanorProcedureQuery register(@Nullable String name, int position, Class<?> type, ParameterMode mode) {
        return call(() -> {
            Direction direction = mode == ParameterMode.REF_CURSOR ? Direction.CURSOR : Direction.valueOf(mode.name());
            request.register(new ProcedureArgument(name, position, Wrappers.of(type), direction));
            return this;
        });
    }

    private ProcedureArgument named(String name) {
        return request.arguments().stream()
                .filter(argument -> name.equals(argument.name()))
                .findFirst()
                .orElseThrow(() -> unknown(":" + name));
    }

    private ProcedureArgument positional(int position) {
        return request.arguments().stream()
                .filter(argument -> argument.name() == null && argument.position() == position)
                .findFirst()
                .orElseThrow(() -> unknown("?" + position));
    }

    private IllegalArgumentException unknown(String label) {
        return new IllegalArgumentException("Procedure '" + request.name() + "' has no parameter " + label
                + "; registered are "
                + request.arguments().stream().map(ProcedureArgument::label).toList());
    }

    private ProcedureArgument own(Parameter<?> parameter) {
        if (parameter instanceof ProcedureParameterView<?> view
                && request.arguments().contains(view.argument())) {
            return view.argument();
        }
        throw unknown(parameter.getName() != null ? ":" + parameter.getName() : "?" + parameter.getPosition());
    }

    private AthanorProcedureQuery set(Supplier<ProcedureArgument> argument, @Nullable Object value) {
        return call(() -> {
            request.set(argument.get(), value);
            return this;
        });
    }

    @Override
    public <T> StoredProcedureQuery setParameter(Parameter<T> parameter, @Nullable T value) {
        return set(() -> own(parameter), value);
    }

    @Override
    @Deprecated
    public StoredProcedureQuery setParameter(
            Parameter<Calendar> parameter, @Nullable Calendar value, TemporalType type) {
        return set(() -> own(parameter), Temporals.of(value, type));
    }

    @Override
    @Deprecated
    public StoredProcedureQuery setParameter(Parameter<Date> parameter, @Nullable Date value, TemporalType type) {
        return set(() -> own(parameter), Temporals.of(value, type));
    }

    @Override
    public StoredProcedureQuery setParameter(String name, @Nullable Object value) {
        return set(() -> named(name), value);
    }

    @Override
    @Deprecated
    public StoredProcedureQuery setParameter(String name, @Nullable Calendar value, TemporalType type) {
        return set(() -> named(name), Temporals.of(value, type));
    }

    @Override
    @Deprecated
    public StoredProcedureQuery setParameter(String name, @Nullable Date value, TemporalType type) {
        return set(() -> named(name), Temporals.of(value, type));
    }

    @Override
    public StoredProcedureQuery setParameter(int position, @Nullable Object value) {
        return set(() -> positional(position), value);
    }

    @Override
    @Deprecated
    public StoredProcedureQuery setParameter(int position, @Nullable Calendar value, TemporalType type) {
        return set(() -> positional(position), Temporals.of(value, type));
    }

    @Override
    @Deprecated
    public StoredProcedureQuery setParameter(int position, @Nullable Date value, TemporalType type) {
        return set(() -> positional(position), Temporals.of(value, type));
    }

    // What only asks for parameters does not mark the transaction when it fails (3.11.1).

    @Override
    public Set<Parameter<?>> getParameters() {
        manager.requireOpenUnmarked();
        Set<Parameter<?>> parameters = new LinkedHashSet<>();
        request.arguments().forEach(argument -> parameters.add(new ProcedureParameterView<>(argument)));
        return parameters;
    }

    @Override
    public Parameter<?> getParameter(String name) {
        manager.requireOpenUnmarked();
        return new ProcedureParameterView<>(named(name));
    }

    @Override
    public <T> Parameter<T> getParameter(String name, Class<T> type) {
        manager.requireOpenUnmarked();
        return typed(named(name), type);
    }

    @Override
    public Parameter<?> getParameter(int position) {
        manager.requireOpenUnmarked();
        return new ProcedureParameterView<>(positional(position));
    }

    @Override
    public <T> Parameter<T> getParameter(int position, Class<T> type) {
        manager.requireOpenUnmarked();
        return typed(positional(position), type);
    }

    private static <T> Parameter<T> typed(ProcedureArgument argument, Class<T> type) {
        if (!Wrappers.of(type).isAssignableFrom(argument.javaType())) {
            throw new IllegalArgumentException("The parameter " + argument.label() + " is a "
                    + argument.javaType().getName() + ", not a " + type.getName());
        }
        return new ProcedureParameterView<>(argument);
    }

    @Override
    public boolean isBound(Parameter<?> parameter) {
        return call(() -> request.isSet(own(parameter)));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T getParameterValue(Parameter<T> parameter) {
        manager.requireOpenUnmarked();
        return (T) request.get(own(parameter));
    }

    @Override
    public @Nullable Object getParameterValue(String name) {
        manager.requireOpenUnmarked();
        return request.get(named(name));
    }

    @Override
    public @Nullable Object getParameterValue(int position) {
        manager.requireOpenUnmarked();
        return request.get(positional(position));
    }

    // options

    @Override
    public AthanorProcedureQuery setHint(String name, Object value) {
        manager.requireOpen();
        if (name.equals(FindOptionReader.QUERY_TIMEOUT)) {
            timeout = FindOptionReader.millis(name, value);
        }
        hints.put(name, value);
        return this;
    }

    @Override
    public Map<String, Object> getHints() {
        manager.requireOpen();
        return new LinkedHashMap<>(hints);
    }

    @Override
    public StoredProcedureQuery setMaxResults(int value) {
        return call(() -> {
            maxResults = notNegative("setMaxResults", value);
            return this;
        });
    }

    @Override
    public int getMaxResults() {
        manager.requireOpen();
        return maxResults;
    }

    @Override
    public StoredProcedureQuery setFirstResult(int value) {
        return call(() -> {
            firstResult = notNegative("setFirstResult", value);
            return this;
        });
    }

    private static int notNegative(String method, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(method + "(" + value + "): it must not be negative");
        }
        return value;
    }

    @Override
    public int getFirstResult() {
        manager.requireOpen();
        return firstResult;
    }

    @Override
    public StoredProcedureQuery setFlushMode(FlushModeType mode) {
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
    public StoredProcedureQuery setLockMode(LockModeType mode) {
        return call(() -> {
            throw new IllegalStateException("A call of a procedure has no lock mode");
        });
    }

    @Override
    public LockModeType getLockMode() {
        manager.requireOpenUnmarked();
        throw new IllegalStateException("A call of a procedure has no lock mode");
    }

    @Override
    public StoredProcedureQuery setCacheRetrieveMode(CacheRetrieveMode mode) {
        manager.requireOpen();
        retrieveMode = mode;
        return this;
    }

    @Override
    public CacheRetrieveMode getCacheRetrieveMode() {
        return retrieveMode == null ? manager.getCacheRetrieveMode() : retrieveMode;
    }

    @Override
    public StoredProcedureQuery setCacheStoreMode(CacheStoreMode mode) {
        manager.requireOpen();
        storeMode = mode;
        return this;
    }

    @Override
    public CacheStoreMode getCacheStoreMode() {
        return storeMode == null ? manager.getCacheStoreMode() : storeMode;
    }

    @Override
    public StoredProcedureQuery setTimeout(@Nullable Integer millis) {
        timeout = millis;
        return this;
    }

    @Override
    public @Nullable Integer getTimeout() {
        if (timeout != null) {
            return timeout;
        }
        int unit = manager.findDefaults().timeoutMillis();
        return unit == 0 ? null : Integer.valueOf(unit);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        if (type.isInstance(request)) {
            return type.cast(request);
        }
        throw manager.failed(new PersistenceException("A call of a procedure is not a " + type.getName()));
    }
}
