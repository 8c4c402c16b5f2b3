package org.athanor.behaviour.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.SchemaValidationException;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import org.athanor.testing.DatabaseKind;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.RunsOn;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A live schema beside the mappings: what is as mapped is no difference, and every difference is told. */
class ValidationTest {
    private static final String PARK =
            "create table Park (id bigint not null primary key, name varchar(50) not null, size integer)";
    private static final String TREE =
            "create table Tree (id bigint not null primary key, park_id bigint, code varchar(10),"
                    + " kind varchar(20), height integer, unique (code, kind), foreign key (park_id) references Park (id))";

    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    private TestUnit start(Class<?>... types) {
        return persistence.start(
                TestUnit.of(types).with("jakarta.persistence.schema-generation.database.action", "none"));
    }

    private static void runs(TestUnit unit, String... statements) {
        for (String sql : statements) {
            unit.sql(sql);
        }
    }

    private static List<String> differences(TestUnit unit) {
        try {
            unit.factory().getSchemaManager().validate();
            return List.of();
        } catch (SchemaValidationException e) {
            return Arrays.stream(e.getFailures()).map(Exception::getMessage).toList();
        }
    }

    @Test
    void whatTheMappingsCreateIsAsTheySay() {
        TestUnit unit = start(Park.class, Tree.class, Ring.class, Root.class, Odd.class);
        unit.factory().getSchemaManager().create(false);
        assertThat(differences(unit)).isEmpty();
        unit.factory().getSchemaManager().create(false);
        assertThat(differences(unit)).isEmpty();
    }

    @Test
    void whatOthersCreatedIsReadByItsColumnsNotByItsNames() {
        TestUnit unit = start(Park.class, Tree.class);
        runs(unit, PARK, TREE, "create index height_of_trees on Tree (height, kind)");
        assertThat(differences(unit)).isEmpty();
    }

    @Test
    void missingTablesAndColumnsAreTold() {
        TestUnit unit = start(Park.class, Tree.class);
        runs(unit, "create table Park (id bigint not null primary key, name varchar(50) not null)");
        assertThat(differences(unit))
                .containsExactly(
                        "The column Park.size is missing (expected type integer)", "The table Tree is missing");
    }

    @Test
    void otherTypesAndNullabilityAreTold() {
        TestUnit unit = start(Park.class);
        runs(
                unit,
                "create table Park (id bigint not null primary key, name date, size integer not null, more integer)");
        assertThat(differences(unit))
                .hasSize(3)
                .anyMatch(m -> m.matches("(?i)The column Park.name has the type 'date', expected varchar\\(50\\)"))
                .contains(
                        "The column Park.name may be null, expected not null",
                        "The column Park.size is not null and has no default, expected that it may be null");
        runs(unit, "drop table Park", PARK.replace("size integer", "size integer default 1 not null"));
        assertThat(differences(unit)).isEmpty();
    }

    @Test
    void missingKeysAndIndexesAreTold() {
        TestUnit unit = start(Park.class, Tree.class);
        runs(unit, PARK.replace(" primary key", ""));
        runs(
                unit,
                "create table Tree (id bigint not null, park_id bigint, code varchar(10) not null, kind varchar(20),"
                        + " height integer, primary key (id, code))");
        assertThat(differences(unit))
                .usingElementComparator(String::compareToIgnoreCase)
                .contains(
                        "The table Park has no primary key, expected (id)",
                        "The table Tree has the primary key (id, code), expected (id)",
                        "The table Tree has no unique key (code, kind)",
                        "The table Tree has no index (height)",
                        "The table Tree has no foreign key (park_id) to Park (id)");
    }

    @Test
    void aForeignKeyToAnotherColumnIsNotTheOneThatIsMapped() {
        TestUnit unit = start(Park.class, Tree.class);
        runs(unit, PARK.replace("size integer", "size integer, other bigint unique"));
        runs(unit, TREE.replace("Park (id)", "Park (other)"), "create index h on Tree (height)");
        assertThat(differences(unit))
                .usingElementComparator(String::compareToIgnoreCase)
                .containsExactly("The table Tree has no foreign key (park_id) to Park (id)");
    }

