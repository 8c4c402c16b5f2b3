package org.athanor.behaviour.jpql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** KEY, VALUE and ENTRY (Jakarta Persistence 3.2, 4.4.3). */
class MapsTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(School.class, Pupil.class, Course.class));

    final Asking asking = new Asking(unit);

    @BeforeEach
    void rows() {
        unit.inTransaction(em -> {
            School school = new School();
            school.id = 1;
            Pupil ann = new Pupil(1, "Ann", school);
            Pupil bob = new Pupil(2, "Bob", school);
            Course art = new Course(10, "art");
            Course maths = new Course(20, "maths");
            List.of(ann, bob, art, maths, school).forEach(em::persist);
            school.fees.put("art", 3);
            school.fees.put("maths", 4);
            school.rooms.put(new Place("A", 1), "lab");
            school.rooms.put(new Place("B", 2), "gym");
            school.best.put(art, ann);
            school.best.put(maths, bob);
        });
    }

    @Test
    void theKeyOfABasicMapIsAColumn() {
        asking.asks(
                "select key(f), value(f) from School s join s.fees f where key(f) <> 'art'",
                "[[maths, 4]]",
                "select f.subject, f.fee from School s join fees f on f.school_id = s.id where f.subject <> 'art'");
        asking.asks(
                "select f from School s join s.fees f order by key(f) desc",
                "[4, 3]",
                "select f.fee from School s join fees f on f.school_id = s.id order by f.subject desc");
    }

    @Test
    void anEntryIsKeyAndValue() {
        asking.asks(
                "select entry(f) from School s join s.fees f order by key(f)",
                "[art=3, maths=4]",
                "select f.subject, f.fee from School s join fees f on f.school_id = s.id order by f.subject");
        asking.asks("select entry(p) from School s join s.byName p where key(p) = 'Ann'", "[Ann=Ann]");
    }

    @Test
    void anEmbeddedKeyHasPaths() {
        asking.asks(
                "select r from School s join s.rooms r where key(r).floor = 2",
                "[gym]",
                "select r.name from School s join rooms r on r.school_id = s.id where r.floor = 2");
        asking.asks(
                "select key(r) from School s join s.rooms r where key(r) = :place",
                Map.of("place", new Place("A", 1)),
                "[Place[building=A, floor=1]]",
                "select r.building, r.floor from School s join rooms r on r.school_id = s.id where r.building = ? and"
                        + " r.floor = ?");
    }

    @Test
    void anEntityAsKeyIsItsForeignKeyUntilMoreIsAsked() {
        asking.asks(
                "select p.name from School s join s.best p where key(p).id = 10",
                "[Ann]",
                "select p.name from School s join best b on b.school_id = s.id join Pupil p on p.id = b.pupil_id where"
                        + " b.course_id = 10");
        asking.asks(
                "select p.name, key(p).title from School s join s.best p order by key(p).title",
                "[[Ann, art], [Bob, maths]]",
                "select p.name, c.title from School s join best b on b.school_id = s.id join Pupil p on p.id ="
                        + " b.pupil_id join Course c on c.id = b.course_id order by c.title");
        asking.asks("select key(p) from School s join s.best p where value(p).name = 'Bob'", "[maths]");
        asking.asks("select count(distinct key(p)) from School s join s.best p", "[2]");
    }

    @Test
    void aKeyThatIsAnAttributeOfTheValueIsAPath() {
        asking.asks(
                "select key(p) from School s join s.byName p where value(p).id = 2",
                "[Bob]",
                "select p.name from School s join Pupil p on p.school_id = s.id where p.id = 2");
    }

    @Test
    void onlyTheVariableOfAMapHasAKey() {
        unit.inEntityManager(
                em -> assertThatThrownBy(() -> em.createQuery("select key(p) from School s join s.pupils p"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith(
                                "The variable 'p' has no key: only one that a join of a map declares has (line 1, column 12)"));
    }

    @Embeddable
    record Place(String building, int floor) {}

    @Entity(name = "Course")
    static class Course {
        @Id
        Integer id;

        String title;

        Course() {}

        Course(Integer id, String title) {
            this.id = id;
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    @Entity(name = "Pupil")
    static class Pupil {
        @Id
        Integer id;

        String name;

        @ManyToOne
        @JoinColumn(name = "school_id")
        School school;

        Pupil() {}

        Pupil(Integer id, String name, School school) {
            this.id = id;
            this.name = name;
            this.school = school;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Entity(name = "School")
    static class School {
        @Id
        Integer id;

        @ElementCollection
        @CollectionTable(name = "fees", joinColumns = @JoinColumn(name = "school_id"))
        @MapKeyColumn(name = "subject")
        @Column(name = "fee")
        Map<String, Integer> fees = new HashMap<>();

        @ElementCollection
        @CollectionTable(name = "rooms", joinColumns = @JoinColumn(name = "school_id"))
        @Column(name = "name")
        Map<Place, String> rooms = new HashMap<>();

        @ManyToMany
        @JoinTable(
                name = "best",
                joinColumns = @JoinColumn(name = "school_id"),
                inverseJoinColumns = @JoinColumn(name = "pupil_id"))
        @MapKeyJoinColumn(name = "course_id")
        Map<Course, Pupil> best = new HashMap<>();

        @OneToMany(mappedBy = "school")
        @MapKey(name = "name")
        Map<String, Pupil> byName = new HashMap<>();

        @OneToMany(mappedBy = "school")
        List<Pupil> pupils = new ArrayList<>();
    }
}
