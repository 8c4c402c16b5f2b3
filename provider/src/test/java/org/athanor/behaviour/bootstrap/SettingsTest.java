package org.athanor.behaviour.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.athanor.bootstrap.AthanorPersistenceProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/** What settings may be, which one wins, and what is said of wrong ones. */
class SettingsTest {
    @TempDir
    Path directory;

    private final List<EntityManagerFactory> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(EntityManagerFactory::close);
    }

    private static PersistenceConfiguration configuration(String key, Object value) {
        return new PersistenceConfiguration("coded")
                .managedClass(Leaf.class)
                .property(PersistenceConfiguration.JDBC_URL, Deployment.memory())
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create")
                .property(key, value);
    }

    private EntityManagerFactory start(PersistenceConfiguration configuration) {
        EntityManagerFactory factory = configuration.createEntityManagerFactory();
        open.add(factory);
        return factory;
    }

    private static void assertStores(EntityManagerFactory factory) {
        Leaf leaf = new Leaf();
        factory.runInTransaction(manager -> manager.persist(leaf));
        assertThat(leaf.id).isNotNull();
    }

    @Test
    void theMapComesBeforeTheFileAndANullTakesAPropertyAway() throws Exception {
        String properties = "<properties><property name='athanor.batch-size' value='many'/>"
                + "<property name='jakarta.persistence.jdbc.url' value='jdbc:nonsense:'/></properties>";
        Path root = Deployment.xml(
                directory,
                Deployment.document(Deployment.unit("u", "<class>" + Deployment.PARCEL + "</class>" + properties)));
        try (Deployment deployment = new Deployment(Deployment.classes(root, Deployment.PARCEL))) {
            assertThatThrownBy(() -> deployment.start("u"))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("athanor.batch-size is 'many', it must be a whole number");
            Map<String, Object> map = new HashMap<>();
            map.put("athanor.batch-size", null);
            deployment.assertStores(deployment.start("u", map), Deployment.PARCEL);
            deployment.assertStores(deployment.start("u", Map.of("athanor.batch-size", 20)), Deployment.PARCEL);
            deployment.assertStores(deployment.start("u", Map.of("athanor.batch-size", " 20 ")), Deployment.PARCEL);
        }
    }

    /** As providers that have such an enum accept its constants. */
    enum Action {
        DROP_AND_CREATE
    }

    @Test
    void actionsMayBeEnumConstantsOrText() {
        String key = PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION;
        for (Object action : List.of(Action.DROP_AND_CREATE, "drop-and-create", "DROP_AND_CREATE", " Create ")) {
            assertStores(start(configuration(key, action)));
        }
        assertThatThrownBy(() -> start(configuration(key, "recreate")))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining(key)
                .hasMessageContaining("'recreate'")
                .hasMessageContaining("drop-and-create");
    }

    @Test
    void everythingAConfigurationCanSayIsAccepted() {
        EntityManagerFactory factory = start(configuration("athanor.pool.size", 3)
                .provider(AthanorPersistenceProvider.class.getName())
                .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
                .sharedCacheMode(SharedCacheMode.NONE)
                .validationMode(ValidationMode.NONE)
                .property(PersistenceConfiguration.JDBC_DRIVER, "org.sqlite.JDBC")
                .property(PersistenceConfiguration.JDBC_USER, "sa")
                .property(PersistenceConfiguration.JDBC_PASSWORD, "")
                .property(PersistenceConfiguration.LOCK_TIMEOUT, 1000)
                .property(PersistenceConfiguration.QUERY_TIMEOUT, "1000")
                .property(PersistenceConfiguration.CACHE_MODE, SharedCacheMode.ENABLE_SELECTIVE)
                .property(PersistenceConfiguration.SCHEMAGEN_CREATE_SOURCE, "metadata")
                .property("some.other.library", new Object()));
        assertStores(factory);
        assertThat(factory.getName()).isEqualTo("coded");
        assertThat(factory.getTransactionType()).isEqualTo(PersistenceUnitTransactionType.RESOURCE_LOCAL);
        assertThat(factory.getProperties()).containsEntry("athanor.pool.size", 3);
    }

    @Test
    void anUnknownSettingOfOursIsAnErrorWithTheNearestKnownOne() {
        assertThatThrownBy(() -> start(configuration("athanor.ech", true)))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("The setting athanor.ech is not known. Did you mean 'athanor.echo'?");
        assertThatThrownBy(() -> start(configuration("athanor.sqlite.journal_mode", "wal")))
                .hasMessageContaining("Did you mean 'athanor.sqlite.journal-mode'");
    }

    @Test
    void theEchoMayBeABooleanOrText() {
        for (Object echo : List.of(Boolean.TRUE, "true", "TRUE", Boolean.FALSE, "false", "")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PrintStream before = System.out;
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            try {
                assertStores(start(configuration("athanor.echo", echo)));
            } finally {
                System.setOut(before);
            }
            boolean shown = echo.toString().equalsIgnoreCase("true");
            assertThat(bytes.toString(StandardCharsets.UTF_8).contains("insert into Leaf"))
                    .as(String.valueOf(echo))
                    .isEqualTo(shown);
        }
        assertThatThrownBy(() -> start(configuration("athanor.echo", 1)))
                .hasMessageContaining("athanor.echo is '1', it must be true or false");
    }

    @Test
    void aStatementObserverSeesStatementsWithTheirParameters() {
        List<String> seen = new ArrayList<>();
        BiConsumer<String, List<Object>> observer = (sql, parameters) -> seen.add(sql + parameters);
        EntityManagerFactory factory = start(configuration("athanor.statement-observer", observer));
        factory.runInTransaction(manager -> manager.find(Leaf.class, 7L));
        assertThat(seen).anyMatch(text -> text.startsWith("select") && text.endsWith("[7]"));
        assertThatThrownBy(() -> start(configuration("athanor.statement-observer", "com.example.Observer")))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("athanor.statement-observer is 'com.example.Observer'")
                .hasMessageContaining("BiConsumer");
    }

    @Test
    void jtaAndBeanValidationAreRefusedWithTheCure() {
        assertThatThrownBy(() -> start(configuration("x", "").transactionType(PersistenceUnitTransactionType.JTA)))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("'coded'")
                .hasMessageContaining("JTA")
                .hasMessageContaining("RESOURCE_LOCAL");
        assertThatThrownBy(() -> start(configuration("jakarta.persistence.transactionType", "JTA")))
                .hasMessageContaining("RESOURCE_LOCAL");
        assertThatThrownBy(() -> start(configuration("x", "").validationMode(ValidationMode.CALLBACK)))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("Bean Validation")
                .hasMessageContaining("NONE");
    }

    @Test
    void aUnitOfAnotherProviderIsNotAnswered() {
        AthanorPersistenceProvider provider = new AthanorPersistenceProvider();
        assertThat(provider.createEntityManagerFactory(configuration("x", "").provider("org.other.Provider")))
                .isNull();
        assertThat(provider.createEntityManagerFactory(
                        configuration("jakarta.persistence.provider", "org.other.Provider")))
                .isNull();
        String own = AthanorPersistenceProvider.class.getName();
        assertStores(start(configuration("jakarta.persistence.provider", own).provider("org.other.Provider")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:oracle:thin:@localhost/x", "jdbc:sqlit:x", "sqlite:x", "music.db"})
    void aUrlOfNoKnownDatabaseIsQuoted(String url) {
        assertThatThrownBy(() -> start(configuration(PersistenceConfiguration.JDBC_URL, url)))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("'coded'")
                .hasMessageContaining("'" + url + "'")
                .hasMessageContaining("jakarta.persistence.jdbc.url");
    }

    @Test
    void aPasswordIsNeverShown() {
        String url = "jdbc:sqlite:" + directory.resolve("no/such/dir/x.db");
        assertThatThrownBy(() -> start(configuration(PersistenceConfiguration.JDBC_URL, url)
                        .property(PersistenceConfiguration.JDBC_USER, "sa")
                        .property(PersistenceConfiguration.JDBC_PASSWORD, "secret")))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining(url)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aFileThatIsNoDatabaseIsTold() throws Exception {
        Path file =
                Files.writeString(directory.resolve("notes.txt"), "This is not a database, far from it. ".repeat(100));
        assertThatThrownBy(() -> start(configuration(PersistenceConfiguration.JDBC_URL, "jdbc:sqlite:" + file)))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("notes.txt")
                .hasMessageContaining("not a database");
    }

    @Test
    void aDataSourceMayBeGivenUnderEitherNameAndIsNotClosed() {
        for (String key : List.of("jakarta.persistence.nonJtaDataSource", PersistenceConfiguration.JDBC_DATASOURCE)) {
            SQLiteDataSource source = new SQLiteDataSource();
            source.setUrl("jdbc:sqlite:" + directory.resolve(key + ".db"));
            EntityManagerFactory factory = start(configuration(key, source));
            assertStores(factory);
        }
    }

    @Test
    void aDataSourceGetsUserAndPassword() {
        SQLiteDataSource sqlite = new SQLiteDataSource();
        sqlite.setUrl("jdbc:sqlite:" + directory.resolve("guarded.db"));
        EntityManagerFactory factory = start(configuration("jakarta.persistence.nonJtaDataSource", new Guarded(sqlite))
                .property(PersistenceConfiguration.JDBC_USER, "sa")
                .property(PersistenceConfiguration.JDBC_PASSWORD, "secret"));
        assertStores(factory);
        assertThatThrownBy(() -> start(configuration("jakarta.persistence.nonJtaDataSource", new Guarded(sqlite))))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("'coded'")
                .hasMessageContaining("who is there?");
    }

    @Test
    void aJndiNameThatIsMissingIsTold() {
        assertThatThrownBy(() -> start(configuration("x", "")
                        .nonJtaDataSource("java:comp/env/jdbc/music")
                        .property(PersistenceConfiguration.JDBC_URL, null)))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("java:comp/env/jdbc/music")
                .hasMessageContaining("JNDI")
                .hasMessageContaining("jakarta.persistence.jdbc.url");
    }

    @Test
    void noDatabaseAtAllIsToldWithTheCures() {
        assertThatThrownBy(() -> start(new PersistenceConfiguration("coded").managedClass(Leaf.class)))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("'coded'")
                .hasMessageContaining("jakarta.persistence.jdbc.url")
                .hasMessageContaining("jakarta.persistence.nonJtaDataSource");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "athanor.pool.size",
                "athanor.batch-size",
                "athanor.plan-cache-size",
                "athanor.pool.connection-timeout"
            })
    void aNumberThatMakesNoSenseIsRefusedAtTheStart(String key) {
        assertThatThrownBy(() -> start(configuration(key, -3)))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining(key)
                .hasMessageContaining("-3");
    }

    @Entity(name = "Leaf")
    static class Leaf {
        @Id
        @GeneratedValue
        private Long id;
    }

    /** Gives connections to those who know the word. */
    private record Guarded(SQLiteDataSource sqlite) implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("who is there?");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            if (!"sa".equals(user) || !"secret".equals(password)) {
                throw new SQLException("wrong word");
            }
            return sqlite.getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("no");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
