package org.athanor.behaviour.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.athanor.behaviour.bootstrap.Deployment.PARCEL;
import static org.athanor.behaviour.bootstrap.Deployment.STAMP;
import static org.athanor.behaviour.bootstrap.Deployment.classes;
import static org.athanor.behaviour.bootstrap.Deployment.document;
import static org.athanor.behaviour.bootstrap.Deployment.jar;
import static org.athanor.behaviour.bootstrap.Deployment.unit;
import static org.athanor.behaviour.bootstrap.Deployment.xml;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PersistenceUtil;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.LoadState;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import jakarta.persistence.spi.ProviderUtil;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.athanor.bootstrap.AthanorPersistenceProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Units from a container, schemas without a factory, and what can be told of any object (9.2 to 9.8). */
class ContainerUnitTest {
    private final AthanorPersistenceProvider provider = new AthanorPersistenceProvider();

    @TempDir
    Path directory;

    private static List<String> entities(EntityManagerFactory factory) {
        return factory.getMetamodel().getEntities().stream()
                .map(type -> type.getName())
                .sorted()
                .toList();
    }

    @Test
    void aContainerGivesClassesJarsRootAndDataSource() throws Exception {
        Path root = classes(directory.resolve("root"), PARCEL);
        Path library = jar(directory.resolve("library.jar"), "", null, STAMP);
        try (Deployment deployment = new Deployment(root, library)) {
            Info info = new Info(deployment.loader());
            info.root = root.toUri().toURL();
            info.jars.add(library.toUri().toURL());
            info.properties.setProperty("jakarta.persistence.schema-generation.database.action", "create");
            SQLiteDataSource source = new SQLiteDataSource();
            source.setUrl("jdbc:sqlite:" + directory.resolve("container.db"));
            info.dataSource = source;
            try (EntityManagerFactory factory = provider.createContainerEntityManagerFactory(info, null)) {
                assertThat(entities(factory)).containsExactly("Parcel", "Stamp");
                deployment.assertStores(factory, PARCEL);
                deployment.assertStores(factory, STAMP);
                assertThat(factory.getName()).isEqualTo("contained");
            }
        }
    }

    @Test
    void aContainerThatListsAllClassesExcludesTheOthers() throws Exception {
        Path root = jar(directory.resolve("app.jar"), "WEB-INF/classes/", null, PARCEL, STAMP);
        try (Deployment deployment = new Deployment(new URL("jar:" + root.toUri() + "!/WEB-INF/classes/"))) {
            Info info = new Info(deployment.loader());
            info.root = new URL("jar:" + root.toUri() + "!/WEB-INF/classes/");
            info.classes.add(STAMP);
            info.excludeUnlisted = true;
            Map<String, Object> url = Map.of(PersistenceConfiguration.JDBC_URL, Deployment.memory());
            try (EntityManagerFactory factory = provider.createContainerEntityManagerFactory(info, url)) {
                assertThat(entities(factory)).containsExactly("Stamp");
            }
            info.excludeUnlisted = false;
            try (EntityManagerFactory factory = provider.createContainerEntityManagerFactory(info, url)) {
                assertThat(entities(factory)).containsExactly("Parcel", "Stamp");
            }
        }
    }

    @Test
    void aRootInsideAnExecutableJarIsLookedThrough() throws Exception {
        Path root = jar(directory.resolve("boot.jar"), "BOOT-INF/classes/", null, PARCEL);
        Path copy = classes(directory.resolve("copy"), PARCEL);
        try (Deployment deployment = new Deployment(copy)) {
            Info info = new Info(deployment.loader());
            info.root = new URL("jar:" + root.toUri() + "!/BOOT-INF/classes!/");
            Map<String, Object> url = Map.of(PersistenceConfiguration.JDBC_URL, Deployment.memory());
            try (EntityManagerFactory factory = provider.createContainerEntityManagerFactory(info, url)) {
                assertThat(entities(factory)).containsExactly("Parcel");
            }
        }
    }

    @Test
    void aContainerMayLeaveOutWhatItDoesNotKnow() {
        Info info = new Info(null);
        info.nothing = true;
        info.classes.add(Crate.class.getName());
        info.classes.add(Item.class.getName());
        Map<String, Object> url = Map.of(
                PersistenceConfiguration.JDBC_URL,
                Deployment.memory(),
                PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION,
                "create");
        try (EntityManagerFactory factory = provider.createContainerEntityManagerFactory(info, url)) {
            assertThat(entities(factory)).containsExactly("Crate", "Item");
        }
    }

