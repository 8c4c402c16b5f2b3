package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Relationships of less common shapes in native sessions. */
class LinksTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(
            Band.class,
            Single.class,
            Badge.class,
            Medal.class,
            Trip.class,
            Stop.class,
            Nation.class,
            Player.class,
            Bill.class,
            Line.class,
            Note.class,
            Film.class,
            Actor.class,
            Credit.class,
            Star.class,
            Bio.class,
            Shelf.class,
            Book.class));
    final SessionFactory sessions = unit.factory().unwrap(SessionFactory.class);
    final Session s = sessions.open();

    @AfterEach
    void close() {
        s.close();
    }

    @Test
    @DisplayName(
            "cascade-14: a remove cascade on a many-to-one takes the parent along; its other children lose their key")
    void upwards() {
        Band band = new Band("Trio");
        s.addAll(new Single("one", band), new Single("two", band));
        s.commit();
        s.delete(s.get(Single.class, 1));
        assertThat(s.deleted()).hasSize(2);
        // SQLAlchemy reads the parent's singles first
        unit.statements()
                .during(s::flush)
                .areExactly(
                        "update Single set band_id = null where band_id = ?",
                        "delete from Single where id = ?",
                        "delete from Band where id = ?");
        s.commit();
        assertThat(unit.sql("select id, band_id from Single")).hasToString("[[2, null]]");
    }

    @Test
    @DisplayName("cascade-27: the one that is let go of by the only one that may refer to it is deleted")
    void singleParents() {
        Badge badge = new Badge();
        badge.medal = new Medal("old");
        s.add(badge);
        s.commit();
        Badge again = s.get(Badge.class, 1);
        again.setMedal(new Medal("new"));
        unit.statements()
                .during(s::flush)
                .contain("insert into Medal", "update Badge set medal_id = ? where id = ?", "delete from Medal");
        s.commit();
        assertThat(unit.sql("select name from Medal")).hasToString("[[new]]");
    }

    @Test
    @DisplayName("relation-01: two foreign keys between two tables are two relationships")
    void twoForeignKeys() {
        Stop a = new Stop();
        Stop b = new Stop();
        Trip trip = new Trip();
        trip.src = a;
        trip.dst = b;
        s.add(trip);
        s.commit();
        assertThat(s.get(Stop.class, a.id).departures).hasSize(1);
        assertThat(s.get(Stop.class, b.id).getDepartures()).isEmpty();
    }

    @Test
    @DisplayName("relation-03: a many-to-one to a unique column that is not the identifier")
    void toAUniqueColumn() {
        Nation cv = new Nation("CV");
        Player p = new Player();
        p.nation = cv;
        s.add(p);
        s.commit();
        assertThat(unit.sql("select nation_code from Player")).hasToString("[[CV]]");
        s.get(Nation.class, 1);
        assertThat(s.get(Player.class, 1).getNation()).isSameAs(cv);
    }

    @Test
    @DisplayName("key-09: a child whose key holds its parent's cannot be without one")
    void identifying() {
        Bill bill = new Bill();
        bill.lines.add(new Line(bill, 1));
        bill.lines.add(new Line(bill, 2));
        bill.notes.add(new Note(bill, 1));
        bill.notes.add(new Note(bill, 2));
        s.add(bill);
        unit.statements()
                .during(s::flush)
                .contain("insert into Bill", "insert into Line", "insert into Note")
                .areCounted(3);
        assertThat(s.inspect(bill.lines.get(1)).identity()).isEqualTo(List.of(1, 2));
        bill.notes.remove(1);
        unit.statements().during(s::flush).areExactly("delete from Note where bill_id = ? and no = ?");
        bill.lines.remove(1);
        assertThatThrownBy(s::flush).hasMessageContaining("Line#[1, 2]").hasMessageContaining("orphanRemoval");
        s.rollback();
    }

    @Test
    @DisplayName("assoc-01: an association object has its parents' keys, and goes with either")
    void associationObjects() {
        unit.sql("insert into Film (id, title) values (1, 'A')");
        unit.sql("insert into Actor (id, name) values (1, 'Ann'), (2, 'Bob')");
        unit.sql("insert into Credit (film_id, actor_id, role) values (1, 1, 'vocals')");
        Film film = s.get(Film.class, 1);
        Actor bob = s.get(Actor.class, 2);
        Credit bass = new Credit(bob, "bass");
        film.getCredits().add(bass);
        unit.statements().during(s::flush).areExactly("insert into Credit (film_id, actor_id, role) values (?, ?, ?)");
        assertThat(s.inspect(bass).identity()).isEqualTo(List.of(1, 2));
        assertThat(bob.getCredits()).containsExactly(bass);
        film.getCredits().remove(bob.getCredits().get(0));
        unit.statements().during(s::flush).areExactly("delete from Credit where film_id = ? and actor_id = ?");
        s.delete(s.get(Actor.class, 1));
        unit.statements()
                .during(s::flush)
                .areExactly("delete from Credit where film_id = ? and actor_id = ?", "delete from Actor where id = ?");
        s.commit();
        assertThat(unit.sql("select * from Credit")).isEmpty();
    }

    @Test
    @DisplayName("sync-14: a new child for a parent that has one: the old one is found at the flush")
    void displaced() {
        unit.sql("insert into Star (id, name) values (1, 'Nina'), (2, 'Youssou')");
        unit.sql("insert into Bio (id, text, star_id) values (11, 'pianist', 1), (12, 'singer', 2)");
        Star nina = s.get(Star.class, 1);
        Bio bio = new Bio(13, "new");
        try (var off = s.noAutoflush()) {
            nina.setBio(bio);
            assertThat(off).isNotNull();
        }
        // SQLAlchemy reads the displaced one; one update finds it
        unit.statements().during(s::flush).contain("update Bio set star_id", "insert into Bio");
        Star youssou = s.get(Star.class, 2);
        Bio newer = new Bio(14, "newer");
        newer.star = youssou;
        s.add(newer);
        unit.statements().during(s::flush).contain("update Bio set star_id", "insert into Bio");
        s.commit();
        assertThat(unit.sql("select id, star_id from Bio order by id"))
                .hasToString("[[11, null], [12, null], [13, 1], [14, 2]]");
    }

    @Test
    @DisplayName("sync-13: two relationships over one foreign key know nothing of each other until they are read again")
    void notLinked() {
        Shelf a = new Shelf(1);
        Shelf b = new Shelf(2);
        Book x = new Book(1);
        a.books.add(x);
        s.addAll(a, b);
        s.flush();
        s.commit();
        x = s.get(Book.class, 1);
        assertThat(x.getShelf()).isSameAs(a);
        b = s.get(Shelf.class, 2);
        b.books.add(x);
        assertThat(x.getShelf()).isSameAs(a);
        unit.statements().during(s::flush).areExactly("update Book set shelf_id = ? where id = ?");
        assertThat(x.getShelf()).isSameAs(a);
        s.expireAll();
        s.get(Book.class, 1);
        assertThat(x.getShelf()).isSameAs(b);
    }

    @Entity(name = "Shelf")
    static class Shelf {
        @Id
        Integer id;

        @OneToMany
        @JoinColumn(name = "shelf_id")
        List<Book> books = new ArrayList<>();

        protected Shelf() {}

        Shelf(Integer id) {
            this.id = id;
        }
    }

    @Entity(name = "Book")
    static class Book {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "shelf_id")
        Shelf shelf;

        protected Book() {}

        Book(Integer id) {
            this.id = id;
        }

        Shelf getShelf() {
            return shelf;
        }
    }

    @Entity(name = "Band")
    static class Band {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String name;

        @OneToMany(mappedBy = "band")
        @OrderBy("id")
        List<Single> singles = new ArrayList<>();

        protected Band() {}

        Band(String name) {
            this.name = name;
        }
    }

    @Entity(name = "Single")
    static class Single {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String title;

        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL)
        Band band;

        protected Single() {}

        Single(String title, Band band) {
            this.title = title;
            this.band = band;
        }
    }

    @Entity(name = "Badge")
    static class Badge {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        @OneToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL, orphanRemoval = true)
        @JoinColumn(name = "medal_id")
        Medal medal;

        void setMedal(Medal medal) {
            this.medal = medal;
        }
    }

    @Entity(name = "Medal")
    static class Medal {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String name;

        protected Medal() {}

        Medal(String name) {
            this.name = name;
        }
    }

    @Entity(name = "Stop")
    static class Stop {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String name;

        @OneToMany(mappedBy = "src")
        List<Trip> departures = new ArrayList<>();

        List<Trip> getDepartures() {
            return departures;
        }
    }

    @Entity(name = "Trip")
    static class Trip {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        @ManyToOne
        Stop src;

        @ManyToOne
        Stop dst;
    }

    @Entity(name = "Nation")
    static class Nation {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        @Column(unique = true, length = 2)
        String code;

        protected Nation() {}

        Nation(String code) {
            this.code = code;
        }
    }

    @Entity(name = "Player")
    static class Player {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "nation_code", referencedColumnName = "code")
        Nation nation;

        Nation getNation() {
            return nation;
        }
    }

    @Entity(name = "Bill")
    static class Bill {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String name;

        @OneToMany(mappedBy = "bill")
        @OrderBy("no")
        List<Line> lines = new ArrayList<>();

        @OneToMany(mappedBy = "bill", cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderBy("no")
        List<Note> notes = new ArrayList<>();
    }

    static class LineKey implements Serializable {
        private static final long serialVersionUID = 1L;

        Integer bill;

        Integer no;

        @Override
        public boolean equals(Object o) {
            return o instanceof LineKey k && Objects.equals(bill, k.bill) && Objects.equals(no, k.no);
        }

        @Override
        public int hashCode() {
            return Objects.hash(bill, no);
        }
    }

    @Entity(name = "Line")
    @IdClass(LineKey.class)
    static class Line {
        @Id
        @ManyToOne
        @JoinColumn(name = "bill_id")
        Bill bill;

        @Id
        Integer no;

        protected Line() {}

        Line(Bill bill, Integer no) {
            this.bill = bill;
            this.no = no;
        }
    }

    @Entity(name = "Note")
    @IdClass(LineKey.class)
    static class Note {
        @Id
        @ManyToOne
        @JoinColumn(name = "bill_id")
        Bill bill;

        @Id
        Integer no;

        protected Note() {}

        Note(Bill bill, Integer no) {
            this.bill = bill;
            this.no = no;
        }
    }

    @Entity(name = "Film")
    static class Film {
        @Id
        Integer id;

        String title;

        @OneToMany(mappedBy = "film", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Credit> credits = new ArrayList<>();

        List<Credit> getCredits() {
            return credits;
        }
    }

    @Entity(name = "Actor")
    static class Actor {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "actor", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Credit> credits = new ArrayList<>();

        List<Credit> getCredits() {
            return credits;
        }
    }

    static class CreditKey implements Serializable {
        private static final long serialVersionUID = 1L;

        Integer film;

        Integer actor;

        @Override
        public boolean equals(Object o) {
            return o instanceof CreditKey k && Objects.equals(film, k.film) && Objects.equals(actor, k.actor);
        }

        @Override
        public int hashCode() {
            return Objects.hash(film, actor);
        }
    }

    @Entity(name = "Credit")
    @IdClass(CreditKey.class)
    static class Credit {
        @Id
        @ManyToOne
        @JoinColumn(name = "film_id")
        Film film;

        @Id
        @ManyToOne
        @JoinColumn(name = "actor_id")
        Actor actor;

        String role;

        protected Credit() {}

        Credit(Actor actor, String role) {
            this.actor = actor;
            this.role = role;
        }
    }

    @Entity(name = "Star")
    static class Star {
        @Id
        Integer id;

        String name;

        @OneToOne(mappedBy = "star", fetch = FetchType.LAZY)
        Bio bio;

        Bio getBio() {
            return bio;
        }

        void setBio(Bio bio) {
            this.bio = bio;
        }
    }

    @Entity(name = "Bio")
    static class Bio {
        @Id
        Integer id;

        String text;

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "star_id")
        Star star;

        protected Bio() {}

        Bio(Integer id, String text) {
            this.id = id;
            this.text = text;
        }
    }
}
