package org.athanor.session;

import jakarta.annotation.Nullable;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TransactionRequiredException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.athanor.OrmExecution.Kind;
import org.athanor.Session;
import org.athanor.SessionListener;
import org.athanor.SessionRule;
import org.athanor.dialect.Capability;
import org.athanor.flush.FlushContext;
import org.athanor.flush.RowListener;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.Callbacks;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.ReferenceLoader;
import org.athanor.jdbc.JdbcSession;
import org.athanor.load.EntityLoaders;
import org.athanor.load.strategy.LazyAttributeLoader;
import org.athanor.load.strategy.LazyReferenceLoader;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.Relationship;
import org.athanor.query.dsl.Queries;
import org.athanor.query.execute.QueryContext;
import org.athanor.sql.RowLock;
import org.athanor.sql.schema.Table;
import org.athanor.state.AttributeLoader;
import org.athanor.state.DetachedInstances;
import org.athanor.state.InstanceState;
import org.athanor.state.PersistenceContext;
import org.athanor.state.RollbackMode;
import org.athanor.state.Status;
import org.athanor.transaction.ResourceLocalTransaction;
import org.athanor.transaction.TransactionCoordinator;
import org.athanor.transaction.TransactionObserver;

/**
 * One session: a persistence context, the JDBC session under it, the transaction around it, and the verbs. For one thread at
 * a time. What a verb does stands in its operation, when a flush happens in {@link FlushSchedule}; here stands what they
 * share.
 */
public final class StatefulSession implements QueryContext, FlushContext, AutoCloseable {
    private final Engine engine;
    private final SessionRules rules;
    private final JdbcSession jdbc;
    private final TransactionCoordinator transaction;
    private final PersistenceContext context;
    private final ReferenceLoader referenceLoader;
    private final FlushSchedule flushes = new FlushSchedule(this);
    private final LockLedger locks = new LockLedger(this);
    private final Gate gate = new Gate();
    private final Listeners listeners = new Listeners();
    private final ComingAlong comingAlong = new ComingAlong(this);
    private final NestedTransactions nested;
    private UnaryOperator<RuntimeException> lazyFailures = failure -> failure;

    StatefulSession(Engine engine, SessionRules rules) {
        this.engine = engine;
        this.rules = rules;
        this.jdbc = engine.database().openSession();
        this.transaction = new ResourceLocalTransaction(jdbc);
        this.context = new PersistenceContext(engine.accesses());
        context.backPopulate(rules.backPopulate());
        this.nested = new NestedTransactions(this);
        LazyReferenceLoader references = new LazyReferenceLoader(this);
        Queries queries = new Queries(new SessionQueries(this, failure -> lazyFailures.apply(failure)));
        this.referenceLoader =
                reference -> lazily(Kind.RELATIONSHIP_LOAD, reference, null, () -> references.load(reference));
        context.collectionLoader(new SessionCollections(this, queries));
        context.attributeLoader(lazily(new LazyAttributeLoader(this)));
        transaction.register(new Course());
        if (rules.newAlong() == Cascade.SAVE_UPDATE) {
            context.linkListener(comingAlong);
        }
        if (rules.restores()) {
            context.detachedInstances(engine.detached());
            engine.openSessions().add(this);
        }
    }

    public void addListener(Session view, SessionListener listener) {
        listeners.add(view, listener);
        context.stateListener(listeners);
        jdbc.onBegin(() -> listeners.tell(SessionListener::afterBegin));
    }

    public void removeListener(SessionListener listener) {
        listeners.remove(listener);
    }

    Listeners listeners() {
        return listeners;
    }

    @Override
    public @Nullable RowListener rowListener() {
        return listeners.none() ? null : listeners;
    }

    // the verbs of the application

    public void persist(Object instance) {
        ready();
        new PersistOperation(this).run(instance);
    }

    public Object merge(Object instance) {
        ready();
        readExpired();
        return new MergeOperation(this, Cascade.MERGE).merge(instance);
    }

    public void remove(Object instance) {
        ready();
        readExpired();
        new RemoveOperation(this).run(instance);
    }

