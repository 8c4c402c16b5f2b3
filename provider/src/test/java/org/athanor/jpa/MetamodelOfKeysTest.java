package org.athanor.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Tuple;
import jakarta.persistence.Version;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.MapJoin;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Bindable.BindableType;
import jakarta.persistence.metamodel.EmbeddableType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.IdentifiableType;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.persistence.metamodel.PluralAttribute.CollectionType;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.Type.PersistenceType;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Identifiers, hierarchies and maps in the metamodel (Jakarta Persistence 3.2, 5), and in criteria made from it. */
class MetamodelOfKeysTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(
            Seat.class, Stock.class, Warehouse.class, Shelf.class, Box.class, Crate.class, Named.class, Base.class));
    final Metamodel metamodel = unit.factory().getMetamodel();

    @Test
    void anIdClassIsShownByItsAttributes() {
        EntityType<Seat> seat = metamodel.entity(Seat.class);
        assertThat(seat.hasSingleIdAttribute()).isFalse();
        assertThat(seat.getIdClassAttributes())
                .extracting(Attribute::getName)
                .containsExactlyInAnyOrder("row", "number");
        assertThat(seat.getIdClassAttributes()).allMatch(SingularAttribute::isId);
        assertThat(seat.getIdType().getJavaType()).isEqualTo(SeatId.class);
        assertThatThrownBy(() -> seat.getId(SeatId.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id class");
        assertThatThrownBy(() -> seat.getDeclaredId(int.class)).isInstanceOf(IllegalArgumentException.class);
        assertThat(seat.hasVersionAttribute()).isFalse();
        assertThatThrownBy(() -> seat.getVersion(int.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmbeddedIdentifierIsAnEmbeddable() {
        EntityType<Stock> stock = metamodel.entity(Stock.class);
        assertThat(stock.hasSingleIdAttribute()).isTrue();
        SingularAttribute<? super Stock, StockId> id = stock.getId(StockId.class);
        assertThat(id.getPersistentAttributeType()).isEqualTo(Attribute.PersistentAttributeType.EMBEDDED);
        assertThat(stock.getIdType()).isSameAs(metamodel.embeddable(StockId.class));
        assertThat(metamodel.embeddable(StockId.class).getPersistenceType()).isEqualTo(PersistenceType.EMBEDDABLE);
        assertThatThrownBy(stock::getIdClassAttributes).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stock.getId(String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hierarchiesShowWhoDeclaresWhat() {
        EntityType<Crate> crate = metamodel.entity(Crate.class);
        IdentifiableType<? super Crate> box = crate.getSupertype();
        assertThat(box).isSameAs(metamodel.entity(Box.class));
        assertThat(box.getSupertype()).isSameAs(metamodel.managedType(Named.class));
        assertThat(box.getSupertype().getSupertype()).isSameAs(metamodel.managedType(Base.class));
        assertThat(box.getSupertype().getSupertype().getSupertype()).isNull();
        assertThat(crate.getDeclaredAttributes()).extracting(Attribute::getName).containsExactly("planks");
        assertThat(crate.getAttributes())
                .extracting(Attribute::getName)
                .containsExactlyInAnyOrder("id", "version", "name", "planks");
        assertThat(crate.getAttribute("name").getDeclaringType()).isSameAs(metamodel.managedType(Named.class));
        assertThat(crate.getVersion(int.class).getDeclaringType()).isSameAs(metamodel.managedType(Base.class));
        assertThatThrownBy(() -> crate.getDeclaredAttribute("name")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> crate.getDeclaredVersion(int.class)).isInstanceOf(IllegalArgumentException.class);
        IdentifiableType<Base> base = (IdentifiableType<Base>) metamodel.managedType(Base.class);
        assertThat(base.getDeclaredVersion(int.class).getName()).isEqualTo("version");
        assertThat(base.getPersistenceType()).isEqualTo(PersistenceType.MAPPED_SUPERCLASS);
    }

    @Test
    void mapsShowTheirKeysAndValues() {
        EntityType<Warehouse> warehouse = metamodel.entity(Warehouse.class);
        MapAttribute<? super Warehouse, Box, Integer> counts = warehouse.getMap("counts", Box.class, Integer.class);
        assertThat(counts.getKeyType()).isSameAs(metamodel.entity(Box.class));
        assertThat(counts.getElementType().getPersistenceType()).isEqualTo(PersistenceType.BASIC);
        assertThat(counts.getCollectionType()).isEqualTo(CollectionType.MAP);
        assertThat(counts.getBindableType()).isEqualTo(BindableType.PLURAL_ATTRIBUTE);
        assertThat(counts.getJavaType()).isEqualTo(Map.class);
        MapAttribute<? super Warehouse, ?, ?> shelves = warehouse.getMap("shelves");
        assertThat(shelves.getKeyJavaType()).isEqualTo(String.class);
        assertThat(shelves.isAssociation()).isTrue();
        assertThat(warehouse.getSet("boxes").getElementType()).isSameAs(metamodel.entity(Box.class));
        assertThat(warehouse.getPluralAttributes()).hasSize(3);
        assertThatThrownBy(() -> warehouse.getMap("counts", String.class, Integer.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> warehouse.getList("boxes")).isInstanceOf(IllegalArgumentException.class);
        EmbeddableType<StockId> embeddable = metamodel.embeddable(StockId.class);
        assertThat(embeddable.getSingularAttribute("place", String.class).getDeclaringType())
                .isSameAs(embeddable);
        assertThatThrownBy(() -> embeddable.getSet("place")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void criteriaSpeakOfMapsAndKeysByTheMetamodel() {
        unit.inTransaction(em -> {
            Box small = new Box(1, "small");
            Box large = new Crate(2, "large", 9);
            em.persist(small);
            em.persist(large);
            Warehouse warehouse = new Warehouse(7);
            warehouse.counts.put(small, 30);
            warehouse.counts.put(large, 4);
            em.persist(warehouse);
            Shelf shelf = new Shelf(5, "top", warehouse);
            em.persist(shelf);
        });
        EntityManager em = unit.entityManager();
        CriteriaBuilder cb = em.getCriteriaBuilder();
        EntityType<Warehouse> type = metamodel.entity(Warehouse.class);
        CriteriaQuery<Tuple> q = cb.createTupleQuery();
        Root<Warehouse> warehouse = q.from(type);
        MapJoin<Warehouse, Box, Integer> counts = warehouse.join(
                (MapAttribute<Warehouse, Box, Integer>) type.getDeclaredMap("counts", Box.class, Integer.class));
        q.multiselect(counts.key().get("name"), counts.value(), counts.key());
        q.where(cb.gt(counts, 3)).orderBy(cb.asc(counts.key().get("name")));
        assertThat(em.createQuery(q).getResultList())
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("large 4", "small 30");
        CriteriaQuery<String> names = cb.createQuery(String.class);
        Root<Warehouse> root = names.from(type);
        MapJoin<Warehouse, String, Shelf> shelves = root.joinMap("shelves");
        names.select(shelves.key()).where(cb.equal(shelves.get("id"), 5));
        assertThat(em.createQuery(names).getResultList()).containsExactly("top");
        CriteriaQuery<Integer> planks = cb.createQuery(Integer.class);
        Root<Box> box = planks.from(Box.class);
        planks.select(cb.treat(box, Crate.class).get("planks")).where(cb.equal(box.type(), Crate.class));
        assertThat(em.createQuery(planks).getResultList()).containsExactly(9);
    }

    record SeatId(int row, int number) implements Serializable {}

    @Entity(name = "Seat")
    @IdClass(SeatId.class)
    static class Seat {
        @Id
        @jakarta.persistence.Column(name = "row_")
        int row;

        @Id
        @jakarta.persistence.Column(name = "number_")
        int number;
    }

    @Embeddable
    static class StockId implements Serializable {
        String place;
        int shelf;
    }

    @Entity(name = "Stock")
    static class Stock {
        @EmbeddedId
        StockId id;
    }

    @MappedSuperclass
    abstract static class Base {
        @Id
        long id;

        @Version
        int version;
    }

    @MappedSuperclass
    abstract static class Named extends Base {
        String name;
    }

    @Entity(name = "Box")
    @Inheritance
    static class Box extends Named {
        protected Box() {}

        Box(long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity(name = "Crate")
    static class Crate extends Box {
        int planks;

        protected Crate() {}

        Crate(long id, String name, int planks) {
            super(id, name);
            this.planks = planks;
        }
    }

    @Entity(name = "Warehouse")
    static class Warehouse {
        @Id
        long id;

        @ElementCollection
        @MapKeyJoinColumn(name = "box_id")
        Map<Box, Integer> counts = new HashMap<>();

        @OneToMany(mappedBy = "warehouse")
        @MapKey(name = "name")
        Map<String, Shelf> shelves = new HashMap<>();

        @ManyToMany
        Set<Box> boxes = new HashSet<>();

        protected Warehouse() {}

        Warehouse(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Shelf")
    static class Shelf {
        @Id
        long id;

        String name;

        @ManyToOne
        Warehouse warehouse;

        protected Shelf() {}

        Shelf(long id, String name, Warehouse warehouse) {
            this.id = id;
            this.name = name;
            this.warehouse = warehouse;
        }
    }
}
