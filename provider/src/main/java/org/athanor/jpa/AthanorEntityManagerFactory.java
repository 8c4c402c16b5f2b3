package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.Cache;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.PersistenceUnitUtil;
import jakarta.persistence.Query;
import jakarta.persistence.SchemaManager;
import jakarta.persistence.SynchronizationType;
import jakarta.persistence.TypedQueryReference;
import jakarta.persistence.criteria.CriteriaBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.athanor.face.NativeSessionFactory;
import org.athanor.jpa.criteria.AthanorCriteriaBuilder;
import org.athanor.jpa.metamodel.AthanorMetamodel;
import org.athanor.jpa.metamodel.OpenMetamodels;
import org.athanor.jpa.metamodel.StaticMetamodels;
import org.athanor.mapping.EntityMapping;
import org.athanor.schema.InitialRow;
import org.athanor.session.Engine;
import org.athanor.session.FindOptions;
import org.athanor.session.SessionRules;

/** The entity manager factory (Jakarta Persistence 3.2, 7.4): a name, settings, and the engine its sessions share. */
public final class AthanorEntityManagerFactory implements EntityManagerFactory {
    private final String name;
    private final Map<String, Object> properties;
    private final Engine engine;
    private final SessionRules rules;
    private final FindOptions findDefaults;
    private final Iterable<InitialRow> initialRows;
    private final ExceptionTranslation translation;
    private final NamedQueries namedQueries;
    private final NamedProcedures namedProcedures;
    private final NativeSessionFactory sessions;
    private final Supplier<AthanorMetamodel> metamodels = this::metamodel;
    private @Nullable AthanorMetamodel metamodel;
    private final Function<Class<?>, List<NamedEntityGraph>> declaredGraphs;
    private @Nullable NamedGraphs graphs;
    private volatile boolean open = true;

    /** {@code initialRows} are those that new tables begin with; {@code findDefaults} what the unit's settings say of finds. */
    public AthanorEntityManagerFactory(
            String name,
            Map<String, Object> properties,
            Engine engine,
            SessionRules rules,
            FindOptions findDefaults,
            Iterable<InitialRow> initialRows,
            Function<Class<?>, List<NamedEntityGraph>> declaredGraphs) {
        this.name = name;
        this.properties = new LinkedHashMap<>(properties);
        this.engine = engine;
        this.rules = rules;
        this.findDefaults = findDefaults;
        this.initialRows = initialRows;
        this.declaredGraphs = declaredGraphs;
        this.translation = new ExceptionTranslation(engine.mappings());
        this.namedQueries = new NamedQueries(engine.mappings());
        this.namedProcedures = new NamedProcedures(engine.mappings(), namedQueries);
        this.sessions = new NativeSessionFactory(
                this,
                engine,
                SessionRules.NATIVE.withCohorts(rules.cohorts()).withBackPopulate(rules.backPopulate()),
                initialRows,
                translation::translate,
                session -> new AthanorEntityManager(this, session, Map.of()));
        OpenMetamodels.opened(name, metamodels);
        new StaticMetamodels(this::metamodel, namedQueries::declaredReferences, () -> graphs().all())
                .fill(engine.mappings());
    }

    void requireOpen() {
        if (!open) {
            throw new IllegalStateException("The entity manager factory '" + name + "' is closed");
        }
    }

    Engine engine() {
        return engine;
    }

    ExceptionTranslation translation() {
        return translation;
    }

    NamedQueries namedQueries() {
        return namedQueries;
    }

    NamedProcedures namedProcedures() {
        return namedProcedures;
    }

    FindOptions findDefaults() {
        return findDefaults;
    }

    Iterable<InitialRow> initialRows() {
        return initialRows;
    }

    Map<String, Object> properties() {
        return properties;
    }

    EntityMapping entity(@Nullable Class<?> type) {
        return engine.entity(type);
    }

