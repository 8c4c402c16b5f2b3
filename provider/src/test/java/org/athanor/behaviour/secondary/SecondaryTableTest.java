package org.athanor.behaviour.secondary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.List;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecondaryTableTest {
    @Entity
    @SecondaryTable(name = "person_details", pkJoinColumns = @PrimaryKeyJoinColumn(name = "person_id"))
    @SecondaryTable(name = "person_notes")
    static class Person {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Version
        int version;

        String name;

        @Embedded
        Details details;

        @Column(table = "person_notes")
        String note;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "boss_id", table = "person_details")
        Person boss;

        Person() {}

        Person(String name) {
            this.name = name;
        }
    }

    @Embeddable
    static class Details {
        @Column(table = "person_details")
        String phone;

        @Column(table = "person_details")
        Integer shoeSize;

        Details() {}

        Details(String phone, Integer shoeSize) {
            this.phone = phone;
            this.shoeSize = shoeSize;
        }
    }

    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    @SecondaryTable(name = "vehicle_extra")
    static class Vehicle {
        @Id
        int id;

        @Column(table = "vehicle_extra")
        String colour;
    }

    @Entity
    @SecondaryTable(name = "truck_extra")
    static class Truck extends Vehicle {
        int load;

        @Column(table = "truck_extra")
        String trailer;
    }

    private TestUnit unit = TestUnit.of(Person.class, Details.class).start();

    @AfterEach
    void stop() {
        unit.close();
    }

    @Test
    void aNewInstanceHasARowInEachTable() {
        unit.statements()
                .during(() -> unit.inTransaction(em -> {
                    Person boss = new Person("Ann");
                    Person person = new Person("Bob");
                    person.details = new Details("123", 42);
                    person.note = "likes jazz";
                    person.boss = boss;
                    em.persist(boss);
                    em.persist(person);
                }))
                .contain("insert into Person", "insert into person_details", "insert into person_notes");
        assertThat(
                        unit.sql(
                                "select p.name, d.phone, d.shoeSize, n.note, d.boss_id from Person p"
                                        + " join person_details d on d.person_id = p.id join person_notes n on n.id = p.id order by p.id"))
                .containsExactly(
                        Arrays.asList("Ann", null, null, null, null), List.of("Bob", "123", 42, "likes jazz", 1));
    }

    @Test
    void anInstanceIsReadByOneStatementWhetherOrNotTheSecondaryRowsAreThere() {
        unit.sql("insert into Person (id, version, name) values (7, 0, 'Old')");
        unit.inEntityManager(em -> {
            unit.statements()
                    .during(() -> {
                        Person person = em.find(Person.class, 7L);
                        assertThat(person.name).isEqualTo("Old");
                        assertThat(person.details).isNull();
                        assertThat(person.note).isNull();
                    })
                    .areCounted(1);
        });
    }

    @Test
    void onlyTheTableThatChangedIsUpdatedAndAMissingRowIsInserted() {
        unit.sql("insert into Person (id, version, name) values (7, 0, 'Old')");
        unit.inTransaction(em -> em.find(Person.class, 7L).note = "found");
        assertThat(unit.sql("select id, note from person_notes")).containsExactly(List.of(7, "found"));
        unit.statements()
                .during(() -> unit.inTransaction(em -> em.find(Person.class, 7L).note = "kept"))
                .contain("update person_notes")
                .doNotContain("update person_details", "insert into");
        assertThat(unit.sql("select note from person_notes")).containsExactly(List.of("kept"));
        assertThat(unit.sql("select version from Person")).containsExactly(List.of(2));
    }

    @Test
    void removingAnInstanceRemovesAllItsRows() {
        Long id = unit.fromTransaction(em -> {
            Person person = new Person("Bob");
            person.note = "x";
            em.persist(person);
            em.flush();
            return person.id;
        });
        unit.inTransaction(em -> em.remove(em.find(Person.class, id)));
        assertThat(unit.sql("select (select count(*) from Person) + (select count(*) from person_details)"
                        + " + (select count(*) from person_notes)"))
                .containsExactly(List.of(0));
    }

    @Test
    void queriesReachColumnsOfSecondaryTables() {
        unit.inTransaction(em -> {
            Person boss = new Person("Ann");
            Person person = new Person("Bob");
            person.details = new Details("123", 42);
            person.boss = boss;
            em.persist(boss);
            em.persist(person);
        });
        List<String> names = unit.fromEntityManager(em -> em.createQuery(
                        "select p.name from Person p where p.details.shoeSize = 42 and p.boss.name = 'Ann' and p.note is null",
                        String.class)
                .getResultList());
        assertThat(names).containsExactly("Bob");
        List<Person> all = unit.fromEntityManager(
                em -> em.createQuery("select p from Person p order by p.details.phone nulls first", Person.class)
                        .getResultList());
        assertThat(all).extracting(p -> p.name).containsExactly("Ann", "Bob");
    }

    @Test
    void aJoinedHierarchyHasSecondaryTablesOnEachLevel() {
        try (TestUnit vehicles = TestUnit.of(Vehicle.class, Truck.class).start()) {
            vehicles.inTransaction(em -> {
                Truck truck = new Truck();
                truck.id = 1;
                truck.colour = "red";
                truck.load = 12;
                truck.trailer = "long";
                em.persist(truck);
                Vehicle vehicle = new Vehicle();
                vehicle.id = 2;
                vehicle.colour = "blue";
                em.persist(vehicle);
            });
            vehicles.inTransaction(em -> {
                List<Vehicle> all = em.createQuery("select v from Vehicle v order by v.id", Vehicle.class)
                        .getResultList();
                assertThat(all).extracting(v -> v.colour).containsExactly("red", "blue");
                assertThat(((Truck) all.get(0)).trailer).isEqualTo("long");
                assertThat(em.createQuery("select t from Truck t where t.colour = 'red'", Truck.class)
                                .getSingleResult()
                                .load)
                        .isEqualTo(12);
                all.forEach(em::remove);
            });
            assertThat(vehicles.sql("select count(*) from vehicle_extra")).containsExactly(List.of(0));
        }
    }
}
