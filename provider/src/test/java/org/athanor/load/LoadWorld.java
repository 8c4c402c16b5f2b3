package org.athanor.load;

import java.util.ArrayList;
import java.util.List;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.sqlite.SqliteDialect;
import org.athanor.dialect.sqlite.SqliteSettings;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.CallbackCatalog;
import org.athanor.instrument.Callbacks;
import org.athanor.instrument.ReferenceLoader;
import org.athanor.instrument.References;
import org.athanor.jdbc.Database;
import org.athanor.jdbc.JdbcSession;
import org.athanor.jdbc.JdbcSettings;
import org.athanor.jdbc.JdbcStatistics;
import org.athanor.jdbc.PoolSettings;
import org.athanor.jdbc.PooledConnectionSource;
import org.athanor.load.strategy.LazyAttributeLoader;
import org.athanor.load.strategy.LazyCollectionLoader;
import org.athanor.load.strategy.LazyReferenceLoader;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.mapping.bind.BindSettings;
import org.athanor.mapping.bind.Binder;
import org.athanor.mapping.source.AnnotationSource;
import org.athanor.sql.FromItem;
import org.athanor.sql.OrderItem;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.state.InstanceState;
import org.athanor.state.PersistenceContext;

/** A persistence unit over a SQLite database in memory, with one persistence context at a time, and every statement noted. */
final class LoadWorld implements AutoCloseable {
    private final Mappings mappings;
    private final Dialect dialect;
    private final Accesses accesses;
    private final EntityLoaders loaders;
    private final CallbackCatalog callbacks = new CallbackCatalog(CallbackCatalog::instantiate);
    private final List<String> statements = new ArrayList<>();
    private final Database database;
    private Session session;
    private boolean cohorts = true;

    LoadWorld(Class<?>... entities) {
        String url = "jdbc:sqlite::memory:";
        mappings = new Binder().bind(AnnotationSource.read(entities), BindSettings.of(false));
        dialect = SqliteDialect.create(SqliteSettings.defaults(), url);
        accesses = new Accesses(
                mappings, basic -> dialect.codec(basic.type().sqlType()).fetch());
        loaders = new EntityLoaders(mappings, dialect, accesses, new References(accesses));
        database = new Database(
                new PooledConnectionSource(
                        PoolSettings.of(url, null, null, null), dialect, LoadWorld.class.getClassLoader()),
                dialect,
                List.of((sql, parameters, nanos, rows) -> statements.add(sql + "  -- " + flat(parameters))),
                JdbcSettings.defaults(),
                new JdbcStatistics());
        session = new Session();
    }

    private static List<Object> flat(List<List<Object>> parameters) {
        return parameters.isEmpty() ? List.of() : parameters.get(0);
    }

    /** Runs statements that nobody wants to see, separated by semicolons. */
    LoadWorld sql(String script) {
        for (String statement : script.split(";")) {
            if (!statement.isBlank()) {
                session.jdbc().execute(statement.strip());
            }
        }
        statements.clear();
        return this;
    }

    LoadWorld withoutCohorts() {
        cohorts = false;
        return this;
    }

    /** Begins anew with an empty persistence context. */
    void clear() {
        session.context().clear();
        session = new Session();
        statements.clear();
    }

    LoadContext session() {
        return session;
    }

    PersistenceContext context() {
        return session.context();
    }

    EntityMapping mapping(Class<?> type) {
        EntityMapping mapping = mappings.findExactly(type);
        if (mapping == null) {
            throw new IllegalArgumentException(type + " is no entity");
        }
        return mapping;
    }

    ToOneAttribute toOne(Class<?> type, String name) {
        return (ToOneAttribute) mapping(type).attribute(name);
    }

    ToManyAttribute toMany(Class<?> type, String name) {
        return (ToManyAttribute) mapping(type).attribute(name);
    }

    EntityLoader loader(Class<?> type) {
        return loaders.of(mapping(type));
    }

    <T> T find(Class<T> type, Object id) {
        return find(type, id, LoadOptions.NONE);
    }

    <T> T find(Class<T> type, Object id, LoadOptions options) {
        Object key = accesses.of(mapping(type)).identifier().toKey(id);
        return type.cast(loader(type).find(session, key, options));
    }

    <T> T reference(Class<T> type, Object id) {
        EntityMapping mapping = mapping(type);
        Object key = accesses.of(mapping).identifier().toKey(id);
        Object reference = loaders.references().create(mapping, key, session.referenceLoader());
        context().addUnloaded(reference, mapping, new IdentityKey(mapping, key));
        return type.cast(reference);
    }

    InstanceState state(Object instance) {
        InstanceState state = context().stateOf(instance);
        if (state == null) {
            throw new IllegalArgumentException("Not managed: " + instance);
        }
        return state;
    }

    /** All instances of an entity, in the order of identifiers, as a query would read them. */
    <T> List<T> all(Class<T> type) {
        return all(type, LoadPlan.of(mapping(type)));
    }

    <T> List<T> all(Class<T> type, LoadPlan plan) {
        TableGroup group = new TableGroup(mapping(type), new AliasAllocator());
        return run(type, new EntitySelection(group, plan, loaders), null);
    }

    /** The same with one relationship fetched by a join. */
    <T> List<T> fetching(Class<T> type, ToManyAttribute attribute) {
        AliasAllocator aliases = new AliasAllocator();
        TableGroup group = new TableGroup(mapping(type), aliases);
        RelationshipJoin join = new RelationshipJoin(group::column, attribute, aliases, null);
        EntitySelection target = new EntitySelection(join.target(), LoadPlan.of(attribute.target()), loaders);
        EntitySelection selection = new EntitySelection(group, LoadPlan.of(mapping(type)), loaders);
        return run(type, selection.fetch(attribute, join, target), join);
    }

    private <T> List<T> run(Class<T> type, EntitySelection selection, RelationshipJoin join) {
        RowMaterializer rows = selection.materializer(1);
        Select select = select(selection, join);
        ResultBatch batch = new ResultBatch(session);
        List<T> found = new ArrayList<>();
        session.jdbc().query(dialect.render(select).text(), sink -> {}, results -> {
            while (results.next()) {
                found.add(type.cast(rows.read(results, batch)));
            }
            return null;
        });
        batch.complete();
        return found;
    }

    private Select select(EntitySelection selection, RelationshipJoin join) {
        TableGroup group = selection.group();
        List<OrderItem> order = new ArrayList<>();
        group.idColumns().forEach(id -> order.add(OrderItem.ascending(id)));
        order.addAll(selection.fetchOrder());
        List<SelectItem> items = selection.items();
        FromItem from = group.from();
        if (join != null) {
            from = join.apply(FromItem.JoinKind.LEFT, from, null);
        }
        return Select.of(items, List.of(from), group.restriction()).withOrderBy(order);
    }

    /** What was sent since the last look, with parameters. */
    List<String> statements() {
        List<String> sent = List.copyOf(statements);
        statements.clear();
        return sent;
    }

    @Override
    public void close() {
        database.close();
    }

    private final class Session implements LoadContext {
        private final PersistenceContext context = new PersistenceContext(accesses);
        private final JdbcSession jdbc = database.openSession();
        private final ReferenceLoader referenceLoader = new LazyReferenceLoader(this);

        Session() {
            context.collectionLoader(new LazyCollectionLoader(this));
            context.attributeLoader(new LazyAttributeLoader(this));
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
            return cohorts;
        }
    }
}
