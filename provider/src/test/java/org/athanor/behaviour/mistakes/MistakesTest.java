package org.athanor.behaviour.mistakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Version;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.athanor.testing.DatabaseKind;
import org.athanor.testing.RunsOn;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MistakesTest {
    @TempDir
    Path folder;

    /** The message of what starting the unit throws, all causes in one text. */
    private String starting(String persistenceXml, String unit, Map<String, Object> settings) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        if (persistenceXml != null) {
            Files.createDirectories(folder.resolve("META-INF"));
            Files.writeString(folder.resolve("META-INF/persistence.xml"), persistenceXml);
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return message(catchThrowable(() -> {
                EntityManagerFactory f = Persistence.createEntityManagerFactory(unit, settings);
                f.runInTransaction(em -> em.createNativeQuery("select 1").getResultList());
            }));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static String message(Throwable t) {
        assertThat(t).isInstanceOf(PersistenceException.class);
        return t.getMessage();
    }

    private static String starting(Class<?>... classes) {
        return message(catchThrowable(() -> TestUnit.of(classes).start()));
    }

    private static final String HEAD =
            "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.2\">\n";

    @Test
    void aMissingFile() throws Exception {
        assertThat(starting(null, "shop", Map.of())).contains("shop").contains("META-INF/persistence.xml");
    }

    @Test
    void aMissingUnit() throws Exception {
        assertThat(starting(
                        HEAD
                                + "<persistence-unit name=\"shap\"><provider>org.athanor.bootstrap.AthanorPersistenceProvider</provider></persistence-unit></persistence>",
                        "shop",
                        Map.of()))
                .contains("shop");
    }

    @Test
    void malformedXml() throws Exception {
        assertThat(starting(
                        HEAD + "<persistence-unit name=\"shop\">\n<class>a</clas>\n</persistence-unit></persistence>",
                        "shop",
                        Map.of()))
                .contains("line 3");
    }

    @Test
    void anUnknownElement() throws Exception {
        assertThat(starting(
                        HEAD + "<persistence-unit name=\"shop\">\n<clas>a</clas>\n</persistence-unit></persistence>",
                        "shop",
                        Map.of()))
                .contains("line 3")
                .contains("clas");
    }

    @Test
    void anUnknownClass() throws Exception {
        assertThat(starting(
                        HEAD
                                + "<persistence-unit name=\"shop\">\n<class>com.example.Nope</class>\n</persistence-unit></persistence>",
                        "shop",
                        Map.of("jakarta.persistence.jdbc.url", "jdbc:sqlite::memory:")))
                .contains("com.example.Nope");
    }

    @Test
    void noUrl() throws Exception {
        assertThat(starting(
                        HEAD + "<persistence-unit name=\"shop\">\n</persistence-unit></persistence>", "shop", Map.of()))
                .contains("jakarta.persistence.jdbc.url");
    }

    @Test
    void noDriver() throws Exception {
        assertThat(starting(
                        HEAD + "<persistence-unit name=\"shop\">\n</persistence-unit></persistence>",
                        "shop",
                        Map.of("jakarta.persistence.jdbc.url", "jdbc:nosuch:x")))
                .contains("jdbc:nosuch:x");
    }

    @Test
    void anUnreachableDatabase() throws Exception {
        assertThat(starting(
                        HEAD + "<persistence-unit name=\"shop\">\n</persistence-unit></persistence>",
                        "shop",
                        Map.of("jakarta.persistence.jdbc.url", "jdbc:sqlite:/no/such/folder/x.db")))
                .contains("/no/such/folder/x.db");
    }

    @Test
    void aFileThatIsNoDatabase() throws Exception {
        Path file = Files.writeString(
                folder.resolve("x.db"), "this is no database, but a text that is long enough ".repeat(50));
        assertThat(starting(
                        HEAD + "<persistence-unit name=\"shop\">\n</persistence-unit></persistence>",
                        "shop",
                        Map.of("jakarta.persistence.jdbc.url", "jdbc:sqlite:" + file)))
                .contains("x.db");
    }

    @Entity(name = "NoId")
    public static class NoId {
        String name;
    }

    @Entity(name = "NoConstructor")
    public static class NoConstructor {
        @Id
        Long id;

        public NoConstructor(Long id) {
            this.id = id;
        }
    }

    @Entity(name = "TwoOnOne")
    public static class TwoOnOne {
        @Id
        Long id;

        @Column(name = "x")
        String a;

        @Column(name = "x")
        String b;
    }

    public static class Plain {
        Long id;
    }

    @Entity(name = "BadTarget")
    public static class BadTarget {
        @Id
        Long id;

        @ManyToOne
        Plain plain;

        @OneToMany
        List<Plain> plains;

        @OneToMany
        List raw;
    }

    @Entity(name = "BadMappedBy")
    public static class BadMappedBy {
        @Id
        Long id;

        @OneToMany(mappedBy = "nothing")
        List<TwoOnOne> list;

        @OrderBy("nothing")
        @ManyToMany
        List<TwoOnOne> ordered;
    }

    @Entity(name = "Bad")
    public static class BadTypes {
        @Id
        Long id;

        Object anything;

        @Version
        String version;

        @Enumerated
        String noEnum;

        @GeneratedValue(generator = "nowhere")
        String x;

        @JoinColumn(name = "y")
        String y;

        @Embedded
        Plain p;
    }

    @Entity(name = "TwoOnOne")
    public static class SameName {
        @Id
        Long id;
    }

    @Entity
    public class Inner {
        @Id
        Long id;
    }

    @Entity(name = "Generator")
    public static class UnknownGenerator {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "nowhere")
        Long id;

        @ManyToOne
        @JoinColumn(name = "t", referencedColumnName = "nocolumn")
        SameName to;
    }

    @Entity(name = "TwoIds")
    public static class TwoIds {
        @Id
        Long a;

        @Id
        Long b;
    }

    @Test
    void mappingErrorsAllAtOnce() {
        String all = starting(
                NoId.class,
                NoConstructor.class,
                BadTarget.class,
                BadMappedBy.class,
                TwoOnOne.class,
                BadTypes.class,
                TwoIds.class,
                UnknownGenerator.class,
                Inner.class);
        assertThat(all)
                .contains("NoId")
                .contains("NoConstructor")
                .contains("BadTarget")
                .contains("plain")
                .contains("mappedBy = \"nothing\"")
                .contains("TwoIds");
    }

    @Test
    void twoAttributesOnOneColumn() {
        assertThat(starting(TwoOnOne.class))
                .contains("TwoOnOne")
                .contains("a")
                .contains("b")
                .contains("x");
    }

    @Test
    void twoEntitiesOfOneName() {
        assertThat(starting(TwoOnOne.class, SameName.class))
                .contains("TwoOnOne")
                .contains("SameName");
    }

    @Entity(name = "Child")
    public static class Child {
        @Id
        Long id;

        @Column(nullable = false, length = 3)
        String name;

        @ManyToOne
        Child parent;

        @Column(unique = true)
        String code;
    }

    private static String failing(TestUnit unit, java.util.function.Consumer<EntityManager> work) {
        return message(catchThrowable(() -> unit.inTransaction(work)));
    }

    @Test
    void violatedConstraintsAreNamed() {
        try (TestUnit unit = TestUnit.of(Child.class).start()) {
            unit.sql("insert into Child (id, name, code) values (1, 'a', 'x')");
            assertThat(failing(unit, em -> em.persist(child(2, null, null))))
                    .contains("Child.name")
                    .contains("null");
            assertThat(failing(unit, em -> em.persist(child(2, "b", "x")))).contains("code");
            assertThat(failing(unit, em -> em.persist(child(1, "b", "y")))).contains("identifier");
            assertThat(failing(unit, em -> {
                        Child c = child(3, "c", null);
                        c.parent = em.getReference(Child.class, 99L);
                        em.persist(c);
                    }))
                    .contains("foreign key");
            assertThat(failing(unit, em -> em.find(Child.class, 1L).name = null))
                    .contains("name");
            assertThat(failing(
                            unit,
                            em -> em.createNativeQuery("insert into Nowhere values (1)")
                                    .executeUpdate()))
                    .contains("Nowhere");
            unit.sql("drop table Child");
            assertThat(failing(unit, em -> em.find(Child.class, 1L))).contains("Child");
        }
    }

    private static Child child(long id, String name, String code) {
        Child c = new Child();
        c.id = id;
        c.name = name;
        c.code = code;
        return c;
    }

    @Test
    void schemaValidationNamesWhatIsMissing() {
        try (TestUnit unit = TestUnit.of(Child.class).start()) {
            unit.sql("alter table Child drop column name");
            assertThat(catchThrowable(() -> unit.factory().getSchemaManager().validate()))
                    .hasMessageContaining("The column Child.name is missing");
            unit.sql("drop table Child");
            assertThat(catchThrowable(() -> unit.factory().getSchemaManager().validate()))
                    .hasMessageContaining("The table Child is missing");
        }
    }

    @Test
    @RunsOn(value = DatabaseKind.SQLITE, because = "a date column takes dates only")
    void aStoredValueThatFitsNoConstant() {
        try (TestUnit unit = TestUnit.of(Holder.class).start()) {
            unit.sql("insert into Holder (id, kind, named, day, number) values (1, 7, 'PURPLE', 'not a day', 'x')");
            for (String attribute : List.of("kind", "named", "day")) {
                assertThat(catchThrowable(() ->
                                unit.inEntityManager(em -> em.createQuery("select h." + attribute + " from Holder h")
                                        .getResultList())))
                        .isInstanceOf(PersistenceException.class)
                        .hasMessageContaining("Holder." + attribute);
            }
            Throwable t = catchThrowable(() -> unit.inEntityManager(em -> em.find(Holder.class, 1L)));
            assertThat(t).isInstanceOf(PersistenceException.class).hasMessageContaining("Holder.kind");
        }
    }

    public enum Kind {
        RED,
        GREEN
    }

    @Entity(name = "Holder")
    public static class Holder {
        @Id
        Long id;

        Kind kind;

        @Enumerated(EnumType.STRING)
        Kind named;

        java.time.LocalDate day;
        Integer number;
        int primitive;
    }

    @Test
    void aNullReadIntoAPrimitiveIsItsDefault() {
        try (TestUnit unit = TestUnit.of(Prim.class).start()) {
            unit.sql("drop table Prim");
            unit.sql("create table Prim (id integer primary key, count integer)");
            unit.sql("insert into Prim (id) values (1)");
            unit.inEntityManager(em -> assertThat(em.find(Prim.class, 1L).count).isZero());
        }
    }

    @Entity(name = "Prim")
    public static class Prim {
        @Id
        Long id;

        int count;
    }
}
