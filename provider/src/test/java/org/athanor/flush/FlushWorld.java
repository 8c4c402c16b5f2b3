package org.athanor.flush;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.athanor.cascade.Cascades;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.sqlite.SqliteDialect;
import org.athanor.dialect.sqlite.SqliteSettings;
import org.athanor.generator.IdentifierGenerators;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.CallbackCatalog;
import org.athanor.instrument.Callbacks;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.ReferenceLoader;
import org.athanor.instrument.References;
import org.athanor.jdbc.Binder;
import org.athanor.jdbc.Database;
import org.athanor.jdbc.JdbcSession;
import org.athanor.jdbc.JdbcSettings;
import org.athanor.jdbc.JdbcStatistics;
import org.athanor.jdbc.PoolSettings;
import org.athanor.jdbc.PooledConnectionSource;
import org.athanor.load.EntityLoaders;
import org.athanor.load.LoadContext;
import org.athanor.load.LoadOptions;
import org.athanor.load.strategy.LazyAttributeLoader;
import org.athanor.load.strategy.LazyCollectionLoader;
import org.athanor.load.strategy.LazyReferenceLoader;
import org.athanor.mapping.Callback;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.bind.BindSettings;
import org.athanor.mapping.source.AnnotationSource;
import org.athanor.schema.SchemaCreator;
import org.athanor.state.InstanceState;
import org.athanor.state.PersistenceContext;
import org.athanor.state.RollbackMode;
import org.athanor.state.Status;
import org.athanor.write.EntityWriters;

/** A persistence unit over a SQLite database, with one persistence context at a time, and every statement noted. */
public final class FlushWorld implements AutoCloseable {
    final List<String> statements = new ArrayList<>();
    private final Mappings mappings;
    private final Accesses accesses;
    private final EntityLoaders loaders;
    private final CallbackCatalog callbacks = new CallbackCatalog(CallbackCatalog::instantiate);
    private final Database database;
    private final Cascades cascades;
    private final IdentifierGenerators generators;
    private final UnitOfWork unitOfWork;
    private final FlushPlans plans;
    private Session session;

    public FlushWorld(Class<?>... entities) {
        String url = "jdbc:sqlite::memory:";
        mappings = new org.athanor.mapping.bind.Binder().bind(AnnotationSource.read(entities), BindSettings.of(false));
        Dialect dialect = SqliteDialect.create(SqliteSettings.defaults(), url);
        accesses = new Accesses(
                mappings, basic -> dialect.codec(basic.type().sqlType()).fetch());
        loaders = new EntityLoaders(mappings, dialect, accesses, new References(accesses));
        database = new Database(
                new PooledConnectionSource(
                        PoolSettings.of(url, null, null, null), dialect, FlushWorld.class.getClassLoader()),
                dialect,
                List.of((sql, parameters, nanos, rows) -> note(sql, parameters)),
                JdbcSettings.defaults(),
                new JdbcStatistics());
        cascades = new Cascades(accesses);
        generators = new IdentifierGenerators(database);
        plans = new FlushPlans(accesses, new EntityWriters(mappings, dialect));
        unitOfWork = new UnitOfWork(plans, cascades);
        session = new Session();
        new SchemaCreator(dialect).create(session.jdbc(), mappings.schema(), List.of());
        begin();
    }

    private void note(String sql, List<List<Object>> parameters) {
        if (sql.startsWith("insert") || sql.startsWith("update") || sql.startsWith("delete")) {
            String values = parameters.size() > 3
                    ? parameters.size() + " rows"
                    : String.join(" ", parameters.stream().map(Object::toString).toList());
            statements.add(shortened(sql) + " " + (values.length() > 200 ? "many values" : values));
        }
    }

    private static String shortened(String sql) {
        int values = sql.indexOf("values (");
        int rows = values < 0 ? 0 : sql.substring(values).split("\\), \\(|\\),\\(").length;
        return rows > 3 ? sql.substring(0, values) + "values × " + rows : sql;
    }

    FlushPlans plans() {
        return plans;
    }

    EntityShape shape(Class<?> type) {
        return plans.shape(mapping(type));
    }

    EntityMapping mapping(Class<?> type) {
        EntityMapping mapping = mappings.findExactly(type);
        if (mapping == null) {
            throw new IllegalArgumentException(type + " is no entity");
        }
        return mapping;
    }

    void begin() {
        session.jdbc().begin();
        session.context().beginTransaction();
        statements.clear();
    }

    void commit() {
        flush();
        session.jdbc().commit();
        session.context().commit();
        generators.committed(session.jdbc());
    }