    /** The instance of that identifier, null when there is none or it is removed. */
    public @Nullable Object find(EntityMapping mapping, Object id, FindOptions options) {
        ready();
        readExpired();
        if (options.lockMode() != LockModeType.NONE) {
            requireTransaction("A lock");
            DatabaseLock.take(this, options);
        }
        return new FindOperation(this).find(mapping, id, options);
    }

    public Object reference(EntityMapping mapping, Object id) {
        ready();
        readExpired();
        return new FindOperation(this).reference(mapping, id);
    }

    public void refresh(Object instance, FindOptions options) {
        ready();
        readExpired();
        if (options.lockMode() != LockModeType.NONE) {
            requireTransaction("A lock");
            DatabaseLock.take(this, options);
        }
        options.timed(jdbc, () -> {
            new RefreshOperation(this).run(instance, options);
            return null;
        });
    }

    public void lock(Object instance, FindOptions options) {
        ready();
        readExpired();
        requireTransaction("lock()");
        DatabaseLock.take(this, options);
        new LockOperation(this).run(instance, options);
    }

    /** The lock held on a managed instance. */
    public LockModeType lockMode(Object instance) {
        return LockLevel.of(requireManaged(instance, "getLockMode()").lock()).mode();
    }

    /** What a native session does for merge. */
    public Object copy(Object instance) {
        ready();
        readExpired();
        beforeLoad();
        return new MergeOperation(this, Cascade.COPY).merge(instance);
    }

    /** What a native session does for persist. */
    public void add(Object instance) {
        ready();
        new AddOperation(this).run(instance);
    }

    /** Writes instances past the unit of work. */
    public void bulkSave(Iterable<?> instances) {
        ready();
        requireTransaction("bulkSave()");
        new BulkOperation(this).save(instances);
    }

    /** Inserts rows given by attribute. */
    public void bulkInsert(EntityMapping mapping, Iterable<? extends Map<String, ?>> rows) {
        ready();
        requireTransaction("bulkInsert()");
        new BulkOperation(this).insert(mapping, rows);
    }

    /** Updates rows given by attribute, the identifier among them. */
    public void bulkUpdate(EntityMapping mapping, Iterable<? extends Map<String, ?>> rows) {
        ready();
        requireTransaction("bulkUpdate()");
        new BulkOperation(this).update(mapping, rows);
    }

    /** Before the application asks what is here: what it has led instances to comes in. */
    public void comeAlong() {
        if (rules.newAlong() == Cascade.SAVE_UPDATE && gate.open() && usable() && !flushes.running()) {
            comingAlong.find();
        }
    }

    void comesIn(Object instance) {
        comingAlong.comesIn(instance);
    }

    /** The state of an instance that is here, perhaps only now; null when it is not. */
    public @Nullable InstanceState present(Object instance) {
        InstanceState state = context.stateOf(instance);
        if (state == null) {
            comeAlong();
            state = context.stateOf(instance);
        }
        return state;
    }

    /** What a native session does for remove. */
    public void delete(Object instance) {
        ready();
        readExpired();
        new DeleteOperation(this).run(instance);
    }

    /** What a native session does for detach: an instance that is not here is an error. */
    public void expunge(Object instance) {
        InstanceState state = present(instance);
        if (state == null) {
            throw new IllegalArgumentException("The instance of "
                    + accesses().of(instance).mapping().name() + " given to expunge() is not in this session");
        }
        boolean pending = state.status() == Status.PENDING;
        detach(instance);
        if (pending) {
            comingAlong.expunged(instance);
        }
    }

    /** No names: all attributes. */
    public void expire(Object instance, Collection<String> names) {
        gate.requireUsable();
        new ReloadOperation(this).expire(instance, names);
    }

    /** No names: all attributes. */
    public void reload(Object instance, Collection<String> names) {
        ready();
        new ReloadOperation(this).refresh(instance, names);
    }

    public void detach(Object instance) {
        new DetachOperation(this).run(instance);
    }

    public void clear() {
        context.clear();
    }

    public boolean contains(Object instance) {
        InstanceState state = present(instance);
        if (state == null) {
            accesses().of(instance); // an IllegalArgumentException if it is no entity
            return false;
        }
        return holds(state);
    }

    /** A native session still has what is marked to be deleted, until the flush. */
    boolean holds(InstanceState state) {
        return state.managed() || state.status() == Status.REMOVED && rules.newAlong() == Cascade.SAVE_UPDATE;
    }

