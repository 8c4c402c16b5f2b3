package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In which order a flush writes the rows of several tables, and which of them share a statement. */
class WorkOrderTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(
            Venue.class,
            Troupe.class,
            Gig.class,
            Zebra.class,
            Apple.class,
            Mango.class,
            Loose.class,
            Chief.class,
            Office.class));
    final SessionFactory sessions = unit.factory().unwrap(SessionFactory.class);
    final Session s = sessions.open();

    @AfterEach
    void close() {
        s.close();
    }

    @Test
    @DisplayName("uow-01: parents go in before children, whatever the order of add; generated keys are copied down")
    void parentsFirst() {
        Gig gig = new Gig("late");
        Venue venue = new Venue("club");
        Troupe troupe = new Troupe("A");
        venue.gigs.add(gig);
        gig.troupe = troupe;
        s.add(gig);
        s.add(venue);
        unit.statements()
                .during(s::flush)
                .areExactly(
                        "insert into troupe (name) values (?) returning id",
                        "insert into venue (name) values (?) returning id",
                        "insert into gig (title, venue_id, troupe_id) values (?, ?, ?) returning id");
        s.commit();
        assertThat(unit.sql("select venue_id, troupe_id from gig")).hasToString("[[1, 1]]");
    }

    @Test
    @DisplayName("uow-04: updates of a table are in the order of their keys, and equal ones share a statement")
    void updatesByKey() {
        Troupe a = new Troupe("a");
        Troupe b = new Troupe("b");
        Troupe c = new Troupe("c");
        s.addAll(a, b, c);
        s.flush();
        c.name = "C";
        a.name = "A";
        b.name = "B";
        var sent = unit.statements().during(s::flush);
        assertThat(sent.list())
                .allSatisfy(each -> assertThat(each.sql()).containsIgnoringCase("update troupe set name"));
        assertThat(sent.list().stream().map(each -> each.parameters()).toList())
                .hasToString("[[[A, 1], [B, 2], [C, 3]]]");
    }

    @Test
    @DisplayName("uow-08: deletes of a table are in the order of their keys")
    void deletesByKey() {
        s.addAll(new Troupe("a"), new Troupe("b"), new Troupe("c"));
        s.commit();
        for (int id : new int[] {3, 1, 2}) {
            s.delete(s.get(Troupe.class, id));
        }
        var sent = unit.statements().during(s::flush).areExactly("delete from troupe where id = ?");
        assertThat(sent.parameters(0)).hasToString("[[1], [2], [3]]");
        s.commit();
        assertThat(unit.sql("select id from troupe")).isEmpty();
    }

    @Test
    @DisplayName("uow-19: a child with two parent tables waits for both; when all go, it goes first")
    void twoParents() {
        Venue venue = new Venue("hall");
        Gig one = new Gig("one");
        Gig two = new Gig("two");
        one.venue = venue;
        two.venue = venue;
        one.troupe = new Troupe("x");
        two.troupe = new Troupe("y");
        s.addAll(one, two);
        unit.statements()
                .during(s::flush)
                .areExactly(
                        "insert into troupe (name) values (?), (?) returning id",
                        "insert into venue (name) values (?) returning id",
                        "insert into gig (title, venue_id, troupe_id) values (?, ?, ?), (?, ?, ?) returning id");
        for (Gig gig : List.of(one, two)) {
            s.delete(gig);
            s.delete(gig.troupe);
        }
        s.delete(venue);
        unit.statements()
                .during(s::flush)
                .areExactly(
                        "delete from gig where id = ?",
                        "delete from troupe where id = ?",
                        "delete from venue where id = ?");
    }

    @Test
    @DisplayName("uow-23: tables that do not depend on each other go by the names of their classes")
    void independentTables() {
        Zebra z = new Zebra();
        Mango m = new Mango();
        Apple a = new Apple();
        s.addAll(z, m, a);
        unit.statements()
                .during(s::flush)
                .areExactly(
                        "insert into z_apple (id, name) values (?, ?)",
                        "insert into a_zebra (name) values (?) returning id",
                        "insert into m_mango (zebra_id) values (?) returning id");
        s.delete(z);
        s.delete(a);
        s.delete(m);
        unit.statements()
                .during(s::flush)
                .areExactly(
                        "delete from z_apple where id = ?",
                        "delete from m_mango where id = ?",
                        "delete from a_zebra where id = ?");
    }

    @Test
    @DisplayName("uow-20: rows that are linked by the value of a key alone follow the order of their tables")
    void linkedByValue() {
        s.add(new Loose(1, 7));
        s.add(new Apple(7));
        unit.statements()
                .during(s::flush)
                .areExactly(
                        "insert into z_apple (id, name) values (?, ?)",
                        "insert into loose (id, apple_id) values (?, ?)");
    }

    @Test
    @DisplayName(
            "uow-11, uow-13, uow-14: rows that refer to each other are written with NULL first, without being told to")
    void circles() {
        Chief chief = new Chief(1);
        Office office = new Office(1);
        chief.office = office;
        office.head = chief;
        s.add(chief);
        unit.statements()
                .during(s::flush)
                .contain("insert into chief", "insert into office", "update")
                .areCounted(3);
        s.delete(chief);
        s.delete(office);
        unit.statements().during(s::flush).contain("update", "delete from chief", "delete from office");
        Chief own = new Chief(2);
        own.deputy = own;
        s.add(own);
        s.commit();
        assertThat(unit.sql("select deputy_id from chief")).hasToString("[[2]]");
    }

    @Test
    @DisplayName("uow-03: one flush inserts parents first, then updates, then deletes children first")
    void allKinds() {
        Venue venue = new Venue("club");
        Gig gone = new Gig("gone");
        Gig kept = new Gig("kept");
        Troupe troupe = new Troupe("t");
        for (Gig gig : List.of(gone, kept)) {
            gig.venue = venue;
            gig.troupe = troupe;
        }
        s.addAll(gone, kept);
        s.commit();
        s.get(Venue.class, 1).name = "hall";
        s.get(Gig.class, kept.id).title = "moved";
        s.delete(s.get(Gig.class, gone.id));
        Gig fresh = new Gig("fresh");
        fresh.venue = venue;
        fresh.troupe = new Troupe("new");
        s.add(fresh);
        unit.statements()
                .during(s::flush)
                .areExactly(
                        "insert into troupe (name) values (?) returning id",
                        "insert into gig (title, venue_id, troupe_id) values (?, ?, ?) returning id",
                        "update venue set name = ? where id = ?",
                        "update gig set title = ? where id = ?",
                        "delete from gig where id = ?");
    }

    @Test
    @DisplayName("uow-06: rows without keys share one statement that gives them, rows with keys another")
    void keysOfInserts() {
        s.addAll(new Troupe("a"), new Troupe("b"), new Apple(8), new Apple(9));
        unit.statements()
                .during(s::flush)
                .contain("insert into troupe (name) values (?), (?) returning id")
                .contain("insert into z_apple (id, name) values (?, ?)")
                .areCounted(2);
    }

    @Entity(name = "Chief")
    @Table(name = "chief")
    static class Chief {
        @Id
        Integer id;

        @ManyToOne
        Office office;

        @ManyToOne
        Chief deputy;

        protected Chief() {}

        Chief(Integer id) {
            this.id = id;
        }
    }

    @Entity(name = "Office")
    @Table(name = "office")
    static class Office {
        @Id
        Integer id;

        @ManyToOne
        Chief head;

        protected Office() {}

        Office(Integer id) {
            this.id = id;
        }
    }

    @Entity(name = "Venue")
    @Table(name = "venue")
    static class Venue {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String name;

        @OneToMany(mappedBy = "venue")
        List<Gig> gigs = new ArrayList<>();

        protected Venue() {}

        Venue(String name) {
            this.name = name;
        }
    }

    @Entity(name = "Troupe")
    @Table(name = "troupe")
    static class Troupe {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String name;

        protected Troupe() {}

        Troupe(String name) {
            this.name = name;
        }
    }

    @Entity(name = "Gig")
    @Table(name = "gig")
    static class Gig {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String title;

        @ManyToOne(optional = false)
        Venue venue;

        @ManyToOne(optional = false)
        Troupe troupe;

        protected Gig() {}

        Gig(String title) {
            this.title = title;
        }
    }

    @Entity(name = "Zebra")
    @Table(name = "a_zebra")
    static class Zebra {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String name;
    }

    @Entity(name = "Apple")
    @Table(name = "z_apple")
    static class Apple {
        @Id
        Integer id = 1;

        String name;

        protected Apple() {}

        Apple(int id) {
            this.id = id;
        }
    }

    @Entity(name = "Mango")
    @Table(name = "m_mango")
    static class Mango {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        @ManyToOne
        Zebra zebra;
    }

    @Entity(name = "Loose")
    @Table(name = "loose")
    static class Loose {
        @Id
        Integer id;

        @jakarta.persistence.Column(name = "apple_id")
        Integer appleId;

        @ManyToOne
        @jakarta.persistence.JoinColumn(name = "apple_id", insertable = false, updatable = false)
        Apple apple;

        protected Loose() {}

        Loose(Integer id, Integer appleId) {
            this.id = id;
            this.appleId = appleId;
        }
    }
}