    void rollback() {
        session.jdbc().rollback();
        session.context().rollback(RollbackMode.DETACH);
        generators.rolledBack(session.jdbc());
    }

    /** Commits and begins anew with an empty persistence context. */
    void commitAndClear() {
        commit();
        session.jdbc().close();
        session = new Session();
        begin();
    }

    FlushResult flush() {
        statements.clear();
        return unitOfWork.flush(session);
    }

    boolean touches(Class<?> type) {
        return unitOfWork.touches(session, java.util.Set.copyOf(mapping(type).tables()));
    }

    <T> T persist(T instance) {
        cascades.walk(instance, Cascade.PERSIST, session::persist);
        return instance;
    }

    void remove(Object instance) {
        cascades.walk(instance, Cascade.REMOVE, session::remove);
    }

    <T> T find(Class<T> type, Object id) {
        Object key = accesses.of(mapping(type)).identifier().toKey(id);
        InstanceState known = session.context().find(new org.athanor.mapping.IdentityKey(mapping(type), key));
        return type.cast(
                known != null ? known.instance() : loaders.of(mapping(type)).find(session, key, LoadOptions.NONE));
    }

    void detach(Object instance) {
        session.context().detach(state(instance));
    }

    InstanceState state(Object instance) {
        InstanceState state = session.context().stateOf(instance);
        if (state == null) {
            throw new IllegalArgumentException("Not in the context: " + instance);
        }
        return state;
    }

    Status status(Object instance) {
        return state(instance).status();
    }

    boolean knows(Object instance) {
        return session.context().stateOf(instance) != null;
    }

    /** What a query of one column gives. */
    List<String> column(String sql) {
        return session.jdbc().query(sql, Binder.NONE, rows -> {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                int columns = rows.getMetaData().getColumnCount();
                List<String> line = new ArrayList<>();
                for (int i : IntStream.rangeClosed(1, columns).toArray()) {
                    line.add(rows.getString(i));
                }
                values.add(String.join(" ", line));
            }
            return values;
        });
    }

    void sql(String statement) {
        session.jdbc().execute(statement);
    }

    @Override
    public void close() {
        session.context().checkInvariants();
        session.jdbc().close();
        database.close();
    }

    private final class Session implements FlushContext, LoadContext {
        @Override
        public boolean unlinksChildren() {
            return false;
        }

        @Override
        public Cascade newAlong() {
            return Cascade.PERSIST;
        }

        private final JdbcSession jdbc = database.openSession();
        private final PersistenceContext context = new PersistenceContext(accesses);
        private final ReferenceLoader referenceLoader = new LazyReferenceLoader(this);

        Session() {
            context.collectionLoader(new LazyCollectionLoader(this));
            context.attributeLoader(new LazyAttributeLoader(this));
        }

        boolean persist(Object instance) {
            InstanceState state = context.stateOf(instance);
            if (state == null) {
                persistNew(instance);
                return true;
            }
            context.unmarkRemoved(state);
            return true;
        }

        private void persistNew(Object instance) {
            EntityAccess access = accesses.of(instance);
            EntityMapping mapping = access.mapping();
            InstanceState state = context.addPending(instance, mapping);
            if (mapping.id().generator() != null) {
                Object value = generators.of(mapping.id().generator()).next(jdbc);
                if (value != null) {
                    context.assignId(state, value);
                }
            }
            callbacks.of(mapping).fire(Callback.Event.PRE_PERSIST, instance);
        }

        boolean remove(Object instance) {
            InstanceState state = context.stateOf(instance);
            if (state == null || !state.managed()) {
                return false;
            }
            removeOne(instance);
            return true;
        }

        @Override
        public boolean isNew(Object unmanaged) {
            return accesses.of(unmanaged).identifier().keyOf(unmanaged) == null
                    || accesses.of(unmanaged).mapping().id().generator() == null;
        }

        @Override
        public void persistOne(Object reached) {
            persist(reached);
        }

        @Override
        public void removeOne(Object instance) {
            callbacks.of(accesses.of(instance).mapping()).fire(Callback.Event.PRE_REMOVE, instance);
            context.markRemoved(state(instance));
        }

        @Override
        public PersistenceContext context() {
            return context;
        }

        @Override
        public JdbcSession jdbc() {
            return jdbc;
        }

        @Override
        public EntityLoaders loaders() {
            return loaders;
        }

        @Override
        public ReferenceLoader referenceLoader() {
            return referenceLoader;
        }

        @Override
        public Callbacks callbacks(EntityMapping mapping) {
            return callbacks.of(mapping);
        }

        @Override
        public boolean cohorts() {
            return true;
        }
    }
}
