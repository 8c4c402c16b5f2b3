package org.athanor.behaviour.jpql;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Instances, identifiers and embedded values of several columns are compared, looked up and counted as a whole. */
class CompositeKeysTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Shelf.class, Box.class));
    final Asking asking = new Asking(unit);
    private final Shelf a1 = new Shelf("a", 1);
    private final Shelf a2 = new Shelf("a", 2);

    @BeforeEach
    void rows() {
        unit.inTransaction(em -> {
            Shelf b1 = new Shelf("b", 1);
            List.of(a1, a2, b1, new Box(1, a1), new Box(2, a1), new Box(3, b1)).forEach(em::persist);
        });
    }

    @Test
    void instancesInACollection() {
        asking.asks(
                "select b.id from Box b where b.shelf in :shelves order by b.id",
                Map.of("shelves", List.of(a1, a2)),
                "[1, 2]",
                "select b.id from Box b where (b.shelf_place, b.shelf_number) in (values (?, ?), (?, ?)) order by b.id");
        asking.asks("select b.id from Box b where b.shelf not in :shelves", Map.of("shelves", List.of(a1)), "[3]");
        asking.asks("select b.id from Box b where b.shelf in :shelves", Map.of("shelves", List.of()), "[]");
    }

    @Test
    void identifiersInACollection() {
        asking.asks(
                "select s from Shelf s where id(s) in :ids",
                Map.of("ids", List.of(new ShelfId("a", 2), new ShelfId("c", 2))),
                "[a2]",
                "select s.place, s.number, s.height, s.width from Shelf s where (s.place, s.number) in (values (?, ?),"
                        + " (?, ?))");
    }

    @Test
    void embeddedValuesInACollection() {
        asking.asks(
                "select s from Shelf s where s.measure in :measures order by s.number",
                Map.of("measures", List.of(new Measure(1, 10), new Measure(7, 7))),
                "[a1]");
    }

    @Test
    void theResultOfASubquery() {
        asking.asks(
                "select b.id from Box b where b.shelf = (select c.shelf from Box c where c.id = 3)",
                "[3]",
                "select b.id from Box b where (b.shelf_place, b.shelf_number) in (select c.shelf_place, c.shelf_number"
                        + " from Box c where c.id = 3)");
        asking.asks("select b.id from Box b where b.shelf <> (select c.shelf from Box c where c.id = 1)", "[3]");
        asking.asks("select s from Shelf s where s not in (select b.shelf from Box b)", "[a2]");
    }

    @Test
    void differentInstancesAreCounted() {
        asking.asks("select count(distinct b.shelf), count(b.shelf) from Box b", "[[2, 3]]");
        asking.asks(
                "select count(distinct b.shelf) from Shelf s left join Box b on b.shelf = s where s.number = 2", "[0]");
    }

    record ShelfId(String place, Integer number) implements Serializable {}

    @Embeddable
    record Measure(int height, int width) {}

    @Entity(name = "Shelf")
    @IdClass(ShelfId.class)
    static class Shelf {
        @Id
        String place;

        @Id
        Integer number;

        Measure measure;

        Shelf() {}

        Shelf(String place, Integer number) {
            this.place = place;
            this.number = number;
            this.measure = new Measure(number, place.charAt(0) == 'a' ? 10 : 20);
        }

        @Override
        public String toString() {
            return place + number;
        }
    }

    @Entity(name = "Box")
    static class Box {
        @Id
        Integer id;

        @ManyToOne
        Shelf shelf;

        Box() {}

        Box(Integer id, Shelf shelf) {
            this.id = id;
            this.shelf = shelf;
        }
    }
}
