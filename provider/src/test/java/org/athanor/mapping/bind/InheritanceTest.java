package org.athanor.mapping.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.mapping.bind.BindTesting.bind;
import static org.athanor.mapping.bind.BindTesting.columns;
import static org.athanor.mapping.bind.BindTesting.entity;
import static org.athanor.mapping.bind.BindTesting.foreignKeys;
import static org.athanor.mapping.bind.BindTesting.leaves;
import static org.athanor.mapping.bind.BindTesting.table;
import static org.athanor.mapping.bind.BindTesting.texts;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PrimaryKeyJoinColumn;
import java.util.List;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Inheritance.Strategy;
import org.athanor.mapping.MappedSuperclassMapping;
import org.athanor.mapping.Mappings;
import org.athanor.sql.schema.Name;
import org.athanor.type.SqlType;
import org.junit.jupiter.api.Test;

class InheritanceTest {
    @Entity
    static class Vehicle {
        @Id
        long id;

        String make;
    }

    @Entity
    static class Car extends Vehicle {
        @Column(nullable = false)
        int doors;
    }

    @Entity(name = "Lorry")
    static class Truck extends Vehicle {
        int load;

        @ManyToOne(optional = false)
        Car escort;
    }

    @Test
    void aSingleTableTakesAllColumnsAndThoseOfSubclassesAreNullable() {
        Mappings mappings = bind(Truck.class, Car.class, Vehicle.class);
        assertThat(mappings.schema().tables()).hasSize(1);
        EntityMapping truck = entity(mappings, Truck.class);
        assertThat(columns(truck.table())).containsExactly("id", "DTYPE", "make", "load", "escort_id", "doors");
        assertThat(truck.table().column(Name.of("doors")).nullable()).isTrue();
        assertThat(truck.table().column(Name.of("escort_id")).nullable()).isTrue();
        assertThat(truck.inheritance().strategy()).isEqualTo(Strategy.SINGLE_TABLE);
        assertThat(truck.inheritance()).isSameAs(entity(mappings, Car.class).inheritance());
        assertThat(truck.discriminatorValue()).isEqualTo("Lorry");
        assertThat(truck.inheritance().discriminatorColumn().length()).isEqualTo(31);
        assertThat(leaves(truck.leaves())).containsExactly("id->id", "make->make", "load->load", "escort->escort_id");
    }

    @Test
    void anIndexMeansTheSameAttributeAllOverAHierarchy() {
        Mappings mappings = bind(Truck.class, Car.class, Vehicle.class);
        EntityMapping vehicle = entity(mappings, Vehicle.class);
        EntityMapping car = entity(mappings, Car.class);
        assertThat(car.attributes().subList(0, 2)).isEqualTo(vehicle.attributes());
        assertThat(car.attributes().get(2).index()).isEqualTo(2);
        assertThat(car.leaves().get(1)).isSameAs(vehicle.leaves().get(1));
        assertThat(car.superMapping()).isSameAs(vehicle);
    }

    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(discriminatorType = DiscriminatorType.INTEGER)
    abstract static class Document {
        @Id
        @Column(name = "DOC_ID")
        long id;

        String title;
    }

    @Entity
    @DiscriminatorValue("7")
    @PrimaryKeyJoinColumn(name = "INVOICE_ID")
    static class Invoice extends Document {
        long total;

        @ManyToOne
        Document origin;
    }

    @Entity
    static class Reminder extends Invoice {
        int level;

        @ManyToOne
        Invoice about;
    }

    @Test
    void joinedTablesHaveKeysThatReferToTheParents() {
        Mappings mappings = bind(Reminder.class, Invoice.class, Document.class);
        EntityMapping reminder = entity(mappings, Reminder.class);
        assertThat(reminder.tables().stream().map(Object::toString).toList())
                .containsExactly("Document", "Invoice", "Reminder");
        assertThat(reminder.tableKeys().stream().map(BindTesting::texts).toList())
                .containsExactly(List.of("DOC_ID"), List.of("INVOICE_ID"), List.of("INVOICE_ID"));
        assertThat(foreignKeys(table(mappings, "Reminder")))
                .containsExactly("[INVOICE_ID]->Invoice[INVOICE_ID]", "[about_INVOICE_ID]->Invoice[INVOICE_ID]");
        assertThat(texts(table(mappings, "Reminder").primaryKey())).containsExactly("INVOICE_ID");
        assertThat(leaves(reminder.leaves()))
                .containsExactly(
                        "id->DOC_ID",
                        "title->title",
                        "total->total",
                        "origin->origin_DOC_ID",
                        "level->level",
                        "about->about_INVOICE_ID");
        assertThat(reminder.leaves().get(4).column().table()).isSameAs(reminder.table());
    }

