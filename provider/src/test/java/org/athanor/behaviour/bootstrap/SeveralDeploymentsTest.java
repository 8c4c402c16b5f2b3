package org.athanor.behaviour.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.athanor.behaviour.bootstrap.Deployment.DEPLOYED;
import static org.athanor.behaviour.bootstrap.Deployment.PARCEL;
import static org.athanor.behaviour.bootstrap.Deployment.STAMP;
import static org.athanor.behaviour.bootstrap.Deployment.classes;
import static org.athanor.behaviour.bootstrap.Deployment.document;
import static org.athanor.behaviour.bootstrap.Deployment.unit;
import static org.athanor.behaviour.bootstrap.Deployment.xml;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Factories beside and after each other, on class loaders of their own, as containers and tests have them. */
class SeveralDeploymentsTest {
    @TempDir
    Path directory;

    private Path application(String name, String... types) throws IOException {
        return classes(xml(directory.resolve(name), document(unit("u", ""))), types);
    }

    @Test
    void theSameClassesInTwoClassLoadersAreTwoUnits() throws Exception {
        Path application = application("app", PARCEL);
        try (Deployment one = new Deployment(application)) {
            EntityManagerFactory first = one.start("u");
            try (Deployment two = new Deployment(application)) {
                EntityManagerFactory second = two.start("u");
                assertThat(one.type(PARCEL)).isNotSameAs(two.type(PARCEL));
                one.assertStores(first, PARCEL);
                two.assertStores(second, PARCEL);
                one.assertStores(first, PARCEL);
                Object foreign = one.type(PARCEL).getConstructor().newInstance();
                assertThatThrownBy(() -> second.runInTransaction(manager -> manager.persist(foreign)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(PARCEL);
            }
        }
    }

    @Test
    void twoFactoriesOfOneClassLoaderShareItsClasses() throws Exception {
        try (Deployment deployment = new Deployment(application("app", PARCEL, STAMP))) {
            EntityManagerFactory one = deployment.start("u");
            EntityManagerFactory two = deployment.start("u");
            deployment.assertStores(one, PARCEL);
            deployment.assertStores(two, PARCEL);
            deployment.assertStores(two, STAMP);
        }
    }

    @Test
    void referencesWorkInAClassLoaderOfTheirOwn() throws Exception {
        try (Deployment deployment = new Deployment(application("app", PARCEL))) {
            EntityManagerFactory factory = deployment.start("u");
            Class<?> parcel = deployment.type(PARCEL);
            Object stored = parcel.getConstructor().newInstance();
            factory.runInTransaction(manager -> manager.persist(stored));
            Object id = parcel.getMethod("getId").invoke(stored);
            factory.runInTransaction(manager -> {
                Object reference = manager.getReference(parcel, id);
                assertThat(factory.getPersistenceUnitUtil().isLoaded(reference)).isFalse();
                assertThat(reference).hasToString("parcel null");
                assertThat(factory.getPersistenceUnitUtil().isLoaded(reference)).isTrue();
            });
        }
    }

    @Test
    void aClosedDeploymentLeavesNeitherThreadsNorItsClassLoader() throws Exception {
        Path application = application("app", PARCEL);
        WeakReference<ClassLoader> gone = runOnce(application);
        for (int i = 0; i < 50 && gone.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(gone.get()).isNull();
    }

    private static WeakReference<ClassLoader> runOnce(Path application) throws Exception {
        try (Deployment deployment = new Deployment(application)) {
            deployment.assertStores(deployment.start("u"), PARCEL);
            return new WeakReference<>(deployment.loader());
        }
    }

    @Test
    void openingAndClosingLeavesNoThreads() throws Exception {
        try (Deployment deployment = new Deployment(application("app", PARCEL))) {
            Set<String> before = threads();
            for (int i = 0; i < 5; i++) {
                String file = "jdbc:sqlite:" + directory.resolve("leak.db");
                EntityManagerFactory factory = jakarta.persistence.Persistence.createEntityManagerFactory(
                        "u",
                        Map.of(
                                "jakarta.persistence.jdbc.url",
                                file,
                                "jakarta.persistence.schema-generation.database.action",
                                "create"));
                deployment.assertStores(factory, PARCEL);
                factory.close();
                assertThatThrownBy(factory::createEntityManager)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("'u'")
                        .hasMessageContaining("closed");
            }
            for (int i = 0; i < 50 && !before.containsAll(threads()); i++) {
                Thread.sleep(20);
            }
            assertThat(before).containsAll(threads());
            assertThat(directory.resolve("leak.db-wal")).doesNotExist();
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.toLowerCase(java.util.Locale.ROOT).contains("athanor") || name.contains("Hikari"))
                .collect(Collectors.toSet());
    }

    @Test
    void aFactoryThatFailsToStartLeavesNoThreads() throws Exception {
        Path root = xml(directory.resolve("bad"), document(unit("u", "<class>not.There</class>")));
        Set<String> before = threads();
        try (Deployment deployment = new Deployment(root)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> deployment.start("u")).isInstanceOf(PersistenceException.class);
            }
        }
        assertThat(before).containsAll(threads());
    }

    @Test
    void aDriverThatOnlyTheDeploymentSeesIsUsedWhenNamed() throws Exception {
        System.clearProperty("far-driver");
        try (Deployment deployment = new Deployment(application("app", PARCEL, DEPLOYED + "FarDriver"))) {
            EntityManagerFactory factory =
                    deployment.start("u", Map.of("jakarta.persistence.jdbc.driver", DEPLOYED + "FarDriver"));
            deployment.assertStores(factory, PARCEL);
            assertThat(System.getProperty("far-driver")).startsWith("jdbc:sqlite:");
        }
    }

    @Test
    void aNamedDriverThatIsMissingNoneOrForOtherUrlsIsTold() throws Exception {
        try (Deployment deployment = new Deployment(application("app", PARCEL))) {
            for (String driver : List.of("no.such.Driver", "java.lang.String")) {
                assertThatThrownBy(() -> deployment.start("u", Map.of("jakarta.persistence.jdbc.driver", driver)))
                        .isInstanceOf(PersistenceException.class)
                        .hasMessageContaining(driver)
                        .hasMessageContaining("jakarta.persistence.jdbc.driver");
            }
        }
    }
}