    private synchronized AthanorMetamodel metamodel() {
        if (metamodel == null) {
            metamodel = new AthanorMetamodel(name, engine.mappings());
        }
        return metamodel;
    }

    synchronized NamedGraphs graphs() {
        if (graphs == null) {
            graphs = new NamedGraphs(engine.mappings(), metamodel(), declaredGraphs);
        }
        return graphs;
    }

    @Override
    public EntityManager createEntityManager() {
        return createEntityManager(Map.of());
    }

    @Override
    public EntityManager createEntityManager(@Nullable Map<?, ?> map) {
        requireOpen();
        Map<String, Object> own = new LinkedHashMap<>();
        if (map != null) {
            map.forEach((key, value) -> own.put(String.valueOf(key), value));
        }
        return new AthanorEntityManager(this, engine.openSession(rules), own);
    }

    @Override
    public EntityManager createEntityManager(SynchronizationType type) {
        return createEntityManager(type, Map.of());
    }

    @Override
    public EntityManager createEntityManager(SynchronizationType type, @Nullable Map<?, ?> map) {
        requireOpen();
        throw new IllegalStateException("A synchronization type (" + type + ") is for JTA; the transactions of '" + name
                + "' are resource-local. Call createEntityManager() without it");
    }

    @Override
    public CriteriaBuilder getCriteriaBuilder() {
        requireOpen();
        return new AthanorCriteriaBuilder(metamodel());
    }

    @Override
    public AthanorMetamodel getMetamodel() {
        requireOpen();
        return metamodel();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        requireOpen();
        open = false;
        OpenMetamodels.closed(name, metamodels);
        engine.close();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Map<String, Object> getProperties() {
        requireOpen();
        return new LinkedHashMap<>(properties);
    }

    @Override
    public Cache getCache() {
        requireOpen();
        return new NoCache(this);
    }

    @Override
    public PersistenceUnitUtil getPersistenceUnitUtil() {
        requireOpen();
        return new UnitUtilities(engine.accesses());
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
        return PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    public SchemaManager getSchemaManager() {
        requireOpen();
        return new AthanorSchemaManager(this);
    }

    @Override
    public void addNamedQuery(String queryName, Query query) {
        requireOpen();
        namedQueries.add(queryName, query);
    }

    @Override
    public <T> void addNamedEntityGraph(String graphName, EntityGraph<T> graph) {
        requireOpen();
        graphs().add(graphName, graph);
    }

    @Override
    public <R> Map<String, TypedQueryReference<R>> getNamedQueries(Class<R> resultType) {
        requireOpen();
        return namedQueries.references(engine, resultType);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <E> Map<String, EntityGraph<? extends E>> getNamedEntityGraphs(Class<E> type) {
        requireOpen();
        Map<String, EntityGraph<? extends E>> found = new LinkedHashMap<>();
        graphs().all().forEach((graphName, graph) -> {
            if (type.isAssignableFrom(graph.mapping().javaType())) {
                found.put(graphName, (EntityGraph<? extends E>) graph);
            }
        });
        return found;
    }

    @Override
    public void runInTransaction(Consumer<EntityManager> work) {
        callInTransaction(manager -> {
            work.accept(manager);
            return manager;
        });
    }

    @Override
    public <R> R callInTransaction(Function<EntityManager, R> work) {
        try (EntityManager manager = createEntityManager()) {
            EntityTransaction transaction = manager.getTransaction();
            transaction.begin();
            R result;
            try {
                result = work.apply(manager);
            } catch (RuntimeException | Error e) {
                rollback(transaction, e);
                throw e;
            }
            if (transaction.getRollbackOnly()) {
                transaction.rollback();
            } else {
                transaction.commit();
            }
            return result;
        }
    }

    private static void rollback(EntityTransaction transaction, Throwable cause) {
        try {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        requireOpen();
        for (Object each : new Object[] {this, sessions, engine, engine.mappings(), engine.database()}) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        throw new PersistenceException("An entity manager factory of Athanor is not a " + type.getName());
    }
}