    @Test
    void discriminatorValuesAreOfTheDeclaredTypeAndHashCodesByDefault() {
        Mappings mappings = bind(Reminder.class, Invoice.class, Document.class);
        assertThat(entity(mappings, Invoice.class).discriminatorValue()).isEqualTo(7);
        assertThat(entity(mappings, Reminder.class).discriminatorValue()).isEqualTo("Reminder".hashCode());
        assertThat(entity(mappings, Document.class).discriminatorValue()).isNull();
        assertThat(table(mappings, "Document").column(Name.of("DTYPE")).type()).isEqualTo(SqlType.INTEGER);
    }

    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Plain {
        @Id
        long id;
    }

    @Entity
    static class Sub extends Plain {}

    @Test
    void joinedWithoutADeclaredDiscriminatorHasNone() {
        Mappings mappings = bind(Plain.class, Sub.class);
        assertThat(entity(mappings, Sub.class).inheritance().discriminatorColumn())
                .isNull();
        assertThat(entity(mappings, Sub.class).discriminatorValue()).isNull();
    }

    @Entity
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Shape {
        @Id
        long id;

        String name;

        @ManyToOne
        Drawing drawing;
    }

    @Entity
    static class Circle extends Shape {
        double radius;
    }

    @Entity
    static class Ring extends Circle {
        double inner;
    }

    @Entity
    static class Drawing {
        @Id
        long id;

        @OneToMany(mappedBy = "drawing")
        List<Shape> shapes;

        @ManyToOne
        Circle frame;
    }

    @Test
    void eachConcreteClassOfTablePerClassHasAFullTableAndAttributesOfItsOwn() {
        Mappings mappings = bind(Shape.class, Circle.class, Ring.class, Drawing.class);
        EntityMapping circle = entity(mappings, Circle.class);
        EntityMapping ring = entity(mappings, Ring.class);
        assertThat(mappings.schema().tables().stream().map(Object::toString).toList())
                .containsExactlyInAnyOrder("Circle", "Ring", "Drawing");
        assertThat(columns(ring.table())).containsExactly("id", "name", "drawing_id", "radius", "inner");
        assertThat(ring.tables()).hasSize(1);
        assertThat(ring.attribute("name")).isNotSameAs(circle.attribute("name"));
        assertThat(ring.attribute("name").index())
                .isEqualTo(circle.attribute("name").index());
        assertThat(ring.id().leaves().get(0).column().table()).isSameAs(ring.table());
        assertThat(foreignKeys(ring.table())).containsExactly("[drawing_id]->Drawing[id]");
    }

    @Test
    void aForeignKeyToAClassScatteredOverTablesIsNotEnforced() {
        Mappings mappings = bind(Shape.class, Circle.class, Ring.class, Drawing.class);
        assertThat(table(mappings, "Drawing").foreignKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.enforced()).isFalse());
    }

    @MappedSuperclass
    abstract static class Named<K> {
        @Id
        K key;

        String name;
    }

    @Entity
    static class Country extends Named<String> {}

    @Entity
    @AttributeOverride(name = "name", column = @Column(name = "TITLE", length = 80))
    static class Book extends Named<Long> {
        int pages;
    }

    @Test
    void aMappedSuperclassIsMappedAnewForEachEntityWithItsTypesAndOverrides() {
        Mappings mappings = bind(Country.class, Book.class);
        assertThat(columns(table(mappings, "Book"))).containsExactly("key", "TITLE", "pages");
        assertThat(table(mappings, "Book").column(Name.of("TITLE")).length()).isEqualTo(80);
        assertThat(entity(mappings, Book.class).attribute("key").javaType()).isEqualTo(Long.class);
        assertThat(entity(mappings, Country.class).attribute("key").javaType()).isEqualTo(String.class);
        assertThat(mappings.mappedSuperclasses())
                .containsExactly(new MappedSuperclassMapping(Named.class, List.of("key", "name")));
    }
}
