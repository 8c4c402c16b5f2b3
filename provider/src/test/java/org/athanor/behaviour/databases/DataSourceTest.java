package org.athanor.behaviour.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;
import org.athanor.behaviour.databases.Depot.Bin;
import org.athanor.testing.TestDatabase;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections of a pool that belongs to the application, passed as an object or found through JNDI. */
@SuppressWarnings("BanJNDI") // the names are the test's own
class DataSourceTest {
    private static final String NAME = "java:comp/env/jdbc/depot";

    private final TestDatabase database = TestDatabase.fresh();
    private final HikariDataSource pool = pool();

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    @BeforeEach
    void bind() throws Exception {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
        new InitialContext().bind(NAME, pool);
    }

    @AfterEach
    void close() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        Names.BOUND.clear();
        pool.close();
        database.close();
    }

    private static PersistenceConfiguration configuration() {
        return new PersistenceConfiguration("depot")
                .provider(TestUnit.PROVIDER)
                .managedClass(Bin.class)
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "drop-and-create");
    }

    private void works(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Bin("kept")));
        factory.runInTransaction(em -> assertThat(
                        em.createQuery("select b.name from Bin b", String.class).getResultList())
                .containsExactly("kept"));
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void aDataSourceSaysWhichDatabaseItIs() {
        try (EntityManagerFactory factory = configuration()
                .property("jakarta.persistence.nonJtaDataSource", pool)
                .createEntityManagerFactory()) {
            works(factory);
        }
        assertThat(pool.isClosed()).isFalse();
    }

    @Test
    void aDataSourceIsFoundByItsName() {
        try (EntityManagerFactory factory =
                configuration().nonJtaDataSource(NAME).createEntityManagerFactory()) {
            works(factory);
        }
        try (EntityManagerFactory factory = configuration()
                .property("jakarta.persistence.nonJtaDataSource", NAME)
                .createEntityManagerFactory()) {
            works(factory);
        }
    }

    @Test
    void aNameThatLeadsNowhereOrElsewhereIsNamedWithTheCure() throws Exception {
        assertThatThrownBy(() -> configuration().nonJtaDataSource("jdbc/none").createEntityManagerFactory())
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("jdbc/none")
                .hasMessageContaining("depot");
        new InitialContext().bind("jdbc/text", "a text");
        assertThatThrownBy(() -> configuration().nonJtaDataSource("jdbc/text").createEntityManagerFactory())
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("jdbc/text")
                .hasMessageContaining("no DataSource");
    }

    @Test
    void connectionsAreSetAsTheSettingsSay() {
        try (EntityManagerFactory factory = configuration()
                .nonJtaDataSource(NAME)
                .property("athanor.connection.isolation", "serializable")
                .createEntityManagerFactory()) {
            works(factory);
            factory.runInTransaction(em -> em.<java.sql.Connection>runWithConnection(
                    connection -> assertThat(connection.getTransactionIsolation())
                            .isEqualTo(java.sql.Connection.TRANSACTION_SERIALIZABLE)));
        }
    }

    /** A naming service in memory. */
    public static final class Names implements InitialContextFactory {
        static final Map<String, Object> BOUND = new ConcurrentHashMap<>();

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            return (Context) Proxy.newProxyInstance(
                    Names.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                        switch (method.getName()) {
                            case "bind" -> BOUND.put(String.valueOf(arguments[0]), arguments[1]);
                            case "lookup" -> {
                                Object found = BOUND.get(String.valueOf(arguments[0]));
                                if (found == null) {
                                    throw new NameNotFoundException(String.valueOf(arguments[0]));
                                }
                                return found;
                            }
                            default -> {}
                        }
                        return null;
                    });
        }
    }
}
