package org.athanor.behaviour.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.athanor.testing.DatabaseKind;
import org.athanor.testing.RunsOn;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FamilyTest {
    @Entity(name = "Animal")
    @Inheritance(strategy = InheritanceType.JOINED)
    public abstract static class Animal implements Serializable {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Version
        int version;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        Animal mother;

        @OneToMany(mappedBy = "mother")
        Set<Animal> children = new HashSet<>();

        @Override
        public boolean equals(Object o) {
            return this == o || o instanceof Animal a && id != null && id.equals(a.getId());
        }

        @Override
        public int hashCode() {
            return 31;
        }

        public Long getId() {
            return id;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public Animal getMother() {
            return mother;
        }

        public Set<Animal> getChildren() {
            return children;
        }
    }

    @Entity(name = "Mammal")
    public static class Mammal extends Animal {
        int legs;

        @ElementCollection
        List<String> habits = new ArrayList<>();

        public void setLegs(int legs) {
            this.legs = legs;
        }
    }

    @Entity(name = "Dog")
    public static class Dog extends Mammal {
        String race;

        @ManyToOne(fetch = FetchType.LAZY)
        Person owner;

        Dog() {}

        Dog(String name, String race, Person owner) {
            this.name = name;
            this.race = race;
            this.owner = owner;
            this.legs = 4;
        }

        public Person getOwner() {
            return owner;
        }
    }

    @Entity(name = "Bird")
    public static class Bird extends Animal {
        double span;

        Bird() {}

        Bird(String name, double span) {
            this.name = name;
            this.span = span;
        }
    }

    @Entity(name = "Person")
    public static class Person implements Serializable {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        String name;

        @OneToOne(mappedBy = "person", cascade = CascadeType.ALL, fetch = FetchType.LAZY)
        Passport passport;

        @OneToMany(mappedBy = "owner")
        List<Dog> dogs = new ArrayList<>();

        @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
        List<Note> notes = new ArrayList<>();

        Person() {}

        Person(String name) {
            this.name = name;
        }

        public Long getId() {
            return id;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public Passport getPassport() {
            return passport;
        }

        public List<Dog> getDogs() {
            return dogs;
        }

        public List<Note> getNotes() {
            return notes;
        }
    }

    @Entity(name = "Passport")
    public static class Passport implements Serializable {
        @Id
        Long id;

        @OneToOne
        @MapsId
        Person person;

        String number;

        Passport() {}

        Passport(Person person, String number) {
            this.person = person;
            this.number = number;
            person.passport = this;
        }

        public String getNumber() {
            return number;
        }
    }

    @Entity(name = "Note")
    public static class Note implements Serializable {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        String id;

        String text;

        @Version
        Instant changed;

        Note() {}

        Note(String text) {
            this.text = text;
        }
    }

    public record SeatId(String hall, int no) implements Serializable {}

    @Entity(name = "Seat")
    @IdClass(SeatId.class)
    public static class Seat {
        @Id
        String hall;

        @Id
        int no;

        @ManyToOne(cascade = CascadeType.MERGE)
        Person taken;

        Seat() {}

        Seat(String hall, int no) {
            this.hall = hall;
            this.no = no;
        }
    }

    private TestUnit unit;
    private Long rex;
    private Long ann;

    @BeforeEach
    void start() {
        unit = TestUnit.of(
                        Animal.class,
                        Mammal.class,
                        Dog.class,
                        Bird.class,
                        Person.class,
                        Passport.class,
                        Note.class,
                        Seat.class)
                .start();
        unit.inTransaction(em -> {
            Person a = new Person("Ann");
            new Passport(a, "P1");
            a.notes.add(new Note("first"));
            em.persist(a);
            Dog m = new Dog("Mum", "collie", a);
            Dog r = new Dog("Rex", "collie", a);
            r.mother = m;
            r.habits.add("barks");
            em.persist(r);
            em.persist(m);
            em.persist(new Bird("Tweety", 0.2));
            em.persist(new Seat("big", 1));
            em.flush();
            rex = r.id;
            ann = a.id;
        });
        unit.statements().clear();
    }

    @AfterEach
    void stop() {
        unit.checkInvariants();
        unit.close();
    }

    @Test
    void aChangeInTheMiddleTableRaisesTheVersionInTheRootTable() {
        unit.inTransaction(em -> em.find(Mammal.class, rex).setLegs(3));
        assertThat(unit.sql("select version from Animal where id = ?", rex)).containsExactly(List.of(1));
        assertThat(unit.sql("select legs from Mammal where id = ?", rex)).containsExactly(List.of(3));
        assertThat(unit.statements().all().list()).noneMatch(s -> s.sql().startsWith("update Dog"));
    }

    @Test
    void aStaleSubclassIsRefused() {
        assertThatThrownBy(() -> unit.inTransaction(em -> {
                    Dog d = em.find(Dog.class, rex);
                    unit.sql("update Animal set version = 7");
                    d.race = "mix";
                }))
                .hasCauseInstanceOf(OptimisticLockException.class);
        assertThatThrownBy(() -> unit.inTransaction(em -> {
                    Dog d = em.find(Dog.class, rex);
                    unit.sql("update Animal set version = 8");
                    em.remove(d);
                }))
                .hasCauseInstanceOf(OptimisticLockException.class);
        assertThat(unit.sql("select count(*) from Dog")).containsExactly(List.of(2));
    }

    @Test
    void findsThroughEachClassOfTheHierarchy() {
        unit.inEntityManager(em -> {
            Animal a = em.find(Animal.class, rex);
            assertThat(a).isInstanceOf(Dog.class);
            assertThat(em.find(Mammal.class, rex)).isSameAs(a);
            assertThat(em.find(Bird.class, rex)).isNull();
            assertThat(em.getReference(Animal.class, rex)).isSameAs(a);
            assertThat(a.getMother()).isInstanceOf(Dog.class);
            assertThat(a.getMother().getChildren()).containsExactly(a);
            assertThat(((Mammal) a).habits).containsExactly("barks");
            em.clear();
            assertThatThrownBy(() -> em.getReference(Bird.class, rex).getName())
                    .isInstanceOf(EntityNotFoundException.class);
            em.clear();
            Animal ref = em.getReference(Animal.class, rex);
            assertThat(ref.getName()).isEqualTo("Rex");
            assertThat(ref).isInstanceOf(Dog.class);
            assertThat(em.createQuery(
                                    "select a.name from Animal a where type(a) in (Dog, Bird) and a.mother is null order by a.name",
                                    String.class)
                            .getResultList())
                    .containsExactly("Mum", "Tweety");
            assertThat(em.createQuery("select d.owner.name from Dog d where d.mother.name = 'Mum'", String.class)
                            .getSingleResult())
                    .isEqualTo("Ann");
            assertThat(em.createQuery("select m from Mammal m where 'barks' member of m.habits", Mammal.class)
                            .getResultList())
                    .hasSize(1);
        });
    }

    @Test
    void aWholeFamilyIsRemovedInAnyOrder() {
        unit.inTransaction(em -> {
            List<Animal> all = em.createQuery("select a from Animal a order by a.name", Animal.class)
                    .getResultList();
            all.forEach(em::remove);
        });
        for (String t : List.of("Animal", "Mammal", "Dog", "Bird", "Mammal_habits")) {
            assertThat(unit.sql("select count(*) from " + t)).as(t).containsExactly(List.of(0));
        }
    }

    @Test
    void aPassportIsPersistedBeforeItsPerson() {
        unit.inTransaction(em -> {
            Person p = new Person("Bob");
            Passport pass = new Passport(p, "P2");
            em.persist(pass);
            em.persist(p);
        });
        assertThat(unit.sql(
                        "select p.name, s.number from Passport s join Person p on p.id = s.person_id order by p.id"))
                .containsExactly(List.of("Ann", "P1"), List.of("Bob", "P2"));
    }

    @Test
    void aPersonIsMergedWithANewPassportAndNotes() {
        Person detached = unit.fromEntityManager(em -> {
            Person p = em.find(Person.class, ann);
            p.getNotes().size();
            p.getPassport().getNumber();
            return p;
        });
        detached.setName("Anna");
        detached.notes.get(0).text = "changed";
        detached.notes.add(new Note("second"));
        detached.passport.number = "P9";
        unit.inTransaction(em -> em.merge(detached));
        assertThat(unit.sql("select text from Note order by text"))
                .containsExactly(List.of("changed"), List.of("second"));
        assertThat(unit.sql("select number from Passport")).containsExactly(List.of("P9"));
        unit.inTransaction(em -> {
            Person p = new Person("New");
            new Passport(p, "P3");
            p.notes.add(new Note("n"));
            Person m = em.merge(p);
            assertThat(m).isNotSameAs(p);
            assertThat(m.getPassport()).isNotSameAs(p.passport);
            assertThat(m.getPassport().person).isSameAs(m);
        });
        assertThat(unit.sql("select count(*) from Passport")).containsExactly(List.of(2));
    }

    @Test
    void detachedGraphsAreSerialized() throws Exception {
        Person p = unit.fromEntityManager(em -> {
            Person a = em.find(Person.class, ann);
            a.getNotes().size();
            return a;
        });
        Dog dog = unit.fromEntityManager(em -> {
            Dog d = em.find(Dog.class, rex);
            d.getOwner().getName();
            ((Dog) d.getMother()).getOwner().getName();
            return d;
        });
        Person copy = copy(p);
        assertThat(copy.getName()).isEqualTo("Ann");
        assertThat(copy.getNotes()).hasSize(1);
        Dog dogCopy = copy(dog);
        dogCopy.setName("Max");
        copy.setName("Anne");
        copy.getNotes().add(new Note("more"));
        unit.inTransaction(em -> {
            em.merge(copy);
            em.merge(dogCopy);
        });
        assertThat(unit.sql("select name from Person")).containsExactly(List.of("Anne"));
        assertThat(unit.sql("select name, mother_id is not null from Animal where id = ?", rex))
                .containsExactly(List.of("Max", 1));
        assertThat(unit.sql("select owner_id from Dog where id = ?", rex)).containsExactly(List.of(ann.intValue()));
        assertThat(unit.sql("select count(*) from Note")).containsExactly(List.of(2));
        assertThat(unit.sql("select habits from Mammal_habits")).containsExactly(List.of("barks"));
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    @Test
    void aDetachedTargetIsEnoughForAForeignKey() {
        Person detached = unit.fromEntityManager(em -> em.find(Person.class, ann));
        unit.inTransaction(em -> {
            em.persist(new Dog("New", "mix", detached));
            Seat s = em.find(Seat.class, new SeatId("big", 1));
            s.taken = detached;
        });
        assertThat(unit.sql("select owner_id from Dog where race = 'mix'")).containsExactly(List.of(ann.intValue()));
        assertThat(unit.sql("select taken_id from Seat")).containsExactly(List.of(ann.intValue()));
    }

    @Test
    void aSeatIsMergedByItsRecordKey() {
        unit.inTransaction(em -> {
            Seat s = new Seat("big", 1);
            s.taken = new Person("Cy");
            Seat m = em.merge(s);
            assertThat(m.taken.getId()).isNotNull();
            em.merge(new Seat("big", 2));
        });
        assertThat(unit.sql("select no, taken_id is null from Seat order by no"))
                .containsExactly(List.of(1, 0), List.of(2, 1));
    }

    @Test
    void aChildIsRemovedFromItsListAndByItself() {
        unit.inTransaction(em -> {
            Person p = em.find(Person.class, ann);
            Note n = p.getNotes().remove(0);
            em.remove(n);
            p.getNotes().add(new Note("other"));
        });
        assertThat(unit.sql("select text from Note")).containsExactly(List.of("other"));
        unit.inTransaction(em -> {
            Person p = em.find(Person.class, ann);
            p.getNotes().clear();
            em.flush();
            p.getNotes().add(new Note("a"));
            p.getNotes().add(new Note("b"));
            em.flush();
            p.getNotes().remove(0);
        });
        assertThat(unit.sql("select text from Note")).containsExactly(List.of("b"));
        assertThat(unit.sql("select count(*) from Person_Note")).containsExactly(List.of(1));
    }

    @Test
    void aNewMemberOfASetByIdIsFoundAfterTheFlushAndFlushedOnce() {
        unit.inTransaction(em -> {
            Animal mum = em.createQuery("select a from Animal a where a.name = 'Mum'", Animal.class)
                    .getSingleResult();
            Dog pup = new Dog("Pup", "collie", null);
            pup.mother = mum;
            mum.getChildren().add(pup);
            em.persist(pup);
            em.flush();
            assertThat(mum.getChildren()).contains(pup).hasSize(2);
            unit.statements().during(em::flush).areNone();
        });
    }

    @Test
    void aClosedEntityManagerCommitsItsTransaction() {
        EntityManager em = unit.factory().createEntityManager();
        EntityTransaction tx = em.getTransaction();
        tx.begin();
        em.persist(new Bird("B", 1));
        em.close();
        tx.commit();
        assertThat(unit.sql("select count(*) from Bird")).containsExactly(List.of(2));
    }

    @Test
    void theFactoryEndsWithItsEntityManagers() {
        EntityManager em = unit.factory().createEntityManager();
        em.find(Person.class, ann);
        unit.factory().close();
        assertThat(em.isOpen()).isFalse();
        assertThatThrownBy(() -> em.find(Person.class, ann)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> unit.factory().createEntityManager()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEagerInverseOneToOneDoesNotCostAStatementEach() {
        unit.inTransaction(em -> {
            for (int i = 0; i < 10; i++) {
                Person p = new Person("p" + i);
                new Passport(p, "n" + i);
                em.persist(p);
            }
        });
        unit.statements().clear();
        unit.inEntityManager(em -> {
            List<Person> all =
                    em.createQuery("select p from Person p", Person.class).getResultList();
            assertThat(all).allMatch(p -> p.getPassport() != null);
        });
        assertThat(unit.statements().all().count()).isLessThanOrEqualTo(2);
        unit.statements().clear();
        unit.inEntityManager(em -> {
            List<Passport> all =
                    em.createQuery("select p from Passport p", Passport.class).getResultList();
            assertThat(all).allMatch(p -> p.person.getName() != null);
        });
        assertThat(unit.statements().all().count())
                .as(unit.statements().all().list().toString())
                .isLessThanOrEqualTo(2);
    }

    @Test
    void connectionsAreLentAndWorkInTheTransaction() {
        unit.inTransaction(em -> {
            em.persist(new Bird("C", 1));
            em.flush();
            em.runWithConnection((java.sql.Connection c) -> {
                try (java.sql.Statement s = c.createStatement()) {
                    s.executeUpdate("update Bird set span = 5");
                }
            });
            em.getTransaction().setRollbackOnly();
            em.getTransaction().rollback();
        });
        assertThat(unit.sql("select span from Bird")).containsExactly(List.of(0.2));
    }

    @Test
    @RunsOn(
            value = {DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL},
            because = "an INSERT cannot begin with WITH there")
    void aNativeInsertIsPartOfTheTransaction() {
        unit.inTransaction(em -> {
            em.find(Person.class, ann);
            em.createNativeQuery("insert into Seat (hall, no) values ('x', 1)").executeUpdate();
            em.createNativeQuery("with v(a) as (values ('y')) insert into Seat (hall, no) select a, 2 from v")
                    .executeUpdate();
            em.getTransaction().rollback();
        });
        assertThat(unit.sql("select count(*) from Seat")).containsExactly(List.of(1));
    }
}
