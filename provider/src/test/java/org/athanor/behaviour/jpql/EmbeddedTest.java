package org.athanor.behaviour.jpql;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import java.util.List;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Embedded values as results: nested ones, those with associations, identifiers. */
class EmbeddedTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(City.class, Person.class, Seat.class));
    final Asking asking = new Asking(unit);

    @BeforeEach
    void rows() {
        unit.inTransaction(em -> {
            City rome = new City();
            rome.id = 1;
            rome.name = "Rome";
            Person ann = new Person();
            ann.id = 1;
            ann.home = new Home("Via A", rome, new Place(1, 2));
            Person bob = new Person();
            bob.id = 2;
            bob.home = new Home("Via B", null, null);
            Person cid = new Person();
            cid.id = 3;
            Seat seat = new Seat();
            seat.id = new SeatId("A", 7);
            List.of(rome, ann, bob, cid, seat).forEach(em::persist);
        });
    }

    @Test
    void anEmbeddedValueBringsItsAssociationsWithIt() {
        unit.inEntityManager(em -> {
            List<Home> homes = em.createQuery("select p.home from Person p order by p.id", Home.class)
                    .getResultList();
            assertThat(homes.get(0).city.name).isEqualTo("Rome");
            assertThat(homes.get(0).place.x).isEqualTo(1);
            assertThat(homes.get(1).street).isEqualTo("Via B");
            assertThat(homes.get(1).city).isNull();
            assertThat(homes.get(2)).isNull();
            assertThat(em.contains(homes.get(0).city)).isTrue();
        });
        asking.asks(
                "select p.home.street from Person p where p.home.city.name = 'Rome'",
                "[Via A]",
                "select p.street from Person p join City c on c.id = p.city_id where c.name = 'Rome'");
        asking.asks(
                "select p.home.place from Person p where p.home.place.y = 2",
                "[1/2]",
                "select p.x, p.y from Person p where p.y = 2");
    }

    @Test
    void anEmbeddedIdentifierIsAValue() {
        asking.asks("select id(s), s.id.number from Seat s", "[[SeatId[row=A, number=7], 7]]");
        asking.asks("select s.id from Seat s where s.id.row = 'A'", "[SeatId[row=A, number=7]]");
    }

    @Embeddable
    static class Place {
        int x;
        int y;

        Place() {}

        Place(int x, int y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public String toString() {
            return x + "/" + y;
        }
    }

    @Embeddable
    static class Home {
        String street;

        @ManyToOne
        City city;

        Place place;

        Home() {}

        Home(String street, City city, Place place) {
            this.street = street;
            this.city = city;
            this.place = place;
        }
    }

    @Embeddable
    record SeatId(
            @jakarta.persistence.Column(name = "seat_row") String row, int number) implements Serializable {}

    @Entity(name = "City")
    static class City {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Person")
    static class Person {
        @Id
        Integer id;

        Home home;
    }

    @Entity(name = "Seat")
    static class Seat {
        @EmbeddedId
        SeatId id;
    }
}
