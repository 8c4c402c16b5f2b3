package org.athanor.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows of hierarchies become instances of the right class, by each of the three strategies. */
class InheritanceLoadingTest {
    private final LoadWorld world = new LoadWorld(
                    Animal.class,
                    Dog.class,
                    Puppy.class,
                    Cat.class,
                    Payment.class,
                    Card.class,
                    Cash.class,
                    Shape.class,
                    Circle.class,
                    Square.class,
                    Drawing.class)
            .sql("""
                create table animal (id integer primary key, kind varchar(20), name varchar(20), bark varchar(20),
                    toy varchar(20), lives integer);
                create table payment (id integer primary key, dtype varchar(20), amount integer);
                create table card (id integer primary key references payment, number varchar(20));
                create table cash (id integer primary key references payment, currency varchar(20));
                create table drawing (id integer primary key);
                create table circle (id integer primary key, name varchar(20), radius integer, drawing_id bigint);
                create table square (id integer primary key, name varchar(20), side integer, drawing_id bigint);
                insert into animal values (1, 'D', 'Rex', 'wuff', null, null);
                insert into animal values (2, 'C', 'Tom', null, null, 9);
                insert into animal values (3, 'P', 'Bo', 'wiff', 'ball', null);
                insert into payment values (1, 'Card', 10); insert into card values (1, '4711');
                insert into payment values (2, 'Cash', 20); insert into cash values (2, 'EUR');
                insert into drawing values (9);
                insert into circle values (1, 'c', 5, 9); insert into square values (2, 's', 6, 9)
                """);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aSingleTableIsReadWithTheColumnsOfAllSubclasses() {
        List<Animal> animals = world.all(Animal.class);

        assertThat(animals).hasExactlyElementsOfTypes(Dog.class, Cat.class, Puppy.class);
        assertThat(((Puppy) animals.get(2)).bark).isEqualTo("wiff");
        assertThat(((Puppy) animals.get(2)).toy).isEqualTo("ball");
        assertThat(((Cat) animals.get(1)).lives).isEqualTo(9);
        assertThat(world.statements()).hasSize(1);
    }

    @Test
    void aSubclassInASingleTableIsRestrictedByTheDiscriminator() {
        assertThat(world.all(Dog.class)).hasExactlyElementsOfTypes(Dog.class, Puppy.class);
        assertThat(world.statements()).singleElement().asString().contains("from Animal d where d.kind in ('D', 'P')");
        assertThat(world.all(Puppy.class)).hasSize(1);
        assertThat(world.statements()).singleElement().asString().contains("where p.kind = 'P'");
        assertThat(world.find(Cat.class, 1L)).isNull();
    }

    @Test
    void anUnknownDiscriminatorIsAnErrorThatNamesIt() {
        world.sql("insert into animal values (4, 'X', 'Alien', null, null, null)");

        assertThatThrownBy(() -> world.all(Animal.class))
                .hasMessageContaining("Animal#4")
                .hasMessageContaining("'X'");
    }

    @Test
    void joinedTablesAreReadWithOuterJoinsOfSubclasses() {
        List<Payment> payments = world.all(Payment.class);

        assertThat(payments).hasExactlyElementsOfTypes(Card.class, Cash.class);
        assertThat(((Card) payments.get(0)).number).isEqualTo("4711");
        assertThat(payments.get(1).amount).isEqualTo(20);
        assertThat(world.statements())
                .singleElement()
                .asString()
                .contains("from Payment p left join Card c on c.id = p.id left join Cash c1 on c1.id = p.id");
    }

    @Test
    void aJoinedSubclassIsReadFromItsTableAndThoseAbove() {
        Card card = world.find(Card.class, 1L);

        assertThat(card.amount).isEqualTo(10);
        assertThat(world.statements())
                .containsExactly(
                        "select c.id, p.amount, c.number from Card c join Payment p on p.id = c.id where c.id = ?"
                                + "  -- [1]");
        assertThat(world.find(Cash.class, 1L)).isNull();
    }

    @Test
    void tablesPerClassAreReadAsOne() {
        List<Shape> shapes = world.all(Shape.class);

        assertThat(shapes).hasExactlyElementsOfTypes(Circle.class, Square.class);
        assertThat(((Circle) shapes.get(0)).radius).isEqualTo(5);
        assertThat(shapes.get(1).name).isEqualTo("s");
        assertThat(world.statements()).singleElement().asString().contains("union all");
    }

    @Test
    void aLeafWithATableOfItsOwnIsReadPlainly() {
        assertThat(world.find(Circle.class, 1L).drawing.id).isEqualTo(9L);
        assertThat(world.statements())
                .containsExactly("select c.id, c.name, c.drawing_id, c.radius from Circle c where c.id = ?  -- [1]");
    }

    @Test
    void aCollectionMayLeadToTablesPerClass() {
        Drawing drawing = world.find(Drawing.class, 9L);

        assertThat(drawing.shapes).extracting(shape -> shape.name).containsExactlyInAnyOrder("c", "s");
        assertThat(drawing.shapes).allMatch(shape -> shape.drawing == drawing);
        assertThat(world.statements()).hasSize(2);
    }

    @Entity(name = "Animal")
    @Inheritance
    @DiscriminatorColumn(name = "kind")
    abstract static class Animal {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "Dog")
    @DiscriminatorValue("D")
    static class Dog extends Animal {
        String bark;
    }

    @Entity(name = "Puppy")
    @DiscriminatorValue("P")
    static class Puppy extends Dog {
        String toy;
    }

    @Entity(name = "Cat")
    @DiscriminatorValue("C")
    static class Cat extends Animal {
        Integer lives;
    }

    @Entity(name = "Payment")
    @Inheritance(strategy = InheritanceType.JOINED)
    abstract static class Payment {
        @Id
        Long id;

        int amount;
    }

    @Entity(name = "Card")
    static class Card extends Payment {
        String number;
    }

    @Entity(name = "Cash")
    static class Cash extends Payment {
        String currency;
    }

    @Entity(name = "Shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Shape {
        @Id
        Long id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "drawing_id")
        Drawing drawing;
    }

    @Entity(name = "Circle")
    static class Circle extends Shape {
        int radius;
    }

    @Entity(name = "Square")
    static class Square extends Shape {
        int side;
    }

    @Entity(name = "Drawing")
    static class Drawing {
        @Id
        Long id;

        @OneToMany(mappedBy = "drawing")
        List<Shape> shapes = new ArrayList<>();
    }
}
