package org.athanor.query.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.athanor.query.Shop;
import org.athanor.query.Shop.Customer;
import org.athanor.query.Shop.Product;
import org.athanor.query.Shop.Status;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BulkAndNativeTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Shop.CLASSES));

    @BeforeEach
    void fill() {
        unit.inTransaction(ShopRows::persist);
    }

    @Test
    void anUpdateChangesRowsAndCountsThem() {
        unit.inTransaction(em -> {
            assertThat(em.createQuery("update Order o set o.status = :s, o.customer = :c, o.day = null where o.id <> 2")
                            .setParameter("s", Status.SENT)
                            .setParameter("c", em.getReference(Customer.class, 3L))
                            .executeUpdate())
                    .isEqualTo(2);
            assertThat(em.createQuery(
                                    "select o.id from Order o where o.status = :s and o.customer.id = 3 order by o.id")
                            .setParameter("s", Status.SENT)
                            .getResultList())
                    .hasToString("[1, 3]");
        });
    }

    @Test
    void aDeleteMayFollowAssociationsInItsCondition() {
        unit.inTransaction(em -> assertThat(em.createQuery("delete from LineItem i where i.order.customer.name = 'Ann'")
                        .executeUpdate())
                .isEqualTo(3));
    }

    @Test
    void aQuerySeesPendingChangesOfItsTables() {
        unit.inTransaction(em -> {
            em.persist(new Customer(9, "Zoe", 50));
            assertThat(em.createQuery("select count(c) from Customer c", Long.class)
                            .getSingleResult())
                    .isEqualTo(4L);
        });
    }

    @Test
    void nativeQueriesGiveValuesAndArrays() {
        unit.inTransaction(em -> {
            assertThat(em.createNativeQuery("select count(*) from Customer where name <> ':no ?1'")
                            .getSingleResult())
                    .isEqualTo(3);
            assertThat((Object[]) em.createNativeQuery("select id, name from Customer where age > ?1 and age < :max")
                            .setParameter(1, 25)
                            .setParameter("max", 35)
                            .getSingleResult())
                    .containsExactly(1, "Ann");
            assertThat(em.createNativeQuery("select name from Customer where id in (:ids) order by id")
                            .setParameter("ids", List.of(1, 2))
                            .setFirstResult(1)
                            .getResultList())
                    .hasToString("[Bob]");
        });
    }

    @Test
    void nativeQueriesGiveEntitiesByTheNamesOfColumns() {
        unit.inTransaction(em -> {
            Customer bob = (Customer) em.createNativeQuery(
                            "select name, id, street, city, age, active, version, invitedBy_id from Customer where id"
                                    + " = ?",
                            Customer.class)
                    .setParameter(1, 2L)
                    .getSingleResult();
            assertThat(bob.name).isEqualTo("Bob");
            assertThat(bob).isSameAs(em.find(Customer.class, 2L));
            assertThat(em.createNativeQuery("select * from Product order by id", Product.class)
                            .getResultList())
                    .extracting(p -> p.getClass().getSimpleName())
                    .containsExactly("Book", "Toy", "Product");
        });
    }

    @Test
    void nativeStatementsChangeRows() {
        unit.inTransaction(em -> assertThat(em.createNativeQuery("delete from LineItem where id in (:ids)")
                        .setParameter("ids", List.of(1, 2, 99))
                        .executeUpdate())
                .isEqualTo(2));
    }
}
