package org.athanor.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MergeTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Order.class, Line.class, Customer.class));

    @Test
    void theStateOfADetachedInstanceIsCopiedNullsToo() {
        Order order = savedOrder();
        order.note = null;
        order.address = new Address("Main Street 2", "Z");
        Order merged = unit.fromTransaction(em -> {
            Order managed = em.merge(order);
            assertThat(managed).isNotSameAs(order);
            assertThat(em.contains(order)).isFalse();
            return managed;
        });
        assertThat(merged.address).isNotSameAs(order.address);
        assertThat(unit.sql("select note, street, city from Orders"))
                .singleElement()
                .isEqualTo(java.util.Arrays.asList(null, "Main Street 2", "Z"));
    }

    @Test
    void aNewInstanceIsCopiedWholeAndTheCopyIsPersisted() {
        Order order = new Order("new");
        order.add(new Line("a"));
        Order merged = unit.fromTransaction(em -> em.merge(order));
        assertThat(merged).isNotSameAs(order);
        assertThat(order.id).isNull();
        assertThat(merged.id).isNotNull();
        assertThat(merged.prepared).isTrue();
        assertThat(unit.sql("select text from Line")).containsExactly(List.of("a"));
    }

    @Test
    void aStaleVersionIsRefused() {
        Order order = savedOrder();
        unit.inTransaction(em -> em.find(Order.class, order.id).note = "by somebody else");
        order.note = "mine";
        unit.inEntityManager(em -> assertThatThrownBy(() -> em.merge(order))
                .isInstanceOf(OptimisticLockException.class)
                .hasMessageContaining("Order")
                .hasMessageContaining("version"));
        assertThat(unit.sql("select note from Orders")).containsExactly(List.of("by somebody else"));
    }

    @Test
    void mergingARemovedInstanceIsRefused() {
        Order order = savedOrder();
        unit.inEntityManager(em -> {
            Order managed = em.find(Order.class, order.id);
            em.remove(managed);
            assertThatThrownBy(() -> em.merge(managed)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> em.merge(order)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void aManagedInstanceIsItsOwnCopy() {
        Order order = savedOrder();
        unit.inTransaction(em -> {
            Order managed = em.find(Order.class, order.id);
            assertThat(em.merge(managed)).isSameAs(managed);
        });
    }

    @Test
    void linesAreMergedAddedAndRemovedAsTheDetachedListHasThem() {
        Order order = savedOrder();
        order.lines.get(0).text = "changed";
        order.lines.remove(1);
        order.add(new Line("third"));
        unit.inTransaction(em -> em.merge(order));
        assertThat(unit.sql("select text from Line order by id")).containsExactly(List.of("changed"), List.of("third"));
    }

    @Test
    void withoutCascadeTheCopyRefersToTheManagedInstanceOfTheSameIdentity() {
        Order order = savedOrder();
        Customer customer = unit.fromTransaction(em -> {
            Customer created = new Customer("Ann");
            em.persist(created);
            return created;
        });
        customer.name = "not copied";
        order.customer = customer;
        unit.inTransaction(em -> {
            Order managed = em.merge(order);
            assertThat(managed.customer).isNotSameAs(customer).isSameAs(em.getReference(Customer.class, customer.id));
        });
        assertThat(unit.sql("select c.name from Orders o join Customer c on c.id = o.customer_id"))
                .containsExactly(List.of("Ann"));
    }

    @Test
    void aCollectionThatWasNeverLoadedIsLeftAlone() {
        Order order = savedOrder();
        Order detached = unit.fromEntityManager(em -> em.find(Order.class, order.id));
        detached.note = "changed";
        unit.statements()
                .during(() -> unit.inTransaction(em -> em.merge(detached)))
                .doNotContain("from Line", "Line set");
        assertThat(unit.sql("select text from Line")).hasSize(2);
    }

    private Order savedOrder() {
        return unit.fromTransaction(em -> {
            Order order = new Order("a note");
            order.add(new Line("first"));
            order.add(new Line("second"));
            em.persist(order);
            return order;
        });
    }

    @Entity(name = "Order")
    @jakarta.persistence.Table(name = "Orders")
    static class Order {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        @Version
        private Integer version;

        private String note;
        private Address address = new Address("Main Street 1", "Y");
        private transient boolean prepared;

        @ManyToOne(fetch = FetchType.LAZY)
        private Customer customer;

        @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
        private List<Line> lines = new ArrayList<>();

        protected Order() {}

        Order(String note) {
            this.note = note;
        }

        void add(Line line) {
            line.order = this;
            lines.add(line);
        }

        @PrePersist
        void prepare() {
            prepared = true;
        }
    }

    @Embeddable
    static class Address {
        private String street;
        private String city;

        protected Address() {}

        Address(String street, String city) {
            this.street = street;
            this.city = city;
        }
    }

    @Entity(name = "Line")
    static class Line {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        private String text;

        @ManyToOne
        private Order order;

        protected Line() {}

        Line(String text) {
            this.text = text;
        }
    }

    @Entity(name = "Customer")
    static class Customer {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        private String name;

        protected Customer() {}

        Customer(String name) {
            this.name = name;
        }
    }
}
