package org.athanor.query.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.athanor.query.Shop;
import org.athanor.query.Shop.Customer;
import org.athanor.query.Shop.Order;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FetchingTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Shop.CLASSES));

    @BeforeEach
    void fill() {
        unit.inTransaction(ShopRows::persist);
    }

    @Test
    void aFetchedCollectionComesWithItsOwnersAndEachOwnerOnce() {
        unit.inEntityManager(em -> {
            List<Customer> customers = em.createQuery(
                            "select c from Customer c left join fetch c.orders order by c.id", Customer.class)
                    .getResultList();
            unit.statements()
                    .during(() -> assertThat(customers)
                            .extracting(c -> c.orders.size())
                            .containsExactly(2, 1, 0))
                    .areNone();
        });
    }

    @Test
    void twoCollectionsAreTwoSelects() {
        unit.inEntityManager(em -> unit.statements()
                .during(() -> {
                    List<Customer> customers = em.createQuery(
                                    "select c from Customer c left join fetch c.orders o left join fetch o.items order"
                                            + " by c.id",
                                    Customer.class)
                            .getResultList();
                    assertThat(customers.get(0).orders)
                            .extracting(o -> o.items.size())
                            .containsExactlyInAnyOrder(2, 1);
                })
                .contain("left join orders o on o.customer_id = c.id", "from LineItem l where l.order_id in"));
    }

    @Test
    void aPageOfOwnersHasAllOfTheirElements() {
        unit.inEntityManager(em -> unit.statements()
                .during(() -> {
                    List<Customer> page = em.createQuery(
                                    "select c from Customer c left join fetch c.orders order by c.id", Customer.class)
                            .setFirstResult(0)
                            .setMaxResults(2)
                            .getResultList();
                    assertThat(page).extracting(c -> c.orders.size()).containsExactly(2, 1);
                })
                .contain("from Customer c order by c.id limit ?", "from orders o where o.customer_id in")
                .doNotContain("join"));
    }

    @Test
    void pagesSkipAndLimit() {
        unit.inEntityManager(
                em -> assertThat(em.createQuery("select c.name from Customer c order by c.id", String.class)
                                .setFirstResult(1)
                                .setMaxResults(1)
                                .getResultList())
                        .containsExactly("Bob"));
        unit.inEntityManager(
                em -> assertThat(em.createQuery("select c.name from Customer c order by c.id", String.class)
                                .setFirstResult(2)
                                .getResultList())
                        .containsExactly("Cid"));
    }

    @Test
    void aStreamHandsOutWholeOwners() {
        unit.inTransaction(em -> {
            try (Stream<Customer> customers = em.createQuery(
                            "select c from Customer c left join fetch c.orders order by c.id", Customer.class)
                    .getResultStream()) {
                assertThat(customers.map(c -> c.name + c.orders.size())).containsExactly("Ann2", "Bob1", "Cid0");
            }
        });
    }

    @Test
    void aFetchedToOneIsThere() {
        unit.inEntityManager(em -> {
            Order order = em.createQuery("select o from Order o join fetch o.customer where o.id = 3", Order.class)
                    .getSingleResult();
            unit.statements()
                    .during(() -> assertThat(order.customer.name).isEqualTo("Bob"))
                    .areNone();
        });
    }

    @Test
    void rowsAreRepeatedByJoinsThatAreNoFetches() {
        unit.inEntityManager(em -> {
            assertThat(em.createQuery("select c from Customer c join c.orders o", Customer.class)
                            .getResultList())
                    .hasSize(3);
            assertThat(em.createQuery("select distinct c from Customer c join c.orders o", Customer.class)
                            .getResultList())
                    .hasSize(2);
        });
    }
}
