package org.athanor.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class BootstrapTest {
    private static final String HEAD = "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.2\">";
    private static final String MEMORY = "jdbc:sqlite:file:bootstrap-test?mode=memory&cache=shared";
    private static final Map<String, Object> CREATE = Map.of(
            PersistenceConfiguration.JDBC_URL,
            MEMORY,
            PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION,
            "drop-and-create");

    @TempDir
    Path directory;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void restore() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void aUnitOfListedClassesStarts() throws IOException {
        seeing(HEAD + "<persistence-unit name='u'>" + "<class>" + Pear.class.getName()
                + "</class><exclude-unlisted-classes/>" + "</persistence-unit></persistence>");
        assertWorks(start("u", CREATE));
    }

    @Test
    void unlistedClassesAreFoundInTheDirectoryOfTheUnit() throws IOException {
        copyOf(Pear.class, directory);
        seeing(HEAD + "<persistence-unit name='u'/></persistence>");
        assertWorks(start("u", CREATE));
    }

    @Test
    void classesAreFoundInAJarFileAndInTheJarOfTheUnit() throws IOException {
        Path library = directory.resolve("library.jar");
        jar(library, Map.of(entry(Pear.class), bytes(Pear.class)));
        seeing(HEAD + "<persistence-unit name='u'><jar-file>library.jar</jar-file><exclude-unlisted-classes/>"
                + "</persistence-unit></persistence>");
        assertWorks(start("u", CREATE));

        Path whole = directory.resolve("whole.jar");
        byte[] xml = (HEAD + "<persistence-unit name='inside'/></persistence>").getBytes();
        jar(whole, Map.of("META-INF/persistence.xml", xml, entry(Pear.class), bytes(Pear.class)));
        loader(whole.toUri().toURL());
        assertWorks(start("inside", CREATE));
    }

    @Test
    void aConfigurationInCodeStarts() {
        EntityManagerFactory factory = new PersistenceConfiguration("coded")
                .managedClass(Pear.class)
                .provider(AthanorPersistenceProvider.class.getName())
                .properties(CREATE)
                .createEntityManagerFactory();
        open.add(factory);
        assertWorks(factory);
        assertThat(factory.getName()).isEqualTo("coded");
    }

    @Test
    void aDataSourceIsTakenInPlaceOfAUrl() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + directory.resolve("by-source.db"));
        assertWorks(coded(Map.of(
                "jakarta.persistence.nonJtaDataSource",
                source,
                PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION,
                "create")));
    }

    @Test
    void aUnitThatIsNotThereOrOfAnotherProviderIsLeftToOthers() throws IOException {
        seeing(HEAD + "<persistence-unit name='u'><provider>some.Other</provider></persistence-unit></persistence>");
        AthanorPersistenceProvider provider = new AthanorPersistenceProvider();
        assertThat(provider.createEntityManagerFactory("u", Map.of())).isNull();
    }

    @Test
    void aMissingUnitThatNobodyElseCanKnowIsAnError() throws IOException {
        seeing(HEAD + "<persistence-unit name='u'/></persistence>");
        assertThatThrownBy(() -> Persistence.createEntityManagerFactory("missing"))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("There is no persistence unit 'missing'")
                .hasMessageContaining("'u'");
        assertThatThrownBy(() -> Persistence.generateSchema("missing", Map.of()))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void aUnitDeclaredInTwoFilesIsAnError() throws IOException {
        Path one = Files.createDirectories(directory.resolve("one/META-INF"));
        Path two = Files.createDirectories(directory.resolve("two/META-INF"));
        Files.writeString(one.resolve("persistence.xml"), HEAD + "<persistence-unit name='u'/></persistence>");
        Files.writeString(two.resolve("persistence.xml"), HEAD + "<persistence-unit name='u'/></persistence>");
        loader(one.getParent().toUri().toURL(), two.getParent().toUri().toURL());
        assertThatThrownBy(() -> new AthanorPersistenceProvider().createEntityManagerFactory("u", Map.of()))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("'u'")
                .hasMessageContaining("one/META-INF")
                .hasMessageContaining("two/META-INF");
    }

    @Test
    void aClassThatIsNotThereIsNamed() throws IOException {
        seeing(HEAD + "<persistence-unit name='u'><class>not.There</class><class>nor.That</class>"
                + "</persistence-unit></persistence>");
        assertThatThrownBy(() -> start("u", CREATE))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("not.There, nor.That");
    }

    @Test
    void anUnknownSettingNamesTheNearestKnownOne() {
        assertThatThrownBy(() -> coded(Map.of("athanor.ecco", "true")))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("athanor.ecco")
                .hasMessageContaining("athanor.echo");
        assertThatThrownBy(() -> coded(Map.of(PersistenceConfiguration.JDBC_URL, MEMORY, "athanor.echo", "yes")))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("athanor.echo")
                .hasMessageContaining("true or false");
        assertThatThrownBy(() -> coded(Map.of(
                        PersistenceConfiguration.JDBC_URL,
                        MEMORY,
                        PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION,
                        "recreate")))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("recreate")
                .hasMessageContaining("drop-and-create");
    }

    @Test
    void aMissingUrlNamesTheCures() {
        assertThatThrownBy(() -> coded(Map.of()))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("jakarta.persistence.jdbc.url")
                .hasMessageContaining("DataSource");
        assertThatThrownBy(() -> coded(Map.of(PersistenceConfiguration.JDBC_URL, "jdbc:oracel:x")))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("jdbc:oracel:x");
    }

    @Test
    void anUnreachableDatabaseFailsOnFirstUseOrAtOnceIfTheSchemaIsToBeMade() {
        String url = "jdbc:sqlite:" + directory.resolve("no/such/directory/x.db");
        EntityManagerFactory factory = coded(Map.of(PersistenceConfiguration.JDBC_URL, url));
        try (EntityManager manager = factory.createEntityManager()) {
            assertThatThrownBy(() -> manager.find(Pear.class, 1L))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining(url)
                    .hasMessageContaining("jakarta.persistence.jdbc.url");
        }
        assertThatThrownBy(() -> coded(Map.of(
                        PersistenceConfiguration.JDBC_URL,
                        url,
                        PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION,
                        "create")))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining(url);
    }

    @Test
    void everyMappingErrorIsNamedAtOnce() {
        PersistenceConfiguration configuration = new PersistenceConfiguration("wrong")
                .managedClass(NoId.class)
                .managedClass(NoConstructor.class)
                .managedClass(TwoOnOne.class)
                .managedClass(NoTarget.class)
                .properties(CREATE);
        assertThatThrownBy(() -> new AthanorPersistenceProvider().createEntityManagerFactory(configuration))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("NoId")
                .hasMessageContaining("@Id")
                .hasMessageContaining("NoConstructor")
                .hasMessageContaining("constructor")
                .hasMessageContaining("TwoOnOne")
                .hasMessageContaining("NoTarget");
    }

    @Test
    void theSchemaIsGeneratedWithoutAFactory() throws IOException {
        seeing(HEAD + "<persistence-unit name='u'><class>" + Pear.class.getName()
                + "</class><exclude-unlisted-classes/></persistence-unit></persistence>");
        StringWriter script = new StringWriter();
        assertThat(new AthanorPersistenceProvider()
                        .generateSchema(
                                "u",
                                Map.of(
                                        "jakarta.persistence.database-product-name",
                                        "SQLite",
                                        PersistenceConfiguration.SCHEMAGEN_SCRIPTS_ACTION,
                                        "create",
                                        PersistenceConfiguration.SCHEMAGEN_CREATE_TARGET,
                                        script)))
                .isTrue();
        assertThat(script.toString()).containsIgnoringCase("create table Pear");
    }

    @Test
    void aClosedFactoryClosesItsManagersAndRefusesEverything() {
        EntityManagerFactory factory = coded(CREATE);
        EntityManager manager = factory.createEntityManager();
        factory.close();
        assertThat(manager.isOpen()).isFalse();
        assertThatThrownBy(factory::createEntityManager).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(factory::close).isInstanceOf(IllegalStateException.class);
        open.clear();
    }

    private EntityManagerFactory coded(Map<String, Object> settings) {
        EntityManagerFactory factory = new AthanorPersistenceProvider()
                .createEntityManagerFactory(new PersistenceConfiguration("coded")
                        .managedClass(Pear.class)
                        .properties(settings));
        open.add(factory);
        return factory;
    }

    private EntityManagerFactory start(String unit, Map<String, Object> settings) {
        EntityManagerFactory factory = Persistence.createEntityManagerFactory(unit, settings);
        open.add(factory);
        return factory;
    }

    private static void assertWorks(EntityManagerFactory factory) {
        Pear pear = new Pear();
        factory.runInTransaction(manager -> manager.persist(pear));
        assertThat(pear.id).isNotNull();
    }

    private void seeing(String persistenceXml) throws IOException {
        Path file = directory.resolve("META-INF/persistence.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, persistenceXml);
        loader(directory.toUri().toURL());
    }

    private void loader(URL... urls) {
        URLClassLoader loader = new URLClassLoader(urls, before);
        open.add(0, loader);
        Thread.currentThread().setContextClassLoader(loader);
    }

    private static String entry(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getClassLoader().getResourceAsStream(entry(type))) {
            return in.readAllBytes();
        }
    }

    private static void copyOf(Class<?> type, Path root) throws IOException {
        Path file = root.resolve(entry(type));
        Files.createDirectories(file.getParent());
        Files.write(file, bytes(type));
    }

    private static void jar(Path file, Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(each.getKey()));
                jar.write(each.getValue());
                jar.closeEntry();
            }
        }
    }

    @Entity(name = "Pear")
    static class Pear {
        @Id
        @GeneratedValue
        private Long id;
    }

    @Entity(name = "NoId")
    static class NoId {
        private String text;
    }

    @Entity(name = "NoConstructor")
    static class NoConstructor {
        @Id
        private Long id;

        NoConstructor(Long id) {
            this.id = id;
        }
    }

    @Entity(name = "TwoOnOne")
    static class TwoOnOne {
        @Id
        private Long id;

        @jakarta.persistence.Column(name = "same")
        private String one;

        @jakarta.persistence.Column(name = "same")
        private String two;
    }

    @Entity(name = "NoTarget")
    static class NoTarget {
        @Id
        private Long id;

        @ManyToOne
        private StringBuilder target;
    }
}
