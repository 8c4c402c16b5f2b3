package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.ConnectionConsumer;
import jakarta.persistence.ConnectionFunction;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.FindOption;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockOption;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.RefreshOption;
import jakarta.persistence.StoredProcedureQuery;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.TypedQueryReference;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.CriteriaSelect;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.metamodel.Metamodel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.athanor.Session;
import org.athanor.face.NativeSessionFactory;
import org.athanor.instrument.EntityAccess;
import org.athanor.jpa.criteria.CriteriaQuestion;
import org.athanor.mapping.EntityMapping;
import org.athanor.session.FindOptions;
import org.athanor.session.StatefulSession;

/**
 * The entity manager (Jakarta Persistence 3.2, 3.2): every method delegates to the session. Each failure passes through
 * {@link #failed}.
 */
final class AthanorEntityManager implements EntityManager {
    private final AthanorEntityManagerFactory factory;
    private final StatefulSession session;
    private final AthanorTransaction transaction;
    private final Map<String, Object> properties;
    private FindOptions defaults;
    private CacheRetrieveMode retrieveMode = CacheRetrieveMode.USE;
    private CacheStoreMode storeMode = CacheStoreMode.USE;

    AthanorEntityManager(AthanorEntityManagerFactory factory, StatefulSession session, Map<String, Object> properties) {
        this.factory = factory;
        this.session = session;
        this.transaction = new AthanorTransaction(session, factory.translation());
        this.properties = new LinkedHashMap<>(properties);
        this.defaults = factory.findDefaults();
        properties.forEach(this::setProperty);
        session.lazyFailures(factory.translation()::translate);
    }

    /** What the unit and the properties of this entity manager say for calls that do not say it themselves. */
    FindOptions findDefaults() {
        return defaults;
    }

    StatefulSession session() {
        return session;
    }

    /** A transaction that outlives the entity manager is marked as by any other failure. */
    void requireOpen() {
        try {
            requireOpenUnmarked();
        } catch (IllegalStateException e) {
            throw failed(e);
        }
    }

    /** For the few methods whose failures leave the transaction as it is (3.11.1). */
    void requireOpenUnmarked() {
        if (!isOpen()) {
            throw new IllegalStateException("The entity manager is closed");
        }
    }

    /** What to throw for a failure; it marks the transaction as specified (3.3.1: runtime exceptions of the methods). */
    RuntimeException failed(RuntimeException e) {
        RuntimeException translated = factory.translation().translate(e);
        if (session.transaction().isActive() && ExceptionTranslation.marksRollback(translated)) {
            session.transaction().setRollbackOnly();
        }
        return translated;
    }

