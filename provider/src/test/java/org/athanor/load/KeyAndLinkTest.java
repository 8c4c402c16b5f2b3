package org.athanor.load;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.athanor.load.Music.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Relationships find their rows by every kind of key and every way of storing them. */
class KeyAndLinkTest {
    private final LoadWorld world = new LoadWorld(
                    Seat.class,
                    Ticket.class,
                    Line.class,
                    Invoice.class,
                    Box.class,
                    Item.class,
                    Country.class,
                    City.class)
            .sql("""
                create table seat (hall varchar(10), number integer, label varchar(20), primary key (hall, number));
                create table ticket (id integer primary key, hall varchar(10), number integer, at_hall varchar(10),
                    at_number integer);
                create table invoice (id integer primary key);
                create table line (invoice_id bigint, position integer, text varchar(20),
                    primary key (invoice_id, position));
                create table box (id integer primary key, name varchar(20));
                create table item (id integer primary key, name varchar(20), box_id bigint, place integer);
                create table item_lid (item_id bigint, lid_id bigint);
                create table country (id integer primary key, code varchar(2) unique, name varchar(20));
                create table city (id integer primary key, country_code varchar(2), born_code varchar(2));
                insert into seat values ('A', 1, 'a1'); insert into seat values ('A', 2, 'a2');
                insert into seat values ('B', 1, 'b1');
                insert into ticket values (1, 'A', 1, 'B', 1); insert into ticket values (2, 'A', 2, null, null);
                insert into ticket values (3, 'B', 1, 'A', 2);
                insert into invoice values (1); insert into invoice values (2);
                insert into line values (1, 1, 'x'); insert into line values (1, 2, 'y');
                insert into line values (2, 1, 'z');
                insert into box values (1, 'one'); insert into box values (2, 'two');
                insert into item values (10, 'a', 1, 1); insert into item values (11, 'b', 1, 0);
                insert into item values (12, 'c', 2, 0);
                insert into item_lid values (10, 2); insert into item_lid values (12, 1);
                insert into country values (1, 'DE', 'Germany'); insert into country values (2, 'FR', 'France');
                insert into city values (1, 'DE', 'FR'); insert into city values (2, 'FR', null);
                insert into city values (3, 'DE', 'DE')
                """);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anEmbeddedIdentifierIsAKey() {
        Seat seat = world.find(Seat.class, new SeatId("A", 2));

        assertThat(seat.label).isEqualTo("a2");
        assertThat(seat.id).isEqualTo(new SeatId("A", 2));
        assertThat(world.statements())
                .containsExactly(
                        "select s.hall, s.number, s.label from Seat s where s.hall = ? and s.number = ?  -- [A, 2]");
    }

    @Test
    void eagerToOnesWithCompositeForeignKeysComeByOneSelect() {
        List<Ticket> tickets = world.all(Ticket.class);

        assertThat(tickets).extracting(ticket -> ticket.seat.label).containsExactly("a1", "a2", "b1");
        assertThat(world.statements()).hasSize(2);
    }

    @Test
    void aToOneWithinAnEmbeddedValueComesToo() {
        List<Ticket> tickets = world.all(Ticket.class);

        assertThat(tickets.get(0).stay.seat).isSameAs(tickets.get(2).seat);
        assertThat(tickets.get(1).stay).isNull();
        assertThat(tickets.get(2).stay.seat).isSameAs(tickets.get(1).seat);
        assertThat(world.context().isModified(world.state(tickets.get(0)))).isFalse();
    }

    @Test
    void anIdentifierMayContainARelationship() {
        LineId id = new LineId();
        id.invoice = 1L;
        id.position = 2;

        Line line = world.find(Line.class, id);

        assertThat(line.text).isEqualTo("y");
        assertThat(line.invoice.getLines()).hasSize(2).contains(line);
        assertThat(world.all(Invoice.class))
                .extracting(invoice -> invoice.lines.size())
                .containsExactly(2, 1);
    }

    @Test
    void aListWithAnOrderColumnIsReadInItsOrder() {
        assertThat(world.find(Box.class, 1L).items)
                .extracting(item -> item.name)
                .containsExactly("b", "a");
        world.clear();

        List<Box> boxes = world.fetching(Box.class, world.toMany(Box.class, "items"));

        assertThat(boxes.get(0).items).extracting(item -> item.name).containsExactly("b", "a");
    }