    @Test
    void aContainerThatTransformsClassesGetsThemEnhanced() throws Exception {
        Path root = classes(directory.resolve("root"), PARCEL);
        try (Deployment deployment = new Deployment(root)) {
            Info info = new Info(deployment.loader());
            info.classes.add(PARCEL);
            Map<String, Object> url = Map.of(PersistenceConfiguration.JDBC_URL, Deployment.memory());
            provider.createContainerEntityManagerFactory(info, url).close();
            byte[] parcel = Files.readAllBytes(root.resolve(PARCEL.replace('.', '/') + ".class"));
            ClassTransformer transformer = info.transformers.get(0);
            byte[] enhanced = transformer.transform(deployment.loader(), PARCEL.replace('.', '/'), null, null, parcel);
            assertThat(new String(enhanced, StandardCharsets.ISO_8859_1)).contains("org/athanor/instrument/Enhanced");
            assertThat(transformer.transform(null, PARCEL, null, null, parcel)).isEqualTo(enhanced);
            assertThat(transformer.transform(deployment.loader(), PARCEL, null, null, enhanced))
                    .isNull();
            provider.createContainerEntityManagerFactory(
                            info,
                            Map.of(
                                    PersistenceConfiguration.JDBC_URL,
                                    Deployment.memory(),
                                    "athanor.instrumentation",
                                    "off"))
                    .close();
            assertThat(info.transformers).hasSize(1);
        }
    }

    @Test
    void aContainerMayRefuseToTransform() {
        Info info = new Info(getClass().getClassLoader());
        info.transformers = null;
        info.classes.add(Crate.class.getName());
        info.classes.add(Item.class.getName());
        Map<String, Object> url = Map.of(PersistenceConfiguration.JDBC_URL, Deployment.memory());
        try (EntityManagerFactory factory = provider.createContainerEntityManagerFactory(info, url)) {
            assertThat(entities(factory)).containsExactly("Crate", "Item");
        }
    }

    @Test
    void aContainersJtaUnitIsRefusedWithTheCure() {
        Info info = new Info(getClass().getClassLoader());
        info.type = PersistenceUnitTransactionType.JTA;
        assertThatThrownBy(() -> provider.createContainerEntityManagerFactory(info, Map.of()))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("'contained'")
                .hasMessageContaining("JTA")
                .hasMessageContaining("RESOURCE_LOCAL");
    }

    @Test
    void aContainerMayHaveTheSchemaMade() throws Exception {
        Info info = new Info(getClass().getClassLoader());
        info.classes.add(Crate.class.getName());
        info.classes.add(Item.class.getName());
        Path script = directory.resolve("create.sql");
        provider.generateSchema(
                info,
                Map.of(
                        "jakarta.persistence.database-product-name",
                        "SQLite",
                        PersistenceConfiguration.SCHEMAGEN_SCRIPTS_ACTION,
                        "create",
                        "jakarta.persistence.schema-generation.scripts.create-target",
                        script.toString()));
        assertThat(Files.readString(script)).contains("create table Crate").contains("create table Item");
    }

    @Test
    void aSchemaIsGeneratedByNameOfTheUnit() throws Exception {
        Path root = classes(xml(directory, document(unit("u", ""))), PARCEL);
        try (Deployment deployment = new Deployment(root)) {
            String url = "jdbc:sqlite:" + directory.resolve("by-name.db");
            Map<String, Object> settings = Map.of(
                    PersistenceConfiguration.JDBC_URL,
                    url,
                    PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION,
                    "drop-and-create");
            Persistence.generateSchema("u", settings);
            Persistence.generateSchema("u", settings);
            deployment.assertStores(
                    deployment.start(
                            "u",
                            Map.of(
                                    PersistenceConfiguration.JDBC_URL,
                                    url,
                                    PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION,
                                    "validate")),
                    PARCEL);
            assertThatThrownBy(() -> Persistence.generateSchema("v", settings))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("v");
        }
    }

    @Test
    void nothingIsKnownOfForeignObjects() {
        ProviderUtil util = provider.getProviderUtil();
        for (Object foreign : new Object[] {"text", new ArrayList<>(), new Object[0]}) {
            assertThat(util.isLoaded(foreign)).isEqualTo(LoadState.UNKNOWN);
            assertThat(util.isLoadedWithReference(foreign, "items")).isEqualTo(LoadState.UNKNOWN);
            assertThat(util.isLoadedWithoutReference(foreign, "items")).isEqualTo(LoadState.UNKNOWN);
            assertThat(util.isLoadedWithoutReference(foreign, "no such attribute"))
                    .isEqualTo(LoadState.UNKNOWN);
        }
        assertThat(util.isLoaded(null)).isEqualTo(LoadState.UNKNOWN);
    }

