package org.athanor.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A started persistence unit on a database of its own: schema created, statements recorded.
 *
 * <pre>{@code
 * try (TestUnit unit = TestUnit.of(Artist.class, Album.class).start()) {
 *     unit.inTransaction(em -> em.persist(new Artist("Nina")));
 *     assertThat(unit.sql("select name from artist")).containsExactly(List.of("Nina"));
 * }
 * }</pre>
 */
public final class TestUnit implements AutoCloseable {

    public static final String PROVIDER = "org.athanor.bootstrap.AthanorPersistenceProvider";

    private static final AtomicLong COUNT = new AtomicLong();

    private final TestDatabase database;
    private final Statements statements;
    private final EntityManagerFactory factory;
    private final Object definition;
    private boolean passed;
    private final List<Invariant> invariants = new ArrayList<>();
    private final List<EntityManager> open = new ArrayList<>();

    private TestUnit(TestDatabase database, Statements statements, EntityManagerFactory factory, Object definition) {
        this.database = database;
        this.statements = statements;
        this.factory = factory;
        this.definition = definition;
        ServiceLoader.load(Invariant.class).forEach(invariants::add);
    }

    public static Builder of(Class<?>... managedClasses) {
        return new Builder(List.of(managedClasses));
    }

    public EntityManagerFactory factory() {
        return factory;
    }

    /** What was sent since the start, without the statements that made the schema. */
    public Statements statements() {
        return statements;
    }

    /** Opens an entity manager that the unit closes in the end, unless the test does. */
    public EntityManager entityManager() {
        EntityManager manager = factory.createEntityManager();
        open.add(manager);
        return manager;
    }

    /** Runs the work in a transaction of an entity manager of its own; commits, or rolls back if the work throws. */
    public void inTransaction(Consumer<EntityManager> work) {
        fromTransaction(manager -> {
            work.accept(manager);
            return manager;
        });
    }

    /** As {@link #inTransaction}, and answers what the work answers. */
    public <R> R fromTransaction(Function<EntityManager, R> work) {
        return fromEntityManager(manager -> {
            EntityTransaction transaction = manager.getTransaction();
            transaction.begin();
            R result;
            try {
                result = work.apply(manager);
            } catch (Throwable e) {
                rollback(transaction, e);
                throw e;
            }
            // The work may have ended the transaction itself.
            if (transaction.isActive()) {
                commitOrRollBack(transaction);
            }
            return result;
        });
    }

    /** Runs the work with an entity manager of its own, outside any transaction. */
    public void inEntityManager(Consumer<EntityManager> work) {
        fromEntityManager(manager -> {
            work.accept(manager);
            return manager;
        });
    }

    /** As {@link #inEntityManager}, and answers what the work answers. */
    public <R> R fromEntityManager(Function<EntityManager, R> work) {
        EntityManager manager = factory.createEntityManager();
        R result;
        try {
            result = work.apply(manager);
        } catch (Throwable e) {
            abandon(manager, e);
            throw e;
        }
        closeChecked(manager);
        return result;
    }

    /** Runs one SQL statement past the provider and answers its rows; see {@link TestDatabase#sql}. */
    public List<List<Object>> sql(String sql, Object... parameters) {
        return database.sql(sql, parameters);
    }

    /** As {@link #sql(String, Object...)}, on the connection of an entity manager: within its transaction. Nothing is flushed. */
    public List<List<Object>> sql(EntityManager manager, String sql, Object... parameters) {
        return manager.<Connection, List<List<Object>>>callWithConnection(
                connection -> TestDatabase.run(connection, sql, parameters));
    }

    public TestDatabase database() {
        return database;
    }

    /** Closes what the test left open and has every invariant checked. The extension calls it after a test that passed. */
    public void checkInvariants() {
        try {
            for (EntityManager manager : open) {
                if (manager.isOpen()) {
                    if (manager.getTransaction().isActive()) {
                        manager.getTransaction().rollback();
                    }
                    closeChecked(manager);
                }
            }
        } finally {
            open.clear();
        }
        if (factory.isOpen()) {
            invariants.forEach(invariant -> invariant.afterTest(this));
        }
        passed = true;
    }

    @Override
    public void close() {
        try {
            if (factory.isOpen()) {
                factory.close();
            }
        } finally {
            UsedDatabases.giveBack(database, definition, passed && statements.changedRowsAtMost());
        }
    }

    private void closeChecked(EntityManager manager) {
        if (!manager.isOpen()) {
            return;
        }
        try {
            if (!manager.getTransaction().isActive()) {
                invariants.forEach(invariant -> invariant.beforeClose(this, manager));
            }
        } finally {
            manager.close();
        }
    }

    /** A commit that fails must not leave the transaction open, whatever the provider did. */
    private static void commitOrRollBack(EntityTransaction transaction) {
        try {
            transaction.commit();
        } catch (Throwable e) {
            rollback(transaction, e);
            throw e;
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

    private static void abandon(EntityManager manager, Throwable cause) {
        try {
            if (manager.isOpen()) {
                manager.close();
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** What a unit is made of. Each setting may be given again; the last one counts, also over the defaults. */
    public static final class Builder {

        private final List<Class<?>> managedClasses;
        private final List<String> mappingFiles = new ArrayList<>();
        private final Map<String, Object> settings = new LinkedHashMap<>();

        private Builder(List<Class<?>> managedClasses) {
            this.managedClasses = managedClasses;
        }

        public Builder with(String key, Object value) {
            settings.put(key, value);
            return this;
        }

        public Builder withMappingFile(String resource) {
            mappingFiles.add(resource);
            return this;
        }

        public TestUnit start() {
            Object definition = List.of(managedClasses, mappingFiles, settings.toString());
            Optional<TestDatabase> used = UsedDatabases.take(definition);
            TestDatabase database = used.orElseGet(TestDatabase::fresh);
            try {
                Statements statements = new Statements();
                EntityManagerFactory factory =
                        configuration(database, statements, used.isEmpty()).createEntityManagerFactory();
                statements.begin();
                if (used.isEmpty()) {
                    UsedDatabases.remember(database);
                }
                return new TestUnit(database, statements, factory, definition);
            } catch (Throwable e) {
                database.close();
                throw e;
            }
        }

        private PersistenceConfiguration configuration(TestDatabase database, Statements statements, boolean create) {
            PersistenceConfiguration configuration = new PersistenceConfiguration("test-" + COUNT.incrementAndGet());
            configuration.provider(PROVIDER);
            configuration.transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL);
            managedClasses.forEach(configuration::managedClass);
            mappingFiles.forEach(configuration::mappingFile);
            configuration.property(PersistenceConfiguration.JDBC_URL, database.urlForRows());
            configuration.property(
                    PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, create ? "drop-and-create" : "none");
            configuration.property(Statements.SETTING, statements);
            configuration.properties(settings);
            return configuration;
        }
    }
}
