package org.athanor.behaviour.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.SchemaManager;
import jakarta.persistence.SchemaValidationException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema manager on tables that others made, and on none. */
class ExistingDatabaseTest {
    @TempDir
    Path directory;

    private String url() {
        return "jdbc:sqlite:" + directory.resolve("existing.db");
    }

    private EntityManagerFactory start() {
        return new PersistenceConfiguration("existing")
                .managedClass(House.class)
                .managedClass(Street.class)
                .property(PersistenceConfiguration.JDBC_URL, url())
                .createEntityManagerFactory();
    }

    @Test
    void validateAcceptsTypesThatHoldTheValues() {
        Rows.run(url(), "create table STREET (ID integer not null primary key, NAME nvarchar(160), extra text)");
        Rows.run(
                url(),
                "create table house (id int primary key, number smallint, price numeric(10,2), built datetime,"
                        + " sold text, code varchar(36), photo blob, open boolean, street_id integer references street, ratio real)");
        try (EntityManagerFactory factory = start()) {
            factory.getSchemaManager().validate();
        } catch (SchemaValidationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void validateNamesEveryDifferenceWithOneCauseEach() {
        Rows.run(
                url(),
                "create table house (id int primary key, number text, price blob, built datetime, open boolean)");
        try (EntityManagerFactory factory = start()) {
            assertThatThrownBy(() -> factory.getSchemaManager().validate())
                    .isInstanceOfSatisfying(
                            SchemaValidationException.class,
                            e -> assertThat(Arrays.stream(e.getFailures()).map(Exception::getMessage))
                                    .hasSize(8)
                                    .anyMatch(m -> m.equals("The table Street is missing"))
                                    .anyMatch(m -> m.contains("House.number has the type 'TEXT', expected"))
                                    .anyMatch(m -> m.contains("House.price has the type 'BLOB', expected decimal"))
                                    .anyMatch(m -> m.contains("The column House.sold is missing"))
                                    .anyMatch(m -> m.contains("The column House.street_id is missing"))
                                    .allMatch(e.getMessage()::contains))
                    .hasMessageContaining("'existing'");
        }
    }

    @Test
    void truncateOnMissingTablesNamesTheTableAndChangesNothing() {
        Rows.run(url(), "create table street (id integer primary key, name text)");
        Rows.run(url(), "insert into street values (1, 'High Street')");
        try (EntityManagerFactory factory = start()) {
            assertThatThrownBy(() -> factory.getSchemaManager().truncate())
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("House");
            assertThat(Rows.of(url(), "select * from street")).hasSize(1);
        }
    }

    @Test
    void dropAndCreateTakeThingsAsTheyAre() {
        Rows.run(url(), "create table street (id integer primary key, name text)");
        Rows.run(url(), "insert into street values (1, 'High Street')");
        Rows.run(url(), "create table sign (street integer references street)");
        Rows.run(url(), "insert into sign values (1)");
        try (EntityManagerFactory factory = start()) {
            SchemaManager schema = factory.getSchemaManager();
            schema.create(true);
            schema.create(false);
            assertThat(Rows.of(url(), "select * from street")).hasSize(1);
            schema.drop(false);
            schema.drop(true);
            assertThat(Rows.texts(url(), "select name from sqlite_master where type = 'table'"))
                    .containsExactly("sign");
            schema.create(true);
            factory.runInTransaction(manager -> {
                Street street = new Street();
                street.id = 1L;
                manager.persist(street);
                assertThat(manager.createNativeQuery("pragma foreign_keys")
                                .getSingleResult()
                                .toString())
                        .isEqualTo("1");
            });
        }
    }

    @Test
    void aViewServesAsATable() {
        Rows.run(url(), "create table base (id integer primary key, name text)");
        Rows.run(url(), "create view street as select * from base");
        try (EntityManagerFactory factory = start()) {
            factory.getSchemaManager().create(false);
            assertThat(Rows.texts(url(), "select name from sqlite_master where type = 'table'"))
                    .contains("House")
                    .doesNotContain("Street");
            assertThatThrownBy(() -> factory.getSchemaManager().drop(false))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("view");
            assertThat(Rows.texts(url(), "select name from sqlite_master where type = 'table'"))
                    .contains("House");
        }
    }

    @Test
    void whatASchemaManagerOfAClosedFactoryDoesIsRefused() {
        EntityManagerFactory factory = start();
        SchemaManager schema = factory.getSchemaManager();
        factory.close();
        assertThatThrownBy(() -> schema.create(false)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(schema::validate).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyConnectionEnforcesForeignKeysAndWaitsForLocks() {
        try (EntityManagerFactory factory = start()) {
            factory.getSchemaManager().create(false);
            for (int i = 0; i < 3; i++) {
                factory.runInTransaction(outer -> {
                    outer.createNativeQuery("select count(*) from House").getSingleResult();
                    factory.runInTransaction(inner -> {
                        for (String[] pragma :
                                new String[][] {{"foreign_keys", "1"}, {"busy_timeout", "5000"}, {"journal_mode", "wal"}
                                }) {
                            assertThat(inner.createNativeQuery("pragma " + pragma[0])
                                            .getSingleResult()
                                            .toString())
                                    .isEqualTo(pragma[1]);
                        }
                    });
                });
            }
            factory.runInTransaction(manager -> {
                Street street = new Street();
                street.id = 1L;
                House house = new House();
                house.id = 1L;
                house.street = street;
                manager.persist(street);
                manager.persist(house);
            });
            assertThatThrownBy(
                            () -> factory.runInTransaction(manager -> manager.remove(manager.find(Street.class, 1L))))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("FOREIGN KEY")
                    .hasMessageContaining("Street");
            assertThat(Rows.of(url(), "select * from Street")).hasSize(1);
        }
    }

    @Test
    void aDatabaseInMemoryLivesAsLongAsItsFactoryAndBelongsToItAlone() {
        try (EntityManagerFactory one = inMemory()) {
            store(one);
            try (EntityManagerFactory two = inMemory()) {
                two.runInTransaction(
                        manager -> assertThat(manager.find(Street.class, 1L)).isNull());
            }
            one.runInTransaction(
                    manager -> assertThat(manager.find(Street.class, 1L)).isNotNull());
        }
        try (EntityManagerFactory again = inMemory()) {
            again.runInTransaction(
                    manager -> assertThat(manager.find(Street.class, 1L)).isNull());
        }
    }

    private static void store(EntityManagerFactory factory) {
        factory.runInTransaction(manager -> {
            Street street = new Street();
            street.id = 1L;
            manager.persist(street);
        });
    }

    private static EntityManagerFactory inMemory() {
        return new PersistenceConfiguration("memory")
                .managedClass(House.class)
                .managedClass(Street.class)
                .property(PersistenceConfiguration.JDBC_URL, "jdbc:sqlite::memory:")
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create")
                .createEntityManagerFactory();
    }

    @Entity(name = "House")
    static class House {
        @Id
        private Long id;

        private int number;
        private BigDecimal price;
        private LocalDateTime built;
        private LocalDate sold;
        private UUID code;
        private byte[] photo;
        private boolean open;
        private double ratio;

        @ManyToOne
        private Street street;
    }

    @Entity(name = "Street")
    static class Street {
        @Id
        private Long id;

        @Column(length = 160)
        private String name;
    }
}
