package org.athanor.behaviour.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.athanor.behaviour.databases.Depot.Bin;
import org.athanor.behaviour.databases.Depot.Part;
import org.athanor.dialect.Capability;
import org.athanor.dialect.DatabaseInfo;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.DialectFactory;
import org.athanor.dialect.h2.H2DialectFactory;
import org.athanor.testing.TestUnit;
import org.athanor.type.SqlType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dialect that an application brings along: a relative of H2, and one from nothing but the standard. */
class OwnDialectTest {
    @TempDir
    Path folder;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final List<String> sent = new ArrayList<>();

    @BeforeEach
    void offer() throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(DialectFactory.class.getName()), PondFactory.class.getName());
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(new URL[] {folder.toUri().toURL()}, before));
    }

    @AfterEach
    void takeBack() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private EntityManagerFactory start(String dialect, Map<String, ?> settings) {
        BiConsumer<String, List<Object>> observer = (sql, parameters) -> sent.add(sql);
        return new PersistenceConfiguration("own")
                .provider(TestUnit.PROVIDER)
                .managedClass(Part.class)
                .managedClass(Bin.class)
                .property(PersistenceConfiguration.JDBC_URL, "jdbc:h2:mem:own")
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create")
                .property("athanor.statement-observer", observer)
                .property("athanor.dialect", dialect)
                .properties(settings)
                .createEntityManagerFactory();
    }

    private void works(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            em.persist(new Part("a", 1));
            em.persist(new Part("b", 2));
            em.persist(new Bin("c"));
        });
        factory.runInTransaction(em -> assertThat(
                        em.createQuery("select p.code from Part p where p.weight in ?1 order by p.code", String.class)
                                .setParameter(1, List.of(1, 2))
                                .getResultList())
                .containsExactly("a", "b"));
    }

    @Test
    void aRelativeOfAKnownDatabaseSaysWhatItDoesOtherwise() {
        try (EntityManagerFactory factory = start("Pond", Map.of("athanor.pond.depth", 30))) {
            works(factory);
            assertThat(sent)
                    .anyMatch(sql -> sql.startsWith("create table Part") && sql.contains("code character varying(30)"))
                    .anyMatch(sql -> sql.contains("in (?, ?)") || sql.contains("= any (?)"));
        }
    }

    @Test
    void aDialectOfTheStandardAloneIsADialect() {
        try (EntityManagerFactory factory = start("Puddle", Map.of())) {
            works(factory);
            assertThat(sent).anyMatch(sql -> sql.contains("in (?, ?)"));
        }
    }

    @Test
    void itsSettingsAreKnownAndOthersAreNot() {
        assertThatThrownBy(() -> start("Pond", Map.of("athanor.pond.dept", 30)))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("athanor.pond.depth");
    }

    /** Knows two databases by the names that {@code athanor.dialect} gives. */
    public static final class PondFactory implements DialectFactory {
        @Override
        public @Nullable Dialect create(DatabaseInfo database) {
            if (database.matches("jdbc:puddle:", "Puddle")) {
                return Dialect.named("Puddle").build();
            }
            if (!database.matches("jdbc:pond:", "Pond")) {
                return null;
            }
            String depth = database.settings().getOrDefault("athanor.pond.depth", "100");
            Dialect h2 = new H2DialectFactory().create(DatabaseInfo.ofProduct("H2", Map.of()));
            return h2.amended("Pond")
                    .capabilities(h2.capabilities().without(Capability.SELECT_FOR_UPDATE))
                    .typeNames(h2.typeNames().with(SqlType.VARCHAR, "character varying(" + depth + ")"))
                    .build();
        }

        @Override
        public Set<String> settingNames() {
            return Set.of("athanor.pond.depth");
        }
    }
}
