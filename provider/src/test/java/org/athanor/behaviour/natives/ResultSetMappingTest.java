package org.athanor.behaviour.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ColumnResult;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityResult;
import jakarta.persistence.FieldResult;
import jakarta.persistence.Id;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQueryReference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.athanor.behaviour.natives.Orders.Gift;
import org.athanor.behaviour.natives.Orders.Item;
import org.athanor.behaviour.natives.Orders.Line;
import org.athanor.behaviour.natives.Orders.Order;
import org.athanor.behaviour.natives.Orders.Stay;
import org.athanor.behaviour.natives.Orders.StayId;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the rows of native queries become (Jakarta Persistence 3.2, 3.11.14). */
class ResultSetMappingTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Orders.CLASSES));
    private EntityManager em;

    @BeforeEach
    void start() {
        unit.inTransaction(m -> {
            Item cup = new Item(1, "cup");
            Gift ring = new Gift(2, "ring", "red");
            m.persist(cup);
            m.persist(ring);
            m.persist(new Order(10, 3, LocalDate.of(2026, 1, 2), cup));
            m.persist(new Order(11, 1, null, ring));
            m.persist(new Order(12, 7, null, null));
            m.persist(new Stay(new StayId(5, 101), 3));
        });
        em = unit.entityManager();
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String sql, String mapping) {
        return em.createNativeQuery(sql, mapping).getResultList();
    }

    @Test
    void severalEntitiesWithTheirFieldsAndDiscriminator() {
        List<Object[]> rows = rows(
                "select p.id as order_id, p.quantity as order_quantity, p.day as order_day, p.item_id as order_item,"
                        + " t.id, t.name as item_name, t.kind as item_kind, t.ribbon from purchases p"
                        + " left join things t on t.id = p.item_id order by p.id",
                "purchase and item");
        assertThat(rows).hasSize(3);
        Order first = (Order) rows.get(0)[0];
        assertThat(first.quantity).isEqualTo(3);
        assertThat(first.day).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(em.contains(first)).isTrue();
        unit.statements()
                .during(() -> assertThat(first.item).isSameAs(rows.get(0)[1]))
                .areNone();
        assertThat(rows.get(1)[1]).isInstanceOf(Gift.class);
        assertThat(((Gift) rows.get(1)[1]).ribbon).isEqualTo("red");
        assertThat(rows.get(2)[1]).isNull();
    }

    @Test
    void entitiesThenConstructorsThenColumns() {
        Object[] row = rows(
                        "select p.id, p.quantity, p.day, p.item_id, t.name, 2 * 1.25 as price from purchases p"
                                + " join things t on t.id = p.item_id where p.id = 10",
                        "everything")
                .get(0);
        assertThat(row).hasSize(4);
        assertThat(row[0]).isSameAs(em.find(Order.class, 10L));
        assertThat(row[1]).isEqualTo(new Line("cup", 3));
        assertThat(row[2]).isEqualTo("cup");
        assertThat((BigDecimal) row[3]).isEqualByComparingTo("2.5");
    }

    @Test
    void aSingleItemIsTheResultItself() {
        assertThat(em.createNativeQuery("select count(*) as n from things", "count")
                        .getSingleResult())
                .isEqualTo(2L);
        assertThat(em.createNativeQuery("select name, 4 as quantity from things where id = 1", "line")
                        .getSingleResult())
                .isEqualTo(new Line("cup", 4));
    }

    @Test
    void partsOfAnEmbeddedIdentifierAreNamedWithDots() {
        Stay stay = (Stay) em.createNativeQuery("select guest as g, room as r, nights as n from stays", "stay")
                .getSingleResult();
        assertThat(stay.id).isEqualTo(new StayId(5, 101));
        assertThat(em.find(Stay.class, new StayId(5, 101))).isSameAs(stay);
    }

    @Test
    void namedNativeQueriesBringTheirMappings() {
        assertThat(em.createNamedQuery("Purchase.named", Line.class).getResultList())
                .containsExactly(new Line("cup", 1), new Line("ring", 2));
        assertThat(em.createNamedQuery("Purchase.count", Long.class)
                        .setParameter("least", 3)
                        .getSingleResult())
                .isEqualTo(2L);
        List<Item> items = em.createNamedQuery("Purchase.items", Item.class)
                .setParameter(1, 2)
                .getResultList();
        assertThat(items).hasSize(2);
        assertThat(items.get(1)).isInstanceOf(Gift.class);
    }

    @Test
    void referencesKnowTheClassOfTheResults() {
        assertThat(unit.factory().getNamedQueries(Long.class)).containsOnlyKeys("Purchase.count");
        TypedQueryReference<Line> lines =
                unit.factory().getNamedQueries(Line.class).get("Purchase.named");
        assertThat(lines.getResultType()).isEqualTo(Line.class);
        assertThat(em.createQuery(lines).getResultList()).hasSize(2);
    }

    @Test
    void addedQueriesAreAskedAgainByTheirNames() {
        var factory = unit.factory();
        factory.addNamedQuery(
                "big",
                em.createNativeQuery("select id from purchases where quantity > :q order by id")
                        .setMaxResults(1));
        assertThat(em.createNamedQuery("big").setParameter("q", 2).getResultList())
                .hasSize(1);
        var cb = em.getCriteriaBuilder();
        var criteria = cb.createQuery(String.class);
        var root = criteria.from(Item.class);
        criteria.select(root.get("name")).where(cb.equal(root.get("id"), 2));
        factory.addNamedQuery("criteria", em.createQuery(criteria));
        assertThat(unit.entityManager()
                        .createNamedQuery("criteria", String.class)
                        .getSingleResult())
                .isEqualTo("ring");
        assertThat(factory.getNamedQueries(String.class)).containsKey("criteria");
    }

    @Test
    void tuplesKnowTheColumnsByName() {
        Tuple row = (Tuple) em.createNativeQuery("select id as the_id, name from things where id = :id", Tuple.class)
                .setParameter("id", 1)
                .getSingleResult();
        assertThat(((Number) row.get("the_id")).longValue()).isEqualTo(1);
        assertThat(row.get("name", String.class)).isEqualTo("cup");
        assertThat(row.getElements()).hasSize(2);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> em.createNativeQuery("select 1", "nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nothing'")
                .hasMessageContaining("everything");
        assertThatThrownBy(() -> rows("select count(*) as m from things", "count"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'n'")
                .hasMessageContainingAll("count", "m");
        assertThatThrownBy(() -> em.createNamedQuery("Purchase.named", Integer.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClassThatRowsCannotBecomeIsRefused() {
        assertThatThrownBy(() -> em.createNativeQuery("select name, 1 from things", Line.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no entity")
                .hasMessageContaining("@ConstructorResult");
    }

    @Test
    void mappingsAreCheckedWhenTheUnitStarts() {
        assertThatThrownBy(() -> TestUnit.of(Wrong.class).start())
                .hasMessageContaining("Result set mapping of wrong fields")
                .hasMessageContaining("'nme'");
    }

    @Entity(name = "Wrong")
    @SqlResultSetMapping(
            name = "of wrong fields",
            entities = @EntityResult(entityClass = Wrong.class, fields = @FieldResult(name = "nme", column = "n")),
            columns = @ColumnResult(name = "x"))
    static class Wrong {
        @Id
        long id;

        String name;
    }
}