    public void flush() {
        ready();
        requireTransaction("flush()");
        flushes.onDemand();
    }

    // transactions

    public void begin() {
        transaction.begin();
        context.beginTransaction();
    }

    public void commit() {
        gate.requireUsable();
        if (rules.restores()) {
            flushes.beforeCommit();
        }
        transaction.commit();
    }

    /** As {@link #commit}; does nothing without a transaction. */
    public void commitAny() {
        gate.requireUsable();
        if (!transaction.isActive() && rules.begin() == SessionRule.Begin.BY_ITSELF && !context.isClean()) {
            begin(); // changes made since the last one are part of it
        }
        if (transaction.isActive()) {
            commit();
        }
    }

    /** As {@link #rollback}; does nothing without a transaction. */
    public void rollbackAny() {
        if (!transaction.isActive() && !gate.failed() && rules.begin() == SessionRule.Begin.BY_ITSELF) {
            begin(); // changes made since the last one are part of it
        }
        if (transaction.isActive() || gate.failed()) {
            rollback();
        }
    }

    public void rollback() {
        if (transaction.isActive() || !gate.failed()) {
            transaction.rollback();
        } else {
            listeners.tell(SessionListener::afterSoftRollback);
        }
        gate.recover();
    }

    /** Before every use: the session can be used, and where the rules begin transactions, there is one. */
    void ready() {
        gate.requireUsable();
        if (rules.begin() == SessionRule.Begin.BY_ITSELF && !transaction.isActive() && gate.open()) {
            begin();
        }
    }