    private void run(Runnable work) {
        requireOpen();
        try {
            work.run();
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private <T> @Nullable T call(Supplier<? extends T> work) {
        requireOpen();
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private static Object given(@Nullable Object instance, String verb) {
        if (instance == null) {
            throw new IllegalArgumentException(verb + "(null): an instance of an entity is needed");
        }
        return instance;
    }

    private EntityMapping entity(Class<?> type) {
        return factory.entity(type);
    }

    // the life of instances (3.3)

    @Override
    public void persist(Object instance) {
        requireOpen();
        try {
            session.persist(given(instance, "persist"));
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"})
    public <T> T merge(T instance) {
        return call(() -> (T) session.merge(given(instance, "merge")));
    }

    @Override
    public void remove(Object instance) {
        run(() -> session.remove(given(instance, "remove")));
    }

    @Override
    public void flush() {
        run(session::flush);
    }

    @Override
    public void clear() {
        run(session::clear);
    }

    @Override
    public void detach(Object instance) {
        run(() -> session.detach(given(instance, "detach")));
    }

    @Override
    @SuppressWarnings("NullAway")
    public boolean contains(Object instance) {
        return call(() -> session.contains(given(instance, "contains")));
    }

    // find

    @Override
    public <T> @Nullable T find(Class<T> type, Object id) {
        return find(type, id, defaults);
    }

    @Override
    public <T> @Nullable T find(Class<T> type, Object id, Map<String, Object> hints) {
        return call(() -> find(type, id, FindOptionReader.ofHints(defaults, entity(type), hints)));
    }

    @Override
    public <T> @Nullable T find(Class<T> type, Object id, LockModeType lockMode) {
        return find(type, id, defaults.withLockMode(lockMode));
    }

    @Override
    public <T> @Nullable T find(Class<T> type, Object id, LockModeType lockMode, Map<String, Object> hints) {
        return call(
                () -> find(type, id, FindOptionReader.ofHints(defaults.withLockMode(lockMode), entity(type), hints)));
    }

    @Override
    public <T> @Nullable T find(Class<T> type, Object id, FindOption... options) {
        return call(() -> find(type, id, FindOptionReader.ofObjects(defaults, (Object[]) options)));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T find(EntityGraph<T> graph, Object id, FindOption... options) {
        return call(() -> {
            EntityMapping mapping = ((AthanorEntityGraph<T>) graph).mapping();
            return find(
                    (Class<T>) mapping.javaType(),
                    id,
                    FindOptionReader.ofObjects(defaults, (Object[]) options)
                            .withPlan(GraphPlans.plan(graph, mapping, false)));
        });
    }

    @SuppressWarnings("unchecked")
    private <T> @Nullable T find(Class<T> type, @Nullable Object id, FindOptions options) {
        requireOpen();
        try {
            return (T) session.find(entity(type), identifier(type, id), options);
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private static Object identifier(Class<?> type, @Nullable Object id) {
        if (id == null) {
            throw new IllegalArgumentException("The identifier of the " + type.getSimpleName() + " to find is null");
        }
        return id;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"})
    public <T> T getReference(Class<T> type, Object id) {
        return call(() -> (T) session.reference(entity(type), identifier(type, id)));
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"})
    public <T> T getReference(T instance) {
        return call(() -> {
            EntityAccess access = session.accesses().of(given(instance, "getReference"));
            Object keyValue = access.identifier().keyOf(instance);
            return (T) session.reference(
                    access.mapping(),
                    identifier(
                            access.mapping().javaType(),
                            keyValue == null ? null : access.identifier().toUserId(keyValue)));
        });
    }

    // refresh and lock

    @Override
    public void refresh(Object instance) {
        run(() -> session.refresh(given(instance, "refresh"), defaults));
    }

    @Override
    public void refresh(Object instance, Map<String, Object> hints) {
        run(() -> session.refresh(given(instance, "refresh"), FindOptionReader.ofHints(defaults, null, hints)));
    }

    @Override
    public void refresh(Object instance, LockModeType lockMode) {
        run(() -> session.refresh(given(instance, "refresh"), defaults.withLockMode(lockMode)));
    }

    @Override
    public void refresh(Object instance, LockModeType lockMode, Map<String, Object> hints) {
        run(() -> session.refresh(
                given(instance, "refresh"), FindOptionReader.ofHints(defaults.withLockMode(lockMode), null, hints)));
    }

    @Override
    public void refresh(Object instance, RefreshOption... options) {
        run(() ->
                session.refresh(given(instance, "refresh"), FindOptionReader.ofObjects(defaults, (Object[]) options)));
    }

    @Override
    public void lock(Object instance, LockModeType lockMode) {
        run(() -> session.lock(given(instance, "lock"), defaults.withLockMode(lockMode)));
    }

    @Override
    public void lock(Object instance, LockModeType lockMode, Map<String, Object> hints) {
        run(() -> session.lock(
                given(instance, "lock"), FindOptionReader.ofHints(defaults.withLockMode(lockMode), null, hints)));
    }

    @Override
    public void lock(Object instance, LockModeType lockMode, LockOption... options) {
        run(() -> session.lock(
                given(instance, "lock"),
                FindOptionReader.ofObjects(defaults.withLockMode(lockMode), (Object[]) options)));
    }

    @Override
    @SuppressWarnings("NullAway")
    public LockModeType getLockMode(Object instance) {
        return call(() -> {
            session.requireTransaction("getLockMode()");
            return session.lockMode(given(instance, "getLockMode"));
        });
    }

    // modes and properties

    @Override
    public void setFlushMode(FlushModeType mode) {
        requireOpen();
        session.flushMode(mode);
    }

    @Override
    public FlushModeType getFlushMode() {
        requireOpen();
        return session.flushMode();
    }

    @Override
    public void setCacheRetrieveMode(CacheRetrieveMode mode) {
        requireOpen();
        retrieveMode = mode;
    }

    @Override
    public CacheRetrieveMode getCacheRetrieveMode() {
        requireOpen();
        return retrieveMode;
    }

    @Override
    public void setCacheStoreMode(CacheStoreMode mode) {
        requireOpen();
        storeMode = mode;
    }

    @Override
    public CacheStoreMode getCacheStoreMode() {
        requireOpen();
        return storeMode;
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        requireOpen();
        if (value == null) {
            properties.remove(name);
            return;
        }
        properties.put(name, value);
        if (!(value instanceof EntityGraph<?>)) {
            defaults = FindOptionReader.ofHints(defaults, null, Map.of(name, value));
        }
    }

    @Override
    public Map<String, Object> getProperties() {
        requireOpen();
        Map<String, Object> all = new LinkedHashMap<>(factory.properties());
        all.putAll(properties);
        return all;
    }

    // queries (3.11)

    @Override
    public Query createQuery(String text) {
        return createQuery(text, Object.class);
    }

    @Override
    @SuppressWarnings("NullAway")
    public <T> TypedQuery<T> createQuery(String text, Class<T> resultClass) {
        return call(
                () -> new AthanorQuery<T>(this, session.engine().queryPlans().jpql(text), resultClass));
    }

    @Override
    public <T> TypedQuery<T> createQuery(CriteriaQuery<T> query) {
        return criteria(() -> CriteriaQuestion.of(factory.engine().mappings(), query));
    }

    @Override
    public <T> TypedQuery<T> createQuery(CriteriaSelect<T> query) {
        return criteria(() -> CriteriaQuestion.of(factory.engine().mappings(), query));
    }

    @Override
    public Query createQuery(CriteriaUpdate<?> query) {
        return criteria(() -> CriteriaQuestion.change(factory.engine().mappings(), query));
    }

    @Override
    public Query createQuery(CriteriaDelete<?> query) {
        return criteria(() -> CriteriaQuestion.change(factory.engine().mappings(), query));
    }

    @SuppressWarnings("NullAway")
    private <T> TypedQuery<T> criteria(Supplier<CriteriaQuestion> question) {
        return call(() -> AthanorQuery.of(this, question.get()));
    }

    @Override
    @SuppressWarnings("NullAway")
    public Query createNamedQuery(String name) {
        return call(() -> factory.namedQueries().create(this, name, Object.class));
    }

    @Override
    @SuppressWarnings("NullAway")
    public <T> TypedQuery<T> createNamedQuery(String name, Class<T> resultClass) {
        return call(() -> factory.namedQueries().create(this, name, resultClass));
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"})
    public <T> TypedQuery<T> createQuery(TypedQueryReference<T> reference) {
        return call(() -> {
            AthanorQuery<T> query =
                    factory.namedQueries().create(this, reference.getName(), (Class<T>) reference.getResultType());
            reference.getHints().forEach(query::setHint);
            return query;
        });
    }

    @Override
    @SuppressWarnings("NullAway")
    public Query createNativeQuery(String sql) {
        return call(() -> new AthanorQuery<>(this, session.engine().queryPlans().sql(sql, null), Object.class));
    }

    @Override
    @SuppressWarnings("NullAway")
    public <T> Query createNativeQuery(String sql, Class<T> resultClass) {
        return call(
                () -> new AthanorQuery<T>(this, session.engine().queryPlans().sql(sql, resultClass), resultClass));
    }

    @Override
    @SuppressWarnings("NullAway")
    public Query createNativeQuery(String sql, String resultSetMapping) {
        return call(() -> new AthanorQuery<>(
                this,
                session.engine()
                        .queryPlans()
                        .sqlMapped(sql, factory.namedQueries().resultSetMapping(resultSetMapping)),
                Object.class));
    }

    @Override
    @SuppressWarnings("NullAway")
    public StoredProcedureQuery createNamedStoredProcedureQuery(String name) {
        return call(() -> factory.namedProcedures().createNamed(this, name));
    }

    @Override
    @SuppressWarnings("NullAway")
    public StoredProcedureQuery createStoredProcedureQuery(String procedure) {
        return call(() -> factory.namedProcedures().create(this, procedure, List.of()));
    }

    @Override
    @SuppressWarnings("NullAway")
    public StoredProcedureQuery createStoredProcedureQuery(String procedure, Class<?>... resultClasses) {
        return call(() -> factory.namedProcedures().create(this, procedure, List.of(resultClasses)));
    }

    @Override
    @SuppressWarnings("NullAway")
    public StoredProcedureQuery createStoredProcedureQuery(String procedure, String... resultSetMappings) {
        return call(() -> factory.namedProcedures().createMapped(this, procedure, List.of(resultSetMappings)));
    }

    // graphs

    @Override
    @SuppressWarnings("NullAway")
    public <T> EntityGraph<T> createEntityGraph(Class<T> rootType) {
        return call(() -> new AthanorEntityGraph<>(factory.getMetamodel(), entity(rootType), null));
    }

    @Override
    public @Nullable EntityGraph<?> createEntityGraph(String name) {
        return call(() -> factory.graphs().copyOf(name));
    }

    @Override
    @SuppressWarnings("NullAway")
    public EntityGraph<?> getEntityGraph(String name) {
        return call(() -> {
            EntityGraph<?> graph = factory.graphs().find(name);
            if (graph == null) {
                throw new IllegalArgumentException("There is no entity graph named '" + name + "'");
            }
            return graph;
        });
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"})
    public <T> List<EntityGraph<? super T>> getEntityGraphs(Class<T> type) {
        return call(() -> {
            EntityMapping mapping = entity(type);
            List<EntityGraph<? super T>> fitting = new ArrayList<>();
            for (AthanorEntityGraph<?> graph : factory.graphs().all().values()) {
                if (mapping.isOrExtends(graph.mapping())) {
                    fitting.add((EntityGraph<? super T>) graph);
                }
            }
            return fitting;
        });
    }

    // surroundings

    @Override
    public void joinTransaction() {
        run(() -> session.requireTransaction("joinTransaction()"));
    }

    @Override
    public boolean isJoinedToTransaction() {
        requireOpen();
        return session.transaction().isActive();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <C> void runWithConnection(ConnectionConsumer<C> action) {
        callWithConnection(connection -> {
            action.accept((C) connection);
            return null;
        });
    }

    @Override
    @SuppressWarnings("unchecked")
    public <C, T> @Nullable T callWithConnection(ConnectionFunction<C, T> function) {
        requireOpen();
        try {
            return session.jdbc().<T>withConnection(connection -> function.apply((C) connection));
        } catch (RuntimeException e) {
            throw failed(e);
        } catch (Exception e) {
            throw failed(new PersistenceException("The work with the connection failed: " + e.getMessage(), e));
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        requireOpen();
        if (type == Session.class) {
            return type.cast(NativeSessionFactory.view(session, this, this::failed));
        }
        for (Object each : new Object[] {this, session, session.context(), session.jdbc()}) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        throw failed(new PersistenceException("An entity manager of Athanor is not a " + type.getName()
                + (type == java.sql.Connection.class ? "; borrow the connection with runWithConnection()" : "")));
    }

    @Override
    public Object getDelegate() {
        requireOpen();
        return session;
    }

    @Override
    public void close() {
        requireOpen();
        session.close();
    }

    @Override
    public boolean isOpen() {
        return session.isOpen() && factory.isOpen();
    }

    @Override
    public EntityTransaction getTransaction() {
        return transaction;
    }

    @Override
    public AthanorEntityManagerFactory getEntityManagerFactory() {
        requireOpen();
        return factory;
    }

    @Override
    public CriteriaBuilder getCriteriaBuilder() {
        requireOpen();
        return factory.getCriteriaBuilder();
    }

    @Override
    public Metamodel getMetamodel() {
        requireOpen();
        return factory.getMetamodel();
    }
}