    @Test
    void itIsToldWhatOfAnObjectIsLoaded() {
        PersistenceUtil util = Persistence.getPersistenceUtil();
        Map<String, Object> settings = Map.of(
                PersistenceConfiguration.JDBC_URL,
                Deployment.memory(),
                PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION,
                "create");
        try (EntityManagerFactory factory = new PersistenceConfiguration("coded")
                .managedClass(Crate.class)
                .managedClass(Item.class)
                .properties(settings)
                .createEntityManagerFactory()) {
            Item item = new Item();
            item.crate = new Crate();
            factory.runInTransaction(manager -> {
                manager.persist(item.crate);
                manager.persist(item);
            });
            try (EntityManager manager = factory.createEntityManager()) {
                Item found = manager.find(Item.class, item.id);
                assertThat(util.isLoaded(found)).isTrue();
                assertThat(util.isLoaded(found, "id")).isTrue();
                assertThat(util.isLoaded(found, "crate")).isFalse();
                assertThat(util.isLoaded(found.crate)).isFalse();
                assertThat(util.isLoaded(found.crate, "items")).isFalse();
                found.crate.label();
                assertThat(util.isLoaded(found, "crate")).isTrue();
                assertThat(util.isLoaded(found.crate)).isTrue();
                assertThat(util.isLoaded(found.crate, "label")).isTrue();
                assertThat(util.isLoaded(found.crate, "items")).isFalse();
                found.crate.items().size();
                assertThat(util.isLoaded(found.crate, "items")).isTrue();
                assertThat(factory.getPersistenceUnitUtil().isLoaded(found.crate, "items"))
                        .isTrue();
            }
        }
    }

    @Entity(name = "Crate")
    static class Crate {
        @Id
        @GeneratedValue
        private Long id;

        private String label;

        @OneToMany(mappedBy = "crate")
        private List<Item> items = new ArrayList<>();

        String label() {
            return label;
        }

        List<Item> items() {
            return items;
        }
    }

    @Entity(name = "Item")
    static class Item {
        @Id
        @GeneratedValue
        private Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        private Crate crate;
    }

    /** A unit as a container describes it; with {@code nothing} it answers null wherever it may. */
    @SuppressWarnings({"deprecation", "removal"})
    private static final class Info implements PersistenceUnitInfo {
        private final ClassLoader loader;
        private final List<String> classes = new ArrayList<>();
        private List<ClassTransformer> transformers = new ArrayList<>();
        private final List<URL> jars = new ArrayList<>();
        private final Properties properties = new Properties();
        private URL root;
        private DataSource dataSource;
        private boolean excludeUnlisted;
        private boolean nothing;
        private PersistenceUnitTransactionType type = PersistenceUnitTransactionType.RESOURCE_LOCAL;

        Info(ClassLoader loader) {
            this.loader = loader;
        }

        @Override
        public String getPersistenceUnitName() {
            return "contained";
        }

        @Override
        public String getPersistenceProviderClassName() {
            return nothing ? null : AthanorPersistenceProvider.class.getName();
        }

        @Override
        public String getScopeAnnotationName() {
            return null;
        }

        @Override
        public List<String> getQualifierAnnotationNames() {
            return nothing ? null : List.of();
        }

        @Override
        public PersistenceUnitTransactionType getTransactionType() {
            return nothing ? null : type;
        }

        @Override
        public DataSource getJtaDataSource() {
            return null;
        }

        @Override
        public DataSource getNonJtaDataSource() {
            return dataSource;
        }

        @Override
        public List<String> getMappingFileNames() {
            return nothing ? null : List.of();
        }

        @Override
        public List<URL> getJarFileUrls() {
            return nothing ? null : jars;
        }

        @Override
        public URL getPersistenceUnitRootUrl() {
            return root;
        }

        @Override
        public List<String> getManagedClassNames() {
            return classes;
        }

        @Override
        public boolean excludeUnlistedClasses() {
            return excludeUnlisted;
        }

        @Override
        public SharedCacheMode getSharedCacheMode() {
            return nothing ? null : SharedCacheMode.UNSPECIFIED;
        }

        @Override
        public ValidationMode getValidationMode() {
            return nothing ? null : ValidationMode.AUTO;
        }

        @Override
        public Properties getProperties() {
            return nothing ? null : properties;
        }

        @Override
        public String getPersistenceXMLSchemaVersion() {
            return "3.2";
        }

        @Override
        public ClassLoader getClassLoader() {
            return loader;
        }

        @Override
        public void addTransformer(ClassTransformer transformer) {
            if (transformers == null) {
                throw new IllegalStateException("Cannot apply class transformer without LoadTimeWeaver specified");
            }
            transformers.add(transformer);
        }

        @Override
        public ClassLoader getNewTempClassLoader() {
            return nothing ? null : new ClassLoader(loader) {};
        }
    }
}
