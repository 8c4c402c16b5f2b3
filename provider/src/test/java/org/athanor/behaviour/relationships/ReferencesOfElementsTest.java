package org.athanor.behaviour.relationships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Elements of a collection of values refer to entities (Jakarta Persistence 3.2, 2.6). */
class ReferencesOfElementsTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Invoice.class, Ware.class, Clerk.class));

    @Entity(name = "Ware")
    static class Ware {
        @Id
        int id;

        String name;
    }

    @Entity(name = "Clerk")
    static class Clerk {
        @Id
        int id;

        String name;
    }

    @Embeddable
    static class Position {
        int quantity;

        @ManyToOne
        Ware ware;

        @ManyToOne(fetch = FetchType.LAZY)
        Clerk clerk;

        Position() {}

        Position(int quantity, Ware ware, Clerk clerk) {
            this.quantity = quantity;
            this.ware = ware;
            this.clerk = clerk;
        }
    }

    @Entity(name = "Invoice")
    static class Invoice {
        @Id
        int id;

        @ElementCollection
        @OrderColumn
        List<Position> positions = new ArrayList<>();
    }

    @BeforeEach
    void rows() {
        unit.sql("insert into Ware (id, name) values (1, 'nail'), (2, 'screw')");
        unit.sql("insert into Clerk (id, name) values (1, 'Ada')");
        unit.inTransaction(em -> {
            Invoice invoice = new Invoice();
            invoice.id = 1;
            invoice.positions.add(new Position(10, em.find(Ware.class, 1), em.find(Clerk.class, 1)));
            invoice.positions.add(new Position(20, em.find(Ware.class, 2), null));
            em.persist(invoice);
        });
        unit.statements().clear();
    }

    @Test
    void theirForeignKeysAreWrittenWithThem() {
        assertThat(unit.sql("select quantity, ware_id, clerk_id from Invoice_positions order by positions_ORDER"))
                .containsExactly(List.of(10, 1, 1), Arrays.asList(20, 2, null));
    }

    @Test
    void whatTheyReferToIsReadForAllElementsTogetherAndLazilyOnTouch() {
        unit.inTransaction(em -> {
            Invoice invoice = em.find(Invoice.class, 1);
            assertThat(invoice.positions).hasSize(2);
            assertThat(invoice.positions.get(0).ware).isSameAs(em.find(Ware.class, 1));
            assertThat(invoice.positions.get(1).ware.name).isEqualTo("screw");
            assertThat(invoice.positions.get(1).clerk).isNull();
            assertThat(unit.factory().getPersistenceUnitUtil().isLoaded(invoice.positions.get(0).clerk))
                    .isFalse();
        });
        unit.statements()
                .all()
                .areExactly(
                        "select i.id from Invoice i where i.id = ?",
                        "select i.Invoice_id, i.quantity, i.ware_id, i.clerk_id from Invoice_positions i where"
                                + " i.Invoice_id = ? order by i.positions_ORDER",
                        "select w.id, w.name from Ware w where w.id in (select value from json_each(?))");
    }

    @Test
    void anElementThatRefersToAnotherIsWrittenAnew() {
        unit.inTransaction(em -> {
            Invoice invoice = em.find(Invoice.class, 1);
            invoice.positions.set(1, new Position(20, em.find(Ware.class, 1), null));
        });
        assertThat(unit.sql("select quantity, ware_id from Invoice_positions order by positions_ORDER"))
                .containsExactly(List.of(10, 1), List.of(20, 1));
    }

    @Test
    void queriesGoThroughThem() {
        unit.inTransaction(em -> assertThat(em.createQuery(
                                "select p.quantity from Invoice i join i.positions p where p.ware.name = 'nail'",
                                Integer.class)
                        .getResultList())
                .containsExactly(10));
    }

    @Test
    void aNewEntityInAnElementIsToBePersistedFirst() {
        assertThatThrownBy(() -> unit.inTransaction(em -> {
                    Ware fresh = new Ware();
                    fresh.id = 9;
                    em.find(Invoice.class, 1).positions.add(new Position(1, fresh, null));
                }))
                .hasStackTraceContaining("refers to a new Ware that was never persisted");
    }
}
