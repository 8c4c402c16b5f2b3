package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.expression.Expressions.attribute;

import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
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

/** Hierarchies in native sessions: one table, joined tables, a table for each class. */
class InheritanceTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(
            Person.class,
            Singer.class,
            Drummer.class,
            Group.class,
            Beast.class,
            Cat.class,
            Lion.class,
            Paper.class,
            Letter.class));
    final SessionFactory sessions = unit.factory().unwrap(SessionFactory.class);
    final Session s = sessions.open();

    @AfterEach
    void close() {
        s.close();
    }

    private void people() {
        unit.sql("insert into Group_ (id, name) values (1, 'Trio')");
        unit.sql(
                "insert into Person (id, name, kind, group_id) values (1, 'Ann', 'singer', 1), (2, 'Bob', 'drummer', 1),"
                        + " (3, 'Cid', 'person', 1)");
        unit.sql("insert into Singer (id, voice) values (1, 'alto')");
        unit.sql("insert into Drummer (id, kit) values (2, 'small')");
    }

    private <T> List<T> all(Class<T> type) {
        return s.query(type).orderBy(attribute(type, "id")).all();
    }

    @Test
    @DisplayName("inherit-01: joined tables: the base table's row goes first, then that of the subclass")
    void joinedInserts() {
        s.addAll(new Singer("Ann", "alto"), new Drummer("Bob", "big"), new Person("Cid"), new Singer("Dee", "mezzo"));
        // SQLAlchemy writes the base table for all classes first; here class by class, rows of one class together
        unit.statements()
                .during(s::flush)
                .areExactly(
                        "insert into Person (name, group_id, kind) values (?, ?, ?) returning id",
                        "insert into Drummer (id, kit) values (?, ?)",
                        "insert into Person (name, group_id, kind) values (?, ?, ?) returning id",
                        "insert into Person (name, group_id, kind) values (?, ?, ?), (?, ?, ?) returning id",
                        "insert into Singer (id, voice) values (?, ?)");
        s.commit();
        assertThat(unit.sql(
                        "select p.name, p.kind, s.voice from Person p left join Singer s on s.id = p.id order by 1"))
                .hasToString("[[Ann, singer, alto], [Bob, drummer, null], [Cid, person, null], [Dee, singer, mezzo]]");
    }

    @Test
    @DisplayName(
            "inherit-02, inherit-04, inherit-06: a query of the base class gives whole instances of each row's class")
    void joinedQueries() {
        people();
        // as with_polymorphic '*': basic attributes are eager in Jakarta Persistence
        unit.statements()
                .during(() -> {
                    List<Person> people = all(Person.class);
                    assertThat(people)
                            .extracting(Object::getClass)
                            .hasToString(classes(Singer.class, Drummer.class, Person.class));
                    assertThat(((Singer) people.get(0)).voice).isEqualTo("alto");
                })
                .areExactly("select p.id, p.kind, p.name, p.group_id, s.voice, d.kit from Person p"
                        + " left join Singer s on s.id = p.id left join Drummer d on d.id = p.id order by p.id");
        s.expungeAll();
        assertThat(s.get(Person.class, 2)).isInstanceOf(Drummer.class);
        assertThat(s.get(Singer.class, 2))
                .as("inherit-05: the key of another class")
                .isNull();
        assertThat(all(Singer.class)).hasSize(1);
    }

    private static String classes(Class<?>... types) {
        return List.of(types).toString();
    }

    @Test
    @DisplayName("inherit-08: a collection of the base class holds instances of every class")
    void collections() {
        people();
        Group trio = s.get(Group.class, 1);
        assertThat(trio.getPeople())
                .extracting(Object::getClass)
                .hasToString(classes(Singer.class, Drummer.class, Person.class));
    }

    @Test
    @DisplayName("inherit-10: an expired instance of a subclass is read by one select over its tables")
    void expired() {
        people();
        Singer ann = s.get(Singer.class, 1);
        s.expire(ann);
        unit.statements()
                .during(() -> {
                    s.get(Singer.class, 1);
                    assertThat(ann.voice).isEqualTo("alto");
                })
                .areCounted(1);
    }

    @Test
    @DisplayName("inherit-07: an update touches only the tables whose columns have changed; deletes go the other way")
    void joinedUpdatesAndDeletes() {
        people();
        Singer ann = s.get(Singer.class, 1);
        ann.voice = "mezzo";
        unit.statements().during(s::flush).areExactly("update Singer set voice = ? where id = ?");
        ann.name = "Anna";
        unit.statements().during(s::flush).areExactly("update Person set name = ? where id = ?");
        s.delete(ann);
        unit.statements()
                .during(s::flush)
                .areExactly("delete from Singer where id = ?", "delete from Person where id = ?");
    }

    @Test
    @DisplayName(
            "inherit-21, inherit-22: in one table a subclass adds its discriminators and those below it, the base none")
    void singleTable() {
        s.addAll(new Cat(1, "Tom", "alto"), new Beast(2, "Bob"), new Lion(3, "Leo", "bass"));
        unit.statements()
                .during(s::flush)
                .contain(
                        "insert into Beast (id, name, kind) values (?, ?, ?)",
                        "insert into Beast (id, name, voice, kind) values (?, ?, ?, ?)");
        s.commit();
        s.expungeAll();
        unit.statements()
                .during(() -> assertThat(all(Beast.class))
                        .extracting(Object::getClass)
                        .hasToString(classes(Cat.class, Beast.class, Lion.class)))
                .doNotContain(" in (");
        unit.statements().during(() -> assertThat(all(Cat.class)).hasSize(2)).contain("kind in (");
        assertThat(s.query(Lion.class).count()).isEqualTo(1);
    }

    @Test
    @DisplayName("inherit-31, inherit-32: a table for each class; the base query is a union of them")
    void tablePerClass() {
        s.addAll(new Paper(1, "d"), new Letter(2, "l", "x"));
        unit.statements()
                .during(s::flush)
                .contain("insert into Paper (id, name)", "insert into Letter (id, name, recipient)");
        assertThat(all(Paper.class)).hasSize(2);
        assertThat(all(Letter.class)).extracting(letter -> letter.recipient).containsExactly("x");
        s.commit();
        s.expungeAll();
        assertThat(s.get(Paper.class, 2)).as("keys are those of the hierarchy").isInstanceOf(Letter.class);
    }

    @Entity(name = "Person")
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(name = "kind")
    @DiscriminatorValue("person")
    static class Person {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "group_id")
        Group group;

        protected Person() {}

        Person(String name) {
            this.name = name;
        }
    }

    @Entity(name = "Singer")
    @DiscriminatorValue("singer")
    static class Singer extends Person {
        String voice;

        protected Singer() {}

        Singer(String name, String voice) {
            super(name);
            this.voice = voice;
        }
    }

    @Entity(name = "Drummer")
    @DiscriminatorValue("drummer")
    static class Drummer extends Person {
        String kit;

        protected Drummer() {}

        Drummer(String name, String kit) {
            super(name);
            this.kit = kit;
        }
    }

    @Entity(name = "Group_")
    static class Group {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "group")
        @OrderBy("id")
        List<Person> people = new ArrayList<>();

        List<Person> getPeople() {
            return people;
        }
    }

    @Entity(name = "Beast")
    @DiscriminatorColumn(name = "kind")
    @DiscriminatorValue("beast")
    static class Beast {
        @Id
        Integer id;

        String name;

        protected Beast() {}

        Beast(Integer id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity(name = "Cat")
    @DiscriminatorValue("cat")
    static class Cat extends Beast {
        String voice;

        protected Cat() {}

        Cat(Integer id, String name, String voice) {
            super(id, name);
            this.voice = voice;
        }
    }

    @Entity(name = "Lion")
    @DiscriminatorValue("lion")
    static class Lion extends Cat {
        protected Lion() {}

        Lion(Integer id, String name, String voice) {
            super(id, name, voice);
        }
    }

    @Entity(name = "Paper")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    static class Paper {
        @Id
        Integer id;

        String name;

        protected Paper() {}

        Paper(Integer id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity(name = "Letter")
    static class Letter extends Paper {
        String recipient;

        protected Letter() {}

        Letter(Integer id, String name, String recipient) {
            super(id, name);
            this.recipient = recipient;
        }
    }
}