    @Test
    void aToOneInAJoinTableComesByOneSelectForAllRows() {
        List<Item> items = world.all(Item.class);

        assertThat(items.get(0).lid.name).isEqualTo("two");
        assertThat(items.get(1).lid).isNull();
        assertThat(items.get(2).lid.name).isEqualTo("one");
        assertThat(world.statements()).hasSize(2);
        world.clear();
        assertThat(world.find(Item.class, 10L).lid.name).isEqualTo("two");
        assertThat(world.statements()).hasSize(1);
    }

    @Test
    void aForeignKeyMayReferToAnotherUniqueColumn() {
        List<City> cities = world.all(City.class);

        assertThat(cities).extracting(city -> city.country.name).containsExactly("Germany", "France", "Germany");
        assertThat(cities.get(0).country).isSameAs(cities.get(2).country);
        assertThat(cities.get(0).history.born.name).isEqualTo("France");
        assertThat(cities.get(1).history).isNull();
        assertThat(world.context().isModified(world.state(cities.get(0)))).isFalse();
        assertThat(world.statements()).hasSize(3);
    }

    @Test
    void oneToOnesOnTheOtherSideComeByOneSelectForAllRows() {
        try (LoadWorld music = Music.world()) {
            music.sql("""
                insert into person values (1, 'a'); insert into person values (2, 'b'); insert into person values (3, 'c');
                insert into passport values (7, 'x', 1); insert into passport values (8, 'y', 3)
                """);

            List<Person> persons = music.all(Person.class);

            assertThat(persons.get(0).passport.number).isEqualTo("x");
            assertThat(persons.get(1).passport).isNull();
            assertThat(persons.get(2).passport.person).isSameAs(persons.get(2));
            assertThat(music.statements()).hasSize(2);
        }
    }

    @Test
    void equalPlansAreEqual() {
        LoadPlan one = LoadPlan.of(world.mapping(Box.class))
                .selectIn(world.toMany(Box.class, "items"), LoadPlan.of(world.mapping(Item.class)));
        LoadPlan other = LoadPlan.of(world.mapping(Box.class))
                .selectIn(world.toMany(Box.class, "items"), LoadPlan.of(world.mapping(Item.class)));

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(LoadPlan.of(world.mapping(Box.class)));
    }

    @Embeddable
    record SeatId(String hall, int number) {}

    @Entity(name = "Seat")
    static class Seat {
        @EmbeddedId
        SeatId id;

        String label;
    }

    @Embeddable
    static class Stay {
        @ManyToOne
        @JoinColumn(name = "at_hall", referencedColumnName = "hall")
        @JoinColumn(name = "at_number", referencedColumnName = "number")
        Seat seat;
    }

    @Entity(name = "Ticket")
    static class Ticket {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "hall", referencedColumnName = "hall")
        @JoinColumn(name = "number", referencedColumnName = "number")
        Seat seat;

        @Embedded
        Stay stay;
    }

    @Entity(name = "Invoice")
    static class Invoice {
        @Id
        Long id;

        @OneToMany(mappedBy = "invoice")
        List<Line> lines = new ArrayList<>();

        List<Line> getLines() {
            return lines;
        }
    }

    static class LineId {
        Long invoice;
        int position;

        @Override
        public boolean equals(Object other) {
            return other instanceof LineId id && Objects.equals(invoice, id.invoice) && position == id.position;
        }

        @Override
        public int hashCode() {
            return Objects.hash(invoice, position);
        }
    }

    @Entity(name = "Line")
    @IdClass(LineId.class)
    static class Line {
        @Id
        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "invoice_id")
        Invoice invoice;

        @Id
        int position;

        String text;
    }

    @Entity(name = "Box")
    static class Box {
        @Id
        Long id;

        String name;

        @OneToMany
        @JoinColumn(name = "box_id")
        @OrderColumn(name = "place")
        List<Item> items = new ArrayList<>();
    }

    @Entity(name = "Item")
    static class Item {
        @Id
        Long id;

        String name;

        @OneToOne
        @JoinTable(
                name = "item_lid",
                joinColumns = @JoinColumn(name = "item_id"),
                inverseJoinColumns = @JoinColumn(name = "lid_id"))
        Box lid;
    }

    @Entity(name = "Country")
    static class Country {
        @Id
        Long id;

        String code;
        String name;
    }

    @Embeddable
    record History(
            @ManyToOne @JoinColumn(name = "born_code", referencedColumnName = "code")
            Country born) {}

    @Entity(name = "City")
    static class City {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "country_code", referencedColumnName = "code")
        Country country;

        History history;
    }
}
