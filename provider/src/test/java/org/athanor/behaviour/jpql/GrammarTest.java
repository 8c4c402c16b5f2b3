package org.athanor.behaviour.jpql;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OrderColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.athanor.query.Shop;
import org.athanor.query.Shop.Book;
import org.athanor.query.Shop.Customer;
import org.athanor.query.Shop.Status;
import org.athanor.query.Shop.Toy;
import org.athanor.query.execute.ShopRows;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The productions of the language (Jakarta Persistence 3.2, 4.12), each with what it gives; some with what is sent. */
class GrammarTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit =
            persistence.start(TestUnit.of(Stream.concat(Arrays.stream(Shop.CLASSES), Stream.of(Playlist.class))
                    .toArray(Class<?>[]::new)));
    final Asking asking = new Asking(unit);

    @BeforeEach
    void rows() {
        unit.inTransaction(em -> {
            ShopRows.persist(em);
            em.persist(new Playlist(1, "so", "what", "now"));
        });
    }

    @Test
    void theSelectClauseMayBeLeftOut() {
        unit.inEntityManager(
                em -> assertThat(em.createQuery("from Product where price > 2.5 order by name", Shop.Product.class)
                                .getResultList())
                        .extracting(product -> product.name)
                        .containsExactly("Ball", "Dune"));
    }

    @Test
    void variablesOfEveryKind() {
        asking.asks("select distinct c.name from Customer as c where c.age = 20", "[Bob]");
        asking.asks("select o.id from Customer c, in (c.orders) o where c.name = 'Ann' order by o.id", "[1, 2]");
        asking.asks(
                "select o.id from Customer c, in (c.orders) as o, LineItem i where i.order = o and i.quantity = 4",
                "[3]");
        asking.asks("select n from Customer c join c.nicknames n", "[Annie]");
        asking.asks("select a.city from Customer c join c.address a where a.city is not null", "[Rome]");
        asking.asks("SELECT C.name FROM Customer c WHERE c.id = 3", "[Cid]");
    }

    @Test
    void joinsWithConditions() {
        asking.asks(
                "select c.name, o.id from Customer c left outer join c.orders o on o.status = org.athanor.query.Shop.Status.PAID"
                        + " order by c.name",
                "[[Ann, 2], [Bob, null], [Cid, null]]",
                "select c.name, o.id from Customer c left join orders o on o.customer_id = c.id and o.status = 'PAID' order"
                        + " by c.name");
        asking.asks(
                "select c.name, d.name from Customer c inner join Customer d on d.invitedBy = c and d.age > 20",
                "[[Ann, Cid]]",
                "select c.name, d.name from Customer c join Customer d on d.invitedBy_id = c.id and d.age > 20");
    }

    @Test
    void treatedJoinsAndPaths() {
        asking.asks("select b.isbn from LineItem i join treat(i.product as Book) b order by i.id", "[978, 978]");
        asking.asks("select i.id from LineItem i left join treat(i.product as Toy) t where t.fromAge = 4", "[2]");
        asking.asks(
                "select p.name from Product p where treat(p as Toy).fromAge > 3 or p.name = 'Rope' order by p.id",
                "[Ball, Rope]");
        asking.asks("select count(i) from LineItem i where treat(i.product as Book).isbn = '978'", "[2]");
    }

    @Test
    void entityTypes() {
        asking.asks("select p.name from Product p where type(p) = Book", "[Dune]");
        asking.asks(
                "select p.name from Product p where type(p) <> :t order by p.id",
                Map.of("t", Book.class),
                "[Ball, Rope]");
        asking.asks(
                "select p.name from Product p where type(p) in :types order by p.id",
                Map.of("types", List.of(Book.class, Toy.class)),
                "[Dune, Ball]");
        asking.asks(
                "select case type(p) when Book then 'read' when Toy then 'play' else 'use' end from Product p order by p.id",
                "[read, play, use]");
    }

    @Test
    void subqueriesInEveryPlace() {
        asking.asks("select c.name from Customer c where c.age >= all (select d.age from Customer d)", "[Cid]");
        asking.asks(
                "select c.name from Customer c where c.age < some (select d.age from Customer d) order by c.id",
                "[Ann, Bob]");
        asking.asks(
                "select c.name from Customer c where c.id = any (select o.customer.id from Order o) order by c.id",
                "[Ann, Bob]");
        asking.asks("select c.name from Customer c where not exists (select 1 from c.orders o)", "[Cid]");
        asking.asks(
                "select c.name from Customer c where exists (select i from c.orders o join o.items i where i.quantity > 3)",
                "[Bob]");
        asking.asks(
                "select c.name from Customer c where (select count(o) from Order o where o.customer = c) = 2", "[Ann]");
        asking.asks(
                "select c.name, (select count(o) from c.orders o) from Customer c order by c.id",
                "[[Ann, 2], [Bob, 1], [Cid, 0]]");
        asking.asks(
                "select o.customer.name from Order o group by o.customer.name having sum(o.total) >"
                        + " (select avg(p.total) from Order p) order by 1",
                "[Ann]");
        asking.asks(
                "select c.name from Customer c order by (select count(o) from c.orders o) desc, c.name",
                "[Ann, Bob, Cid]");
        asking.asks(
                "select c.name from Customer c where c in (select o.customer from Order o where o.total < 10)",
                "[Bob]");
        asking.asks(
                "select c.name from Customer c where c.age = (select max(d.age) from Customer d where d.invitedBy = c.invitedBy)",
                "[Cid]");
        asking.asks(
                "select coalesce((select max(o.id) from c.orders o), -1) from Customer c order by c.id", "[2, 3, -1]");
    }

    @Test
    void collectionsInConditions() {
        asking.asks("select c.name from Customer c where c.orders is empty", "[Cid]");
        asking.asks("select c.name from Customer c where 'Annie' member of c.nicknames", "[Ann]");
        asking.asks("select count(c) from Customer c where 'Annie' not member c.nicknames", "[2]");
        asking.asks("select p.name from Product p where p.related is not empty", "[Rope]");
        unit.inEntityManager(em -> asking.asks(
                "select c.name from Customer c where :order member of c.orders",
                Map.of("order", em.getReference(Shop.Order.class, 3L)),
                "[Bob]"));
        asking.asks(
                "select n, index(n) from Playlist p join p.titles n where index(n) > 0 order by index(n)",
                "[[what, 1], [now, 2]]");
    }

    @Test
    void conditionsOfEveryKind() {
        asking.asks("select c.name from Customer c where c.name like '_o%'", "[Bob]");
        asking.asks(
                "select c.name from Customer c where c.name not like :p escape '!' order by c.id",
                Map.of("p", "A!%"),
                "[Ann, Bob, Cid]");
        asking.asks(
                "select c.name from Customer c where c.age not between 25 and :top order by c.id",
                Map.of("top", 35),
                "[Bob, Cid]");
        asking.asks(
                "select c.name from Customer c where :x is null and c.id = 1",
                java.util.Collections.singletonMap("x", null),
                "[Ann]");
        asking.asks("select c.name from Customer c where c.active = true or not c.active = false", "[Ann]");
        asking.asks("select c.name from Customer c where not (c.active or c.age > 30)", "[Bob]");
        asking.asks(
                "select o.id from Order o where o.status in (:a, :b) order by o.id",
                Map.of("a", Status.PAID, "b", Status.SENT),
                "[2]");
        asking.asks(
                "select o.id from Order o where o.total in :totals",
                Map.of("totals", List.of(new BigDecimal("20"), new BigDecimal("1"))),
                "[2]");
        asking.asks("select c.name from Customer c where c.invitedBy is null", "[Ann]");
        asking.asks(
                "select c.name from Customer c where c.address = :a",
                Map.of("a", new Shop.Address("Via A", "Rome")),
                "[Ann]");
        asking.asks("select c.name from Customer c where c.invitedBy = c.invitedBy.invitedBy", "[]");
    }

    @Test
    void groupsAndOrders() {
        asking.asks(
                "select o.status, count(o), sum(i.quantity) from Order o join o.items i group by o.status having count(i) > 1"
                        + " order by o.status",
                "[[OPEN, 3, 7]]");
        asking.asks(
                "select c.invitedBy.name as host, count(c) as guests from Customer c group by c.invitedBy.name order by guests desc, host",
                "[[Ann, 2]]");
        asking.asks("select c.name from Customer c order by c.invitedBy.id nulls first, c.age desc", "[Ann, Cid, Bob]");
        asking.asks("select c.name from Customer c order by c.address.city desc nulls last, c.name", "[Ann, Bob, Cid]");
        asking.asks("select distinct o.customer.name as n from Order o order by n", "[Ann, Bob]");
        unit.inEntityManager(em -> assertThat(em.createQuery(
                                "select c, count(o) from Customer c join c.orders o group by c order by c",
                                Object[].class)
                        .getResultList())
                .extracting(row -> ((Customer) row[0]).name + row[1])
                .containsExactly("Ann2", "Bob1"));
        unit.inEntityManager(em -> assertThat(em.createQuery(
                                "select p, count(i) from LineItem i join i.product p group by p order by p",
                                Object[].class)
                        .getResultList())
                .extracting(row -> row[0].getClass().getSimpleName() + row[1])
                .containsExactly("Book2", "Toy1", "Product1"));
    }

    @Test
    void constructorsAndEmbeddedValues() {
        asking.asks(
                "select new org.athanor.query.Shop$Line(o.customer.name, i.quantity) from LineItem i join i.order o where i.quantity > 2"
                        + " order by i.quantity",
                "[Line[customer=Ann, quantity=3], Line[customer=Bob, quantity=4]]");
        unit.inEntityManager(
                em -> assertThat(em.createQuery("select c.address from Customer c where c.id = 1", Shop.Address.class)
                                .getSingleResult()
                                .city)
                        .isEqualTo("Rome"));
        asking.asks("select id(s), s.amount from Stock s", "[[StockId[place=cellar, shelf=4], 12]]");
    }

    @Test
    void bulkStatements() {
        unit.inTransaction(em -> {
            assertThat(em.createQuery("update Customer set age = age + 1, address.city = 'Oslo' where name <> 'Ann'")
                            .executeUpdate())
                    .isEqualTo(2);
            assertThat(em.createQuery(
                                    "update Customer c set c.invitedBy = null, c.active = :a where c.invitedBy.name = 'Ann'")
                            .setParameter("a", true)
                            .executeUpdate())
                    .isEqualTo(2);
            assertThat(em.createQuery("delete from LineItem i where i.order.customer.name = 'Bob'")
                            .executeUpdate())
                    .isEqualTo(1);
            assertThat(em.createQuery("delete from Profile").executeUpdate()).isZero();
        });
        asking.asks(
                "select c.age, c.address.city from Customer c where c.invitedBy is null order by c.id",
                "[[30, Rome], [21, Oslo], [41, Oslo]]");
    }

    @Entity(name = "Playlist")
    static class Playlist {
        @Id
        Integer id;

        @ElementCollection
        @OrderColumn
        List<String> titles = new ArrayList<>();

        Playlist() {}

        Playlist(Integer id, String... titles) {
            this.id = id;
            this.titles.addAll(List.of(titles));
        }
    }
}
