package org.athanor.behaviour.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MapKeysTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(School.class, Pupil.class, Course.class));

    @Test
    void keysOfValuesAreStoredBesideThem() {
        unit.inTransaction(em -> {
            School school = new School(1);
            school.fees.put("art", 3);
            school.fees.put("maths", 4);
            school.opening.put(Day.MONDAY, new Hours(8, 12));
            school.rooms.put(new Place("A", 1), "lab");
            em.persist(school);
        });
        assertThat(unit.sql("select subject, fee from fees order by subject"))
                .containsExactly(List.of("art", 3), List.of("maths", 4));
        assertThat(unit.sql("select dayOfWeek, opens, closes from opening")).containsExactly(List.of("MONDAY", 8, 12));
        assertThat(unit.sql("select building, floor, name from rooms")).containsExactly(List.of("A", 1, "lab"));
        unit.inEntityManager(em -> {
            School school = em.find(School.class, 1);
            assertThat(school.fees).containsOnly(entry("art", 3), entry("maths", 4));
            assertThat(school.opening).containsOnly(entry(Day.MONDAY, new Hours(8, 12)));
            assertThat(school.rooms).containsOnly(entry(new Place("A", 1), "lab"));
        });
    }

    @Test
    void onlyKeysWithAnotherElementAreWrittenAnew() {
        unit.inTransaction(em -> {
            School school = new School(1);
            school.fees.putAll(Map.of("art", 3, "maths", 4, "music", 5));
            em.persist(school);
        });
        unit.inTransaction(em -> {
            School school = em.find(School.class, 1);
            school.fees.put("art", 3);
            school.fees.put("maths", 6);
            school.fees.remove("music");
            school.fees.put("latin", 3);
            unit.statements()
                    .during(em::flush)
                    .areExactly(
                            "delete from fees where school_id = ? and subject = ?",
                            "insert into fees (school_id, fee, subject) values (?, ?, ?)");
        });
        assertThat(unit.sql("select subject, fee from fees order by subject"))
                .containsExactly(List.of("art", 3), List.of("latin", 3), List.of("maths", 6));
    }

    @Test
    void anEntityIsTheKeyOfARowOfTheJoinTable() {
        unit.inTransaction(em -> {
            Course art = new Course(1);
            Course maths = new Course(2);
            Pupil ann = new Pupil(1);
            em.persist(art);
            em.persist(maths);
            em.persist(ann);
            School school = new School(1);
            em.persist(school);
            school.best.put(art, ann);
            school.best.put(maths, ann);
        });
        assertThat(unit.sql("select course_id, pupil_id from best order by course_id"))
                .containsExactly(List.of(1, 1), List.of(2, 1));
        unit.inTransaction(em -> {
            School school = em.find(School.class, 1);
            Course art = em.find(Course.class, 1);
            Pupil ann = em.find(Pupil.class, 1);
            assertThat(school.best).containsOnly(entry(art, ann), entry(em.getReference(Course.class, 2), ann));
            school.best.remove(art);
        });
        assertThat(unit.sql("select course_id, pupil_id from best")).containsExactly(List.of(2, 1));
        unit.inEntityManager(em -> {
            School school = em.createQuery("select s from School s join fetch s.best", School.class)
                    .getSingleResult();
            assertThat(school.best.keySet()).extracting(course -> course.id).containsExactly(2);
        });
    }

    @Test
    void aNewOrRemovedEntityCannotBeAKey() {
        unit.inEntityManager(em -> {
            em.getTransaction().begin();
            Pupil ann = new Pupil(1);
            Course art = new Course(1);
            School school = new School(1);
            em.persist(ann);
            em.persist(school);
            school.best.put(art, ann);
            assertThatThrownBy(em::flush)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("School#1.best")
                    .hasMessageContaining("new Course");
            em.getTransaction().rollback();
        });
        unit.inTransaction(em -> {
            em.persist(new Course(1));
            em.persist(new Pupil(1));
            em.persist(new School(1));
        });
        unit.inEntityManager(em -> {
            em.getTransaction().begin();
            Course art = em.find(Course.class, 1);
            em.find(School.class, 1).best.put(art, em.find(Pupil.class, 1));
            em.remove(art);
            assertThatThrownBy(em::flush)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Course#1, which is removed");
            em.getTransaction().rollback();
        });
        assertThat(unit.sql("select * from best")).isEmpty();
    }

    @Test
    void aUniqueKeyIsUniqueWithinItsMap() {
        unit.inTransaction(em -> {
            Course art = new Course(1);
            em.persist(art);
            for (int i = 1; i <= 2; i++) {
                Pupil pupil = new Pupil(i);
                em.persist(pupil);
                School school = new School(i);
                school.best.put(art, pupil);
                em.persist(school);
            }
        });
        assertThatThrownBy(() -> unit.sql("insert into best (school_id, pupil_id, course_id) values (1, 2, 1)"))
                .hasMessageMatching("(?is).*(unique|duplicate).*");
    }

    @Test
    void theKeyOfAOneToManyIsKeptInTheRowsOfTheElements() {
        unit.inTransaction(em -> {
            School school = new School(1);
            school.prefects.put("morning", new Pupil(1));
            school.prefects.put("evening", new Pupil(2));
            em.persist(school);
        });
        assertThat(unit.sql("select id, prefect_of, duty from Pupil order by id"))
                .containsExactly(List.of(1, 1, "morning"), List.of(2, 1, "evening"));
        unit.inTransaction(em -> {
            School school = em.find(School.class, 1);
            assertThat(school.prefects).containsOnlyKeys("morning", "evening");
            Pupil first = school.prefects.remove("morning");
            school.prefects.remove("evening");
            school.prefects.put("noon", first);
        });
        assertThat(unit.sql("select id, duty from Pupil where prefect_of = 1")).containsExactly(List.of(1, "noon"));
        assertThat(unit.sql("select prefect_of is null, duty is null from Pupil where id = 2"))
                .containsExactly(List.of(1, 1));
    }

    @Test
    void aMappedMapWritesTheKeyAndTheOtherSideTheForeignKey() {
        unit.inTransaction(em -> {
            School school = new School(1);
            Pupil ann = new Pupil(1);
            ann.school = school;
            school.byNumber.put("n1", ann);
            school.byLocker.put("l1", ann);
            em.persist(school);
            em.persist(ann);
        });
        assertThat(unit.sql("select school_id, number, locker is null from Pupil"))
                .containsExactly(List.of(1, "n1", 1));
        unit.inTransaction(em -> {
            School school = em.find(School.class, 1);
            Pupil ann = school.byNumber.remove("n1");
            school.byNumber.put("n2", ann);
        });
        assertThat(unit.sql("select school_id, number from Pupil")).containsExactly(List.of(1, "n2"));
        unit.inEntityManager(em -> assertThat(em.find(School.class, 1).byNumber).containsOnlyKeys("n2"));
    }

    @Test
    void theRowsOfAMapGoWithTheirOwner() {
        unit.inTransaction(em -> {
            School school = new School(1);
            school.fees.put("art", 3);
            em.persist(school);
        });
        unit.inTransaction(em -> em.remove(em.find(School.class, 1)));
        assertThat(unit.sql("select * from fees")).isEmpty();
    }

    @Test
    void aMergeCarriesTheKeysOver() {
        unit.inTransaction(em -> {
            School school = new School(1);
            school.fees.put("art", 3);
            em.persist(school);
        });
        School detached = new School(1);
        detached.fees.put("latin", 7);
        unit.inTransaction(em -> em.merge(detached));
        assertThat(unit.sql("select subject, fee from fees")).containsExactly(List.of("latin", 7));
    }

    @Test
    void aMergedKeyIsTheManagedEntity() {
        unit.inTransaction(em -> {
            em.persist(new Course(1));
            em.persist(new Pupil(1));
            em.persist(new School(1));
        });
        School detached = new School(1);
        detached.best.put(new Course(1), new Pupil(1));
        detached.fees.put("art", null);
        unit.inTransaction(em -> {
            School merged = em.merge(detached);
            assertThat(merged.best).containsOnly(entry(em.find(Course.class, 1), em.find(Pupil.class, 1)));
        });
        assertThat(unit.sql("select course_id, pupil_id from best")).containsExactly(List.of(1, 1));
        assertThat(unit.sql("select * from fees")).isEmpty();
    }

    enum Day {
        MONDAY,
        TUESDAY
    }

    @Embeddable
    record Hours(int opens, int closes) {}

    @Embeddable
    record Place(String building, int floor) {}

    @Entity(name = "Course")
    static class Course {
        @Id
        Integer id;

        Course() {}

        Course(Integer id) {
            this.id = id;
        }
    }

    @Entity(name = "Pupil")
    static class Pupil {
        @Id
        Integer id;

        @ManyToOne
        @JoinColumn(name = "school_id")
        School school;

        Pupil() {}

        Pupil(Integer id) {
            this.id = id;
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
        @CollectionTable(name = "opening", joinColumns = @JoinColumn(name = "school_id"))
        @MapKeyColumn(name = "dayOfWeek")
        @MapKeyEnumerated(EnumType.STRING)
        Map<Day, Hours> opening = new HashMap<>();

        @ElementCollection
        @CollectionTable(name = "rooms", joinColumns = @JoinColumn(name = "school_id"))
        @Column(name = "name")
        Map<Place, String> rooms = new HashMap<>();

        @ManyToMany
        @JoinTable(
                name = "best",
                joinColumns = @JoinColumn(name = "school_id"),
                inverseJoinColumns = @JoinColumn(name = "pupil_id"))
        @MapKeyJoinColumn(name = "course_id", unique = true)
        Map<Course, Pupil> best = new HashMap<>();

        @OneToMany(cascade = CascadeType.ALL)
        @JoinColumn(name = "prefect_of")
        @MapKeyColumn(name = "duty")
        Map<String, Pupil> prefects = new HashMap<>();

        @OneToMany(mappedBy = "school")
        @MapKeyColumn(name = "number")
        Map<String, Pupil> byNumber = new HashMap<>();

        @OneToMany(mappedBy = "school")
        @MapKeyColumn(name = "locker", insertable = false, updatable = false)
        Map<String, Pupil> byLocker = new HashMap<>();

        School() {}

        School(Integer id) {
            this.id = id;
        }
    }
}
