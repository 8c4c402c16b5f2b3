package org.athanor.flush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InheritanceFlushTest {
    @Entity(name = "Vehicle")
    @Inheritance(strategy = InheritanceType.JOINED)
    abstract static class Vehicle {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String name;

        @Version
        int version;
    }

    @Entity(name = "Car")
    static class Car extends Vehicle {
        int doors;

        @ManyToOne
        Vehicle towedBy;
    }

    @Entity(name = "Ship")
    static class Ship extends Vehicle {
        int decks;
    }

    @Entity(name = "Pet")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    static class Pet {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "Dog")
    static class Dog extends Pet {
        boolean barks;
    }

    @Entity(name = "Shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    static class Shape {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "Circle")
    static class Circle extends Shape {
        double radius;
    }

    private final FlushWorld world =
            new FlushWorld(Vehicle.class, Car.class, Ship.class, Pet.class, Dog.class, Shape.class, Circle.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void joinedRowsAreWrittenTableByTable() {
        Car truck = new Car();
        truck.name = "truck";
        Car car = new Car();
        car.name = "car";
        car.towedBy = truck;
        world.persist(car);
        world.persist(truck);

        world.flush();

        assertThat(world.column("select v.name, c.towedBy_id from Car c join Vehicle v on v.id = c.id order by 1"))
                .containsExactly("car 1", "truck null");

        car.doors = 4;
        world.flush();

        assertThat(world.statements)
                .containsExactly(
                        "update Vehicle set version = ? where id = ? and version = ? [1, 2, 0]",
                        "update Car set doors = ? where id = ? [4, 2]");

        world.remove(truck);
        world.remove(car);
        world.flush();

        assertThat(world.statements)
                .containsExactly(
                        "delete from Car where id = ? [2]",
                        "delete from Vehicle where id = ? and version = ? [2, 1]",
                        "delete from Car where id = ? [1]",
                        "delete from Vehicle where id = ? and version = ? [1, 0]");
    }

    @Test
    void aStaleJoinedRowIsFoundByItsRoot() {
        Ship ship = new Ship();
        world.persist(ship);
        world.flush();
        world.sql("update Vehicle set version = 9");
        ship.decks = 3;

        assertThat(catchThrowableOfType(StaleInstanceException.class, world::flush)
                        .instance())
                .isSameAs(ship);
    }

    @Test
    void aSingleTableRowGetsItsDiscriminatorAndTheColumnsOfItsClass() {
        Dog dog = new Dog();
        dog.id = 1L;
        dog.name = "Rex";
        dog.barks = true;
        world.persist(dog);
        Pet pet = new Pet();
        pet.id = 2L;
        world.persist(pet);

        world.flush();

        assertThat(world.column("select DTYPE, id, name from Pet order by id"))
                .containsExactly("Dog 1 Rex", "Pet 2 null");
    }

    @Test
    void aClassWithItsOwnTableIsWrittenThereAlone() {
        Circle circle = new Circle();
        circle.id = 1L;
        circle.name = "round";
        circle.radius = 2;
        world.persist(circle);

        world.flush();

        assertThat(world.statements).hasSize(1);
        assertThat(world.column("select name, radius from Circle")).containsExactly("round 2.0");
    }
}
