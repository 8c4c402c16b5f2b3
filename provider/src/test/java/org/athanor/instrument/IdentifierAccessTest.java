package org.athanor.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdentifierAccessTest {
    static class Plain {
        private Long id;
        private String name;
    }

    record Number(String series, int serial) {}

    static class Invoice {
        private Number id;
    }

    static class Seat {
        private String idRow;
        private int idPlace;

        record Key(int idPlace, String idRow) {}
    }

    static class Ticket {
        private Seat idSeat;
        private int idNumber;

        static class Key {
            Seat.Key idSeat;
            int idNumber;
        }
    }

    private static IdentifierAccess of(Class<?> type, Class<?>... all) {
        Fixture fixture = Fixture.of(all);
        return fixture.accesses().of(fixture.mapping(type)).identifier();
    }

    @Test
    void integersWidenToLongAndOtherClassesAreRefusedByName() {
        IdentifierAccess id = of(Plain.class, Plain.class);
        assertThat(id.toKey(5)).isEqualTo(5L);
        assertThat(id.toKey(5L)).isEqualTo(5L);
        assertThatThrownBy(() -> id.toKey("5"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Plain")
                .hasMessageContaining("java.lang.Long")
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void anEmbeddedIdentifierIsAListOfItsLeaves() {
        IdentifierAccess id = of(Invoice.class, Invoice.class);
        Invoice invoice = new Invoice();
        assertThat(id.keyOf(invoice)).isNull();
        invoice.id = new Number("A", 7);
        assertThat(id.keyOf(invoice)).isEqualTo(List.of("A", 7));
        assertThat(id.toKey(new Number("B", 8))).isEqualTo(List.of("B", 8));
        assertThat(id.toUserId(List.of("B", 8))).isEqualTo(new Number("B", 8));
        id.set(invoice, List.of("C", 9));
        assertThat(invoice.id).isEqualTo(new Number("C", 9));
        assertThatThrownBy(() -> id.toKey(new Number(null, 1))).hasMessageContaining("series");
    }

    @Test
    void anIdClassIsReadByNameWhateverItsOrder() {
        IdentifierAccess id = of(Seat.class, Seat.class);
        Seat seat = new Seat();
        id.set(seat, List.of("F", 12));
        assertThat(seat.idRow).isEqualTo("F");
        assertThat(seat.idPlace).isEqualTo(12);
        assertThat(id.keyOf(seat)).isEqualTo(List.of("F", 12));
        assertThat(id.toKey(new Seat.Key(12, "F"))).isEqualTo(List.of("F", 12));
        assertThat(id.toUserId(List.of("F", 12))).isEqualTo(new Seat.Key(12, "F"));
        assertThatThrownBy(() -> id.toKey("F12")).hasMessageContaining("Seat");
    }

    @Test
    void anIdClassMayHoldTheIdentifierOfATarget() {
        IdentifierAccess id = of(Ticket.class, Seat.class, Ticket.class);
        Ticket.Key key = new Ticket.Key();
        key.idSeat = new Seat.Key(12, "F");
        key.idNumber = 3;
        assertThat(id.toKey(key)).isEqualTo(List.of("F", 12, 3));
        Ticket ticket = new Ticket();
        assertThat(id.keyOf(ticket)).isNull();
        ticket.idSeat = new Seat();
        ticket.idSeat.idRow = "F";
        ticket.idSeat.idPlace = 12;
        ticket.idNumber = 3;
        assertThat(id.keyOf(ticket)).isEqualTo(List.of("F", 12, 3));
        assertThat(((Ticket.Key) id.toUserId(List.of("F", 12, 3))).idSeat).isEqualTo(new Seat.Key(12, "F"));
    }
}