    /** Where sessions outlive their rollbacks, a failed flush is rolled back at once; the application has to say so too. */
    void flushFailed(Throwable failure) {
        if (rules.restores() && transaction.isActive()) {
            try {
                if (!nested.flushFailed()) {
                    transaction.rollback();
                }
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
            gate.fail(failure);
        }
    }

    /** A savepoint; what is pending is flushed before it. */
    public NestedTransactions.Nested beginNested() {
        ready();
        requireTransaction("beginNested()");
        return nested.begin();
    }

    void flushAll() {
        flushes.flush();
    }

    Gate gate() {
        return gate;
    }

    public SessionRules rules() {
        return rules;
    }

    /** False after a failed flush, until the rollback. */
    public boolean usable() {
        return !gate.failed();
    }

    /** The identity of an instance that is not here, if it is known to be detached. */
    public @Nullable Object identityOf(Object detached) {
        accesses().of(detached); // an IllegalArgumentException if it is no entity
        DetachedInstances.Memory memory = engine.detached().of(detached);
        return memory == null ? null : memory.key().value();
    }

    /** Runs a verb of the application: in an open session, with no other thread in it. */
    public <T> T use(Supplier<T> verb) {
        gate.requireOpen();
        gate.enter();
        try {
            return verb.get();
        } finally {
            gate.leave();
        }
    }

    public TransactionCoordinator transaction() {
        return transaction;
    }

    /** A TransactionRequiredException when there is no transaction. */
    public void requireTransaction(String what) {
        if (!transaction.isActive()) {
            throw new TransactionRequiredException(
                    what + " needs an active transaction; call getTransaction().begin() first");
        }
    }

    /** The locking clause for a query with these options, null when none is asked for or the database locks no rows. */
    public @Nullable RowLock rowLock(FindOptions options) {
        DatabaseLock.take(this, options);
        return jdbc.dialect().can(Capability.SELECT_FOR_UPDATE)
                ? LockLevel.of(options.lockMode()).rowLock(options.lockTimeoutMillis())
                : null;
    }

    /** Notes the locks of the entities among the results of a query. */
    public void lockResults(Iterable<?> results, FindOptions options) {
        if (options.lockMode() == LockModeType.NONE) {
            return;
        }
        for (Object result : results) {
            InstanceState state = result == null ? null : context.stateOf(result);
            if (state != null && state.managed()) {
                new LockOperation(this).justRead(state, options);
            }
        }
    }

    LockLedger locks() {
        return locks;
    }

    /** Flushes before the commit, settles the context after it. */
    private final class Course implements TransactionObserver {
        @Override
        public void beforeCommit() {
            if (!rules.restores()) {
                flushes.beforeCommit();
            }
            locks.verify();
        }

        @Override
        public void afterCommit() {
            locks.release();
            context.commit();
            if (rules.afterCommit() == SessionRule.AfterCommit.EXPIRE) {
                context.expireAll();
            }
            engine.generators().committed(jdbc);
            afterEnd();
            listeners.tell(SessionListener::afterCommit);
        }

        @Override
        public void afterRollback() {
            locks.release();
            context.rollback(rules.restores() ? RollbackMode.RESTORE : RollbackMode.DETACH);
            if (rules.restores() && gate.open()) {
                context.expireAll();
            }
            engine.generators().rolledBack(jdbc);
            afterEnd();
            context.tellMoves();
            listeners.tell(SessionListener::afterRollback);
            listeners.tell(SessionListener::afterSoftRollback);
        }

        private void afterEnd() {
            nested.endAll();
            comingAlong.transactionEnded();
            if (!gate.open()) {
                letGo();
            }
        }
    }

    // flush modes (Jakarta Persistence 3.2, 3.11.2)

    public FlushModeType flushMode() {
        return flushes.mode();
    }

    public void flushMode(FlushModeType value) {
        flushes.mode(value);
    }

    /** Suspends the flush before queries until it is run. */
    public Runnable suspendAutoflush() {
        return flushes.suspend();
    }

    /** Runs work under another flush mode; null is the session's own. */
    public <T> T inFlushMode(@Nullable FlushModeType mode, Supplier<T> work) {
        return flushes.in(mode, work);
    }

    @Override
    public void beforeQuery(Set<Table> tablesRead) {
        flushBefore(tablesRead);
        listeners.execute(Kind.SELECT, null);
    }

    void flushBefore(Set<Table> tables) {
        ready();
        flushes.beforeQuery(tables);
        readExpired();
    }

    /** Before anything else that has to ask the database. */
    void beforeLoad() {
        if (rules.autoflush() == SessionRule.Autoflush.ALWAYS) {
            flushes.beforeQuery(Set.of());
        }
    }

    /** Instances that cannot tell when they are touched are read now if they have expired; without a row, they are let go of. */
    void readExpired() {
        List<InstanceState> expired = context.expired();
        if (expired.isEmpty()) {
            return;
        }
        Map<EntityMapping, List<Object>> keys = new LinkedHashMap<>();
        for (InstanceState state : expired) {
            IdentityKey key = state.key();
            if (key != null) {
                keys.computeIfAbsent(state.mapping(), mapping -> new ArrayList<>())
                        .add(key.value());
            }
        }
        listeners.execute(Kind.COLUMN_LOAD, null);
        keys.forEach((mapping, values) -> loaders().of(mapping).loadAll(this, values));
        context.expired().forEach(context::detach);
    }

    @Override
    public void beforeBulk(Set<Table> tables) {
        requireTransaction("An update or delete query");
        flushBefore(tables);
        listeners.execute(Kind.BULK, null);
    }

    @Override
    public void afterBulk(Set<Table> tablesWritten, int rows) {
        // the context is not synchronised with bulk statements (Jakarta Persistence 3.2, 4.11)
    }

    // what loading and flushing ask of a session

    /** The attribute of that name; an IllegalArgumentException if there is none. */
    public static Attribute attribute(EntityMapping mapping, String name) {
        return ReloadOperation.attribute(mapping, name);
    }

    /** The mapping of an entity class; an IllegalArgumentException if it is none. */
    public EntityMapping entity(Class<?> type) {
        return engine.entity(type);
    }

    public Engine engine() {
        return engine;
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
        return engine.loaders();
    }

    @Override
    public ReferenceLoader referenceLoader() {
        return referenceLoader;
    }

    @Override
    public Callbacks callbacks(EntityMapping mapping) {
        return engine.callbacks().of(mapping);
    }

    @Override
    public boolean cohorts() {
        return rules.cohorts();
    }

    public Accesses accesses() {
        return engine.accesses();
    }

    @Override
    public boolean orphansOfEitherSide() {
        return rules.newInstances() == SessionRule.NewInstances.COME_ALONG;
    }

    @Override
    public boolean readsWhatTheDatabaseMade() {
        return rules.newAlong() == Cascade.SAVE_UPDATE;
    }

    @Override
    public boolean identifiersMayChange() {
        return rules.changedIdentifier() == SessionRule.ChangedIdentifier.WRITTEN;
    }

    @Override
    public boolean unlinksChildren() {
        return rules.children() == SessionRule.Children.UNLINKED;
    }

    @Override
    public Cascade newAlong() {
        return rules.newAlong();
    }

    @Override
    public boolean staysOut(Object target) {
        return comingAlong.staysOut(target);
    }

    @Override
    public void persistOne(Object reached) {
        if (rules.newAlong() == Cascade.SAVE_UPDATE) {
            new AddOperation(this).addOne(reached);
        } else {
            new PersistOperation(this).persist(reached);
        }
    }

    @Override
    public void removeOne(Object instance) {
        new RemoveOperation(this).runOne(instance);
    }

    /** Only the database knows whether an instance with an assigned identifier and no version is new. */
    @Override
    public boolean isNew(Object unmanaged) {
        EntityAccess access = accesses().of(unmanaged);
        EntityMapping mapping = access.mapping();
        Object keyValue = access.identifier().keyOf(unmanaged);
        if (keyValue == null) {
            return true;
        }
        return mapping.id().generator() == null
                && context.find(new IdentityKey(mapping, keyValue)) == null
                && !engine.probes().of(mapping).exists(jdbc, keyValue);
    }

    /** Tells what to throw when loading fails that was caused by touching an instance, outside every verb. */
    public void lazyFailures(UnaryOperator<RuntimeException> translation) {
        lazyFailures = translation;
    }

    /** What touching an instance causes. */
    void lazily(Kind kind, Object touched, @Nullable Attribute attribute, Runnable loading) {
        outsideVerbs(() -> {
            ready();
            beforeLoad();
            readExpired();
            if (!listeners.none()) {
                listeners.execute(kind, attribute == null ? null : entityName(touched) + "." + attribute.name());
            }
            loading.run();
        });
    }

    void outsideVerbs(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            throw lazyFailures.apply(e);
        }
    }

