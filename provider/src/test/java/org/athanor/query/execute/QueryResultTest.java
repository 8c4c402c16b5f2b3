package org.athanor.query.execute;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.athanor.query.Shop;
import org.athanor.query.Shop.Address;
import org.athanor.query.Shop.Book;
import org.athanor.query.Shop.Customer;
import org.athanor.query.Shop.Line;
import org.athanor.query.Shop.Product;
import org.athanor.query.Shop.Status;
import org.athanor.query.Shop.StockId;
import org.athanor.query.Shop.Toy;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueryResultTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Shop.CLASSES));

    @BeforeEach
    void fill() {
        unit.inTransaction(ShopRows::persist);
    }

    /** The results, arrays as lists. */
    private List<Object> list(String jpql, Object... parameters) {
        return unit.fromEntityManager(em -> {
            Query query = em.createQuery(jpql);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            List<Object> results = new ArrayList<>();
            for (Object result : query.getResultList()) {
                results.add(result instanceof Object[] row ? Arrays.asList(row) : result);
            }
            return results;
        });
    }

    @Test
    void aggregatesHaveTheTypesOfTheSpecification() {
        assertThat(list("select count(i), sum(i.quantity), avg(i.quantity), max(i.quantity), min(p.price), sum(p.price)"
                        + " from LineItem i join i.product p"))
                .containsExactly(List.of(4L, 10L, 2.5, 4, 2.0, 24.0));
        assertThat(list("select max(o.total) from Order o where o.id > 1")).containsExactly(new BigDecimal("20.00"));
        assertThat(list("select max(o.total), count(o) from Order o where o.id > 9"))
                .containsExactly(Arrays.asList(null, 0L));
    }

    @Test
    void arithmeticPromotes() {
        assertThat(list("select c.age * 2, c.age + 1.5, -c.age, c.age + 1L, mod(c.age, 7) from Customer c"
                        + " where c.id = 1"))
                .containsExactly(List.of(60, 31.5, -30, 31L, 2));
    }

    @Test
    void functionsWork() {
        assertThat(list("select upper(c.name), substring(c.name, 2), locate('n', c.name), concat(c.name, '!', 'x'),"
                        + " replace(c.name, 'A', 'E'), left(c.name, 1), right(c.name, 2), length(c.name), trim(' x ')"
                        + " from Customer c where c.id = 1"))
                .containsExactly(List.of("ANN", "nn", 2, "Ann!x", "Enn", "A", "nn", 3, "x"));
        assertThat(list("select cast(c.age as string), cast('3' as integer), round(2.567, 1), power(2, 3), sqrt(9.0),"
                        + " sign(-3) from Customer c where c.id = 1"))
                .containsExactly(List.of("30", 3, 2.6, 8.0, 3.0, -1));
        assertThat(list("select extract(year from o.day), extract(day from o.day) from Order o where o.day ="
                        + " {d '2020-02-29'}"))
                .containsExactly(List.of(2020, 29));
    }

    @Test
    void currentDatesHaveTheirClasses() {
        List<?> now = (List<?>)
                list("select current_date, current_time, current_timestamp, local date, local time, local datetime"
                                + " from Customer c where c.id = 1")
                        .get(0);
        assertThat(now.stream().map(Object::getClass).map(Class::getName))
                .containsExactly(
                        "java.sql.Date",
                        "java.sql.Time",
                        "java.sql.Timestamp",
                        "java.time.LocalDate",
                        "java.time.LocalTime",
                        "java.time.LocalDateTime");
    }

    @Test
    void casesChoose() {
        assertThat(list("select case when c.age > 30 then 'old' when c.age = 30 then 'mid' else 'young' end, case"
                        + " c.name when 'Ann' then 1 else 0 end, coalesce(c.address.city, 'none'), nullif(c.name, 'Cid') from"
                        + " Customer c order by c.id"))
                .containsExactly(
                        List.of("mid", 1, "Rome", "Ann"),
                        List.of("young", 0, "none", "Bob"),
                        Arrays.asList("old", 0, "none", null));
    }

    @Test
    void newInstancesEmbeddedValuesClassesAndIdentifiersAreResults() {
        assertThat(list("select new org.athanor.query.Shop.Line(c.name, i.quantity) from LineItem i join i.order o"
                        + " join o.customer c where i.quantity > 2 order by i.id"))
                .containsExactly(new Line("Ann", 3), new Line("Bob", 4));
        Address address = (Address)
                list("select c.address from Customer c where c.id = 1").get(0);
        assertThat(address.city).isEqualTo("Rome");
        assertThat(list("select c.address from Customer c where c.id = 2")).containsExactly((Object) null);
        assertThat(list("select type(p) from Product p order by p.id"))
                .containsExactly(Book.class, Toy.class, Product.class);
        assertThat(list("select id(s), s.amount from Stock s where id(s) = ?1", new StockId("cellar", 4L)))
                .containsExactly(List.of(new StockId("cellar", 4L), 12));
    }

    @Test
    void anAssociationThatIsNullIsANullResult() {
        List<Object> invitedBy = list("select c.invitedBy from Customer c order by c.id");
        assertThat(invitedBy.get(0)).isNull();
        assertThat(invitedBy.get(1)).isSameAs(invitedBy.get(2)).isInstanceOf(Customer.class);
    }

    @Test
    void tuplesAreReadByAlias() {
        unit.inEntityManager(em -> {
            Tuple first = em.createQuery(
                            "select c.name as name, count(o) as orders from Customer c left join c.orders o group by"
                                    + " c.name order by orders desc",
                            Tuple.class)
                    .getResultList()
                    .get(0);
            assertThat(first.get("name")).isEqualTo("Ann");
            assertThat(first.get("orders", Long.class)).isEqualTo(2L);
        });
    }

    @Test
    void collectionsEnumsDatesClassesAndEntitiesAreParameters() {
        assertThat(list("select c.name from Customer c where c.name in ?1 order by c.id", Set.of("Ann", "Bob")))
                .containsExactly("Ann", "Bob");
        assertThat(list("select c.name from Customer c where c.id in (?1) order by c.id", List.of(1, 3L)))
                .containsExactly("Ann", "Cid");
        assertThat(list("select c.name from Customer c where c.id in ?1", List.of()))
                .isEmpty();
        assertThat(list(
                        "select o.id from Order o where o.status in ?1 order by o.id",
                        List.of(Status.PAID, Status.SENT)))
                .containsExactly(2L);
        assertThat(list("select o.id from Order o where o.day = ?1", LocalDate.of(2020, 2, 29)))
                .containsExactly(1L);
        assertThat(list(
                        "select o.id from Order o where o.total between 5 and ?1 order by o.id",
                        new BigDecimal("10.5")))
                .containsExactly(1L, 3L);
        assertThat(list(
                        "select p.name from Product p where type(p) in ?1 order by p.id",
                        List.of(Book.class, Toy.class)))
                .containsExactly("Dune", "Ball");
        assertThat(list("select o.id from Order o where o.customer in ?1", List.of(new Customer(2, "", 0))))
                .containsExactly(3L);
        assertThat(list("select p.name from Product p where ?1 member of p.related", new Book(1, "", 0, "")))
                .containsExactly("Rope");
    }

    @Test
    void subqueriesAndQuantifiersWork() {
        assertThat(list("select c.name from Customer c where c.age > all (select d.age from Customer d where"
                        + " d.name <> 'Cid')"))
                .containsExactly("Cid");
        assertThat(list("select c.name, (select count(o) from c.orders o), size(c.nicknames) from Customer c"
                        + " order by c.id"))
                .containsExactly(List.of("Ann", 2L, 1), List.of("Bob", 1L, 0), List.of("Cid", 0L, 0));
        assertThat(list("select c.name from Customer c where 'Annie' member of c.nicknames"))
                .containsExactly("Ann");
        assertThat(list("select n from Customer c join c.nicknames n")).containsExactly("Annie");
        assertThat(list("select c.id from Customer c intersect select o.customer.id from Order o"))
                .containsExactly(1L, 2L);
    }
}