    @Test
    void aForeignKeyThatIsNotWantedIsNotMissed() {
        TestUnit unit = start(Park.class, Root.class);
        runs(unit, PARK, "create table Root (id bigint not null primary key, park_id bigint)");
        assertThat(differences(unit)).isEmpty();
    }

    @Test
    void aViewServesAsATable() {
        TestUnit unit = start(Park.class);
        runs(unit, "create table base (id bigint, name varchar(50), size integer)");
        runs(unit, "create view Park as select id, name, size from base");
        assertThat(differences(unit)).isEmpty();
    }

    @Test
    @RunsOn(
            value = {DatabaseKind.H2, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            because = "it has no sequences")
    void aSequenceMustBeThereAndSkipAsMuchAsAGeneratorTakes() {
        TestUnit unit = start(Ring.class);
        runs(unit, "create table Ring (id bigint not null primary key, width integer check (width > 0))");
        assertThat(differences(unit)).contains("The sequence ring_numbers is missing");
        runs(unit, "create sequence ring_numbers start with 1 increment by 1");
        assertThat(differences(unit))
                .contains(
                        "The sequence ring_numbers has the increment 1, expected 20 (the allocationSize of its generator)");
    }

    @Test
    @RunsOn(
            value = {DatabaseKind.H2, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            because = "it has no sequences")
    void onlyWhatIsMissingIsCreated() {
        TestUnit unit = start(Ring.class);
        runs(unit, "create sequence ring_numbers start with 41 increment by 20");
        unit.factory().getSchemaManager().create(false);
        assertThat(differences(unit)).isEmpty();
        unit.inTransaction(em -> {
            Ring ring = new Ring();
            ring.width = 1;
            em.persist(ring);
            assertThat(ring.id).isEqualTo(41);
        });
        runs(unit, "drop sequence ring_numbers");
        unit.factory().getSchemaManager().create(false);
        assertThat(differences(unit)).isEmpty();
        assertThat(unit.sql("select width from Ring")).containsExactly(List.of(1));
    }

    @Test
    @RunsOn(
            value = {DatabaseKind.H2, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            because = "it does not tell of checks")
    void aNamedCheckMustBeThere() {
        TestUnit unit = start(Ring.class);
        runs(unit, "create table Ring (id bigint not null primary key, width integer)");
        assertThat(differences(unit)).contains("The table Ring has no check wide_enough (width > 0)");
        runs(unit, "alter table Ring add constraint wide_enough check (width > 0)");
        assertThat(differences(unit)).noneMatch(m -> m.contains("wide_enough"));
    }

    @Test
    @RunsOn(
            value = {DatabaseKind.H2, DatabaseKind.POSTGRESQL},
            because = "names in quotes are no others there")
    void aNameThatNeedsQuotesIsNotTakenForOneWithout() {
        TestUnit unit = start(Park.class);
        runs(unit, "create table \"Park\" (id bigint not null primary key)");
        assertThat(differences(unit))
                .containsExactly(
                        "The table Park is missing; there is 'Park', which must be mapped in that case and in quotes");
    }

    @Test
    void namesInQuotesAreFoundAsTheyAre() {
        TestUnit unit = start(Odd.class);
        String q = DatabaseKind.current() == DatabaseKind.MARIADB ? "`" : "\"";
        runs(
                unit,
                ("create table 'Odd Table' ('Id' bigint not null primary key, 'Some Name' varchar(255) unique,"
                                + " 'order' integer)")
                        .replace("'", q)
                        .replace(
                                q + "order" + q,
                                DatabaseKind.current() == DatabaseKind.H2 ? "\"ORDER\"" : q + "order" + q));
        assertThat(differences(unit)).isEmpty();
        unit.inTransaction(em -> {
            Odd odd = new Odd();
            odd.id = 1L;
            odd.someName = "x";
            odd.order = 3;
            em.persist(odd);
        });
        assertThat(unit.<Integer>fromEntityManager(em -> em.createQuery("select o.order from Odd o", Integer.class)
                        .getSingleResult()))
                .isEqualTo(3);
    }

    @Test
    @RunsOn(value = DatabaseKind.POSTGRESQL, because = "no other searches several schemas for a table")
    void aTableMayBeAnywhereOnTheSearchPath() {
        TestUnit unit = start(Park.class);
        String own = String.valueOf(unit.sql("select current_schema()").get(0).get(0));
        String other = own + "_b";
        runs(unit, "create schema " + other, PARK.replace("Park", other + ".Park"));
        assertThat(differences(unit)).containsExactly("The table Park is missing");
        try (EntityManagerFactory wide = new PersistenceConfiguration("wide")
                .provider(TestUnit.PROVIDER)
                .managedClass(Park.class)
                .property(
                        PersistenceConfiguration.JDBC_URL,
                        unit.database().url().replace("currentSchema=" + own, "currentSchema=" + own + "," + other))
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "validate")
                .createEntityManagerFactory()) {
            assertThat(wide.isOpen()).isTrue();
        } finally {
            runs(unit, "drop schema " + other + " cascade");
        }
    }

    @Test
    @RunsOn(
            value = {DatabaseKind.H2, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            because = "another schema is another file there")
    void aTableOfAnotherSchemaIsReadThere() {
        String schema = "side_" + Long.toString(System.nanoTime(), 36);
        String alike = schema.replace("side_", "sidex");
        Class<?> side = placed(AnnotationDescription.Builder.ofType(Table.class).define("schema", schema));
        TestUnit unit = start(side);
        unit.factory().getSchemaManager().create(true);
        try {
            runs(unit, "create schema " + alike, "create table " + alike + ".Side (id integer, more integer)");
            assertThat(differences(unit)).isEmpty();
            runs(unit, "drop table " + schema + ".Side");
            assertThat(differences(unit)).containsExactly("The table " + schema + ".Side is missing");
            unit.factory().getSchemaManager().create(true);
            unit.factory().getSchemaManager().truncate();
            unit.factory().getSchemaManager().drop(false);
        } finally {
            unit.sql("drop table " + alike + ".Side");
            unit.sql("drop schema " + alike);
            unit.sql("drop schema " + schema);
        }
    }

    @Test
    @RunsOn(value = DatabaseKind.MARIADB, because = "a catalog is something else there, or nothing")
    void aCatalogIsWhatTheServerCallsADatabase() {
        String catalog = "side_" + Long.toString(System.nanoTime(), 36);
        TestUnit unit =
                start(placed(AnnotationDescription.Builder.ofType(Table.class).define("catalog", catalog)));
        unit.factory().getSchemaManager().create(true);
        assertThat(unit.sql("select count(*) from " + catalog + ".Side")).containsExactly(List.of(0));
        assertThat(differences(unit)).isEmpty();
        unit.sql("drop database " + catalog);
    }

    /** An entity whose place is known only now, so that nobody else has it. */
    private static Class<?> placed(AnnotationDescription.Builder table) {
        return new ByteBuddy()
                .subclass(Object.class)
                .name("org.athanor.behaviour.schema.Side")
                .annotateType(AnnotationDescription.Builder.ofType(Entity.class).build(), table.build())
                .defineField("id", Long.class, Visibility.PUBLIC)
                .annotateField(AnnotationDescription.Builder.ofType(Id.class).build())
                .make()
                .load(ValidationTest.class.getClassLoader())
                .getLoaded();
    }

    @Entity(name = "Park")
    static class Park {
        @Id
        Long id;

        @Column(length = 50, nullable = false)
        String name;

        Integer size;
    }

    @Entity(name = "Tree")
    @Table(
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "uk_tree",
                            columnNames = {"code", "kind"}),
            indexes = @Index(name = "ix_tree_height", columnList = "height"))
    static class Tree {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "park_id")
        Park park;

        @Column(length = 10)
        String code;

        @Column(length = 20)
        String kind;

        Integer height;
    }

    @Entity(name = "Root")
    static class Root {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "park_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Park park;
    }

    @Entity(name = "Ring")
    @Table(check = @CheckConstraint(name = "wide_enough", constraint = "width > 0"))
    static class Ring {
        @Id
        @SequenceGenerator(name = "rings", sequenceName = "ring_numbers", allocationSize = 20)
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "rings")
        Long id;

        Integer width;
    }

    @Entity(name = "Odd")
    @Table(name = "`Odd Table`")
    static class Odd {
        @Id
        @Column(name = "\"Id\"")
        Long id;

        @Column(name = "`Some Name`", unique = true)
        String someName;

        Integer order;
    }
}