    private String entityName(Object instance) {
        return accesses().of(instance).mapping().name();
    }

    private AttributeLoader lazily(AttributeLoader loader) {
        return new AttributeLoader() {
            @Override
            public void load(InstanceState state) {
                lazily(Kind.COLUMN_LOAD, state.instance(), null, () -> loader.load(state));
            }

            @Override
            public void load(InstanceState state, int index) {
                Attribute attribute = state.mapping().attributes().get(index);
                lazily(
                        attribute instanceof Relationship ? Kind.RELATIONSHIP_LOAD : Kind.COLUMN_LOAD,
                        state.instance(),
                        attribute,
                        () -> loader.load(state, index));
            }
        };
    }

    /** The state of an instance that must be managed for what is to be done with it. */
    InstanceState requireManaged(Object instance, String verb) {
        InstanceState state = context.stateOf(instance);
        if (state == null || !state.managed()) {
            throw new IllegalArgumentException(
                    "The instance of " + accesses().of(instance).mapping().name() + " given to " + verb
                            + " is not managed; find() it, or merge() it first");
        }
        return state;
    }

    /** The state of an instance that is in the context. */
    InstanceState stateOf(Object instance) {
        return Objects.requireNonNull(context.stateOf(instance), "an instance of this context");
    }

    /** Reads a reference that was not read yet; false when its row is gone. */
    boolean initialize(InstanceState state) {
        return state.loaded() || engine.loaders().of(state.mapping()).initialize(this, state);
    }

    // the end

    public boolean isOpen() {
        return gate.open();
    }

    /** With a transaction going on, instances stay managed and the connection held until it ends (3.2, 7.7). */
    @Override
    public void close() {
        gate.close();
        if (!transaction.isActive()) {
            letGo();
        }
    }

    /** Ends the session and what is under way; the instances are put back and let go of. */
    public void abandon() {
        gate.close();
        if (transaction.isActive()) {
            transaction.rollback();
        } else {
            letGo();
        }
    }

    private void letGo() {
        engine.openSessions().remove(this);
        context.clear();
        jdbc.close();
    }
}
