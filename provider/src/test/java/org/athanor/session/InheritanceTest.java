package org.athanor.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import java.util.Arrays;
import java.util.List;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InheritanceTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(
            Vehicle.class,
            Car.class,
            Van.class,
            Person.class,
            Student.class,
            Tutor.class,
            Shape.class,
            Circle.class,
            Square.class,
            Garage.class));

    @Test
    void aSingleTableTellsClassesByTheDiscriminator() {
        Car car = new Car();
        car.seats = 5;
        car.name = "car";
        Van van = new Van();
        van.volume = 12.5;
        Vehicle plain = new Vehicle();
        unit.inTransaction(em -> List.of(car, van, plain).forEach(em::persist));
        assertThat(unit.sql("select kind, seats, volume from Vehicle order by kind"))
                .containsExactly(Arrays.asList(1, null, null), Arrays.asList(2, 5, null), Arrays.asList(3, null, 12.5));
        unit.inEntityManager(em -> {
            assertThat(em.find(Vehicle.class, car.id))
                    .isInstanceOfSatisfying(
                            Car.class, found -> assertThat(found.seats).isEqualTo(5));
            assertThat(em.find(Van.class, van.id).volume).isEqualTo(12.5);
            assertThat(em.find(Car.class, van.id)).isNull();
            assertThat(em.find(Vehicle.class, plain.id)).isExactlyInstanceOf(Vehicle.class);
        });
        unit.inEntityManager(em -> assertThat(em.createQuery("select v from Vehicle v order by v.id", Vehicle.class)
                        .getResultList())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(Car.class, Van.class, Vehicle.class));
        unit.inEntityManager(em -> assertThat(em.createQuery("select c.seats from Car c", Integer.class)
                        .getResultList())
                .containsExactly(5));
    }

    @Test
    void joinedTablesHoldEachLevel() {
        Student student = new Student();
        student.name = "Sue";
        student.grade = 3;
        Tutor tutor = new Tutor();
        tutor.name = "Tom";
        tutor.grade = 9;
        tutor.salary = 100;
        unit.inTransaction(em -> List.of(student, tutor).forEach(em::persist));
        assertThat(unit.sql("select p.name, s.grade, t.salary from Person p join Student s on s.id = p.id"
                        + " left join Tutor t on t.id = s.id order by p.id"))
                .containsExactly(Arrays.asList("Sue", 3, null), List.of("Tom", 9, 100));
        unit.inTransaction(em -> {
            Person found = em.find(Person.class, tutor.id);
            assertThat(found).isInstanceOfSatisfying(Tutor.class, t -> {
                assertThat(t.salary).isEqualTo(100);
                t.salary = 200;
            });
            found.name = "Tim";
        });
        assertThat(unit.sql("select p.name, t.salary from Person p join Tutor t on t.id = p.id"))
                .containsExactly(List.of("Tim", 200));
        unit.inEntityManager(em -> assertThat(em.createQuery("select p from Person p order by p.id", Person.class)
                        .getResultList())
                .extracting(Object::getClass)
                .containsExactly(Student.class, Tutor.class));
        unit.inTransaction(em -> em.remove(em.find(Student.class, tutor.id)));
        assertThat(unit.sql("select count(*) from Tutor union all select count(*) from Person"))
                .containsExactly(List.of(0), List.of(1));
    }

    @Test
    void aTableForEachClassIsReadAsOne() {
        Circle circle = new Circle();
        circle.colour = "red";
        circle.radius = 1.5;
        Square square = new Square();
        square.colour = "blue";
        square.side = 2;
        unit.inTransaction(em -> List.of(circle, square).forEach(em::persist));
        assertThat(unit.sql("select colour, radius from Circle")).containsExactly(List.of("red", 1.5));
        unit.inEntityManager(em -> {
            assertThat(em.find(Shape.class, square.id))
                    .isInstanceOfSatisfying(
                            Square.class, found -> assertThat(found.side).isEqualTo(2));
            assertThat(em.find(Circle.class, square.id)).isNull();
        });
        unit.inEntityManager(em -> assertThat(em.createQuery("select s from Shape s order by s.colour", Shape.class)
                        .getResultList())
                .extracting(Object::getClass)
                .containsExactly(Square.class, Circle.class));
    }

    @Test
    void aRelationshipToASuperclassLeadsToTheRightClass() {
        Car car = new Car();
        car.seats = 2;
        Garage garage = new Garage();
        garage.vehicle = car;
        unit.inTransaction(em -> {
            em.persist(car);
            em.persist(garage);
        });
        unit.inEntityManager(
                em -> assertThat(em.find(Garage.class, garage.id).vehicle).isInstanceOf(Car.class));
    }

    @Entity(name = "Vehicle")
    @DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.INTEGER)
    @DiscriminatorValue("1")
    static class Vehicle {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String name;
    }

    @Entity(name = "Car")
    @DiscriminatorValue("2")
    static class Car extends Vehicle {
        int seats;
    }

    @Entity(name = "Van")
    @DiscriminatorValue("3")
    static class Van extends Vehicle {
        double volume;
    }

    @Entity(name = "Garage")
    static class Garage {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @ManyToOne(fetch = jakarta.persistence.FetchType.LAZY)
        Vehicle vehicle;
    }

    @Entity(name = "Person")
    @Inheritance(strategy = InheritanceType.JOINED)
    abstract static class Person {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String name;
    }

    @Entity(name = "Student")
    static class Student extends Person {
        int grade;
    }

    @Entity(name = "Tutor")
    static class Tutor extends Student {
        int salary;
    }

    @Entity(name = "Shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Shape {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        Long id;

        String colour;
    }

    @Entity(name = "Circle")
    static class Circle extends Shape {
        double radius;
    }

    @Entity(name = "Square")
    static class Square extends Shape {
        int side;
    }
}
