package org.athanor.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.SentStatements;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdentifierTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(
            Seat.class, Ticket.class, Parcel.class, ByTable.class, BySequence.class, ByUuid.class, ByAuto.class));

    @Test
    void anEmbeddedIdOfARecordIsFoundByAnEqualOne() {
        unit.inTransaction(em -> em.persist(new Seat(new SeatId("A", 1), new Money(5, "EUR"))));
        unit.inEntityManager(em -> {
            Seat seat = em.find(Seat.class, new SeatId("A", 1));
            assertThat(seat.id).isEqualTo(new SeatId("A", 1));
            assertThat(seat.price).isEqualTo(new Money(5, "EUR"));
            assertThat(em.find(Seat.class, new SeatId("A", 2))).isNull();
            assertThat(unit.factory().getPersistenceUnitUtil().getIdentifier(seat))
                    .isEqualTo(new SeatId("A", 1));
        });
    }

    @Test
    void anIdClassOverAttributesAndARelationshipIsFoundByItsInstance() {
        unit.inTransaction(em -> {
            Seat seat = new Seat(new SeatId("A", 1), null);
            em.persist(seat);
            em.persist(new Parcel("dhl", 7, "books"));
            em.persist(new Ticket(seat, 3));
        });
        unit.inEntityManager(em -> {
            assertThat(em.find(Parcel.class, new ParcelId("dhl", 7)).content).isEqualTo("books");
            Ticket ticket = em.find(Ticket.class, new TicketId(new SeatId("A", 1), 3));
            assertThat(ticket.seat).isSameAs(em.find(Seat.class, new SeatId("A", 1)));
        });
    }

    @Test
    void anEmbeddedValueIsComparedByItsParts() {
        unit.inTransaction(em -> em.persist(new Parcel("dhl", 7, "books")));
        unit.statements()
                .during(() -> unit.inTransaction(em -> {
                    Parcel parcel = em.find(Parcel.class, new ParcelId("dhl", 7));
                    parcel.size = new Size(1, 2);
                }))
                .doNotContain("update");
        unit.statements()
                .during(() -> unit.inTransaction(em -> em.find(Parcel.class, new ParcelId("dhl", 7)).size.height = 9))
                .contain("update Parcel set box_height = ? where");
        assertThat(unit.sql("select box_height, width from Parcel")).containsExactly(List.of(9, 1));
    }

    @Test
    void anEmbeddedValueAllNullIsNull() {
        unit.inTransaction(em -> em.persist(new Seat(new SeatId("A", 1), null)));
        unit.inEntityManager(em ->
                assertThat(em.find(Seat.class, new SeatId("A", 1)).price).isNull());
    }

    @Test
    void tablesSequencesAndUuidsGiveTheIdentifierAtPersist() {
        unit.inTransaction(em -> {
            Set<Object> seen = new HashSet<>();
            for (int i = 0; i < 120; i++) {
                ByTable byTable = new ByTable();
                BySequence bySequence = new BySequence();
                ByUuid byUuid = new ByUuid();
                em.persist(byTable);
                em.persist(bySequence);
                em.persist(byUuid);
                assertThat(seen.add("t" + byTable.id)).isTrue();
                assertThat(seen.add("s" + bySequence.id)).isTrue();
                assertThat(seen.add(byUuid.id)).isTrue();
            }
        });
        assertThat(unit.sql("select count(*) from ByTable")).containsExactly(List.of(120));
        assertThat(unit.sql("select min(id), max(id) from ByTable")).containsExactly(List.of(1, 120));
    }

    @Test
    void generatedIdentifiersAreReadBackForManyRowsAtOnce() {
        List<ByAuto> all =
                java.util.stream.IntStream.range(0, 50).mapToObj(ByAuto::new).toList();
        SentStatements sent = unit.statements().during(() -> unit.inTransaction(em -> all.forEach(em::persist)));
        assertThat(sent.contain("insert into ByAuto (number) values (?), (?)", "returning id")
                        .count())
                .isLessThan(10);
        for (ByAuto each : all) {
            assertThat(unit.sql("select number from ByAuto where id = ?", each.id))
                    .containsExactly(List.of(each.number));
        }
    }

    @Test
    void anIdentifierThatIsMissingIsRefused() {
        unit.inEntityManager(em -> {
            em.getTransaction().begin();
            assertThatThrownBy(() -> {
                        em.persist(new Parcel(null, 7, "x"));
                        em.flush();
                    })
                    .hasMessageContaining("Parcel")
                    .hasMessageContaining("identifier");
            em.getTransaction().rollback();
        });
    }

    @Embeddable
    record SeatId(@Column(name = "seat_row") String row, int number) {}

    @Embeddable
    record Money(Integer amount, String currency) {}

    @Entity(name = "Seat")
    static class Seat {
        @EmbeddedId
        private SeatId id;

        private Money price;

        protected Seat() {}

        Seat(SeatId id, Money price) {
            this.id = id;
            this.price = price;
        }
    }

    record TicketId(SeatId seat, int number) {}

    @Entity(name = "Ticket")
    @IdClass(TicketId.class)
    static class Ticket {
        @Id
        @ManyToOne
        private Seat seat;

        @Id
        private int number;

        protected Ticket() {}

        Ticket(Seat seat, int number) {
            this.seat = seat;
            this.number = number;
        }
    }

    static class ParcelId implements Serializable {
        private static final long serialVersionUID = 1L;
        private String carrier;
        private int number;

        ParcelId() {}

        ParcelId(String carrier, int number) {
            this.carrier = carrier;
            this.number = number;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ParcelId id && number == id.number && Objects.equals(carrier, id.carrier);
        }

        @Override
        public int hashCode() {
            return Objects.hash(carrier, number);
        }
    }

    @Entity(name = "Parcel")
    @IdClass(ParcelId.class)
    static class Parcel {
        @Id
        private String carrier;

        @Id
        private int number;

        private String content;

        @Embedded
        @AttributeOverride(name = "height", column = @Column(name = "box_height"))
        private Size size = new Size(1, 2);

        protected Parcel() {}

        Parcel(String carrier, int number, String content) {
            this.carrier = carrier;
            this.number = number;
            this.content = content;
        }
    }

    @Embeddable
    static class Size {
        private int width;
        private int height;

        protected Size() {}

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    @MappedSuperclass
    abstract static class Base {
        protected String remark;
    }

    @Entity(name = "ByTable")
    @TableGenerator(name = "counter", allocationSize = 50)
    static class ByTable extends Base {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "counter")
        private int id;
    }

    @Entity(name = "BySequence")
    @SequenceGenerator(name = "seq", sequenceName = "BY_SEQ", allocationSize = 10)
    static class BySequence extends Base {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "seq")
        private Long id;
    }

    @Entity(name = "ByUuid")
    static class ByUuid extends Base {
        @Id
        @GeneratedValue
        private UUID id;
    }

    @Entity(name = "ByAuto")
    static class ByAuto {
        @Id
        @GeneratedValue
        private Long id;

        private int number;

        protected ByAuto() {}

        ByAuto(int number) {
            this.number = number;
        }
    }
}
