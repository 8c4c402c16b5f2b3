package org.athanor.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicReference;
import org.athanor.mapping.AttributeMember;
import org.athanor.mapping.BasicAttribute;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Table;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;
import org.junit.jupiter.api.Test;

class VersionsTest {
    private static BasicAttribute version(Class<?> type) throws NoSuchFieldException {
        ValueType<?> valueType = ValueTypes.require(type);
        Table table = new Table(null, null, Name.of("t"));
        return new BasicAttribute(
                "version",
                0,
                type,
                AttributeMember.of(AtomicReference.class.getDeclaredField("value")),
                false,
                false,
                true,
                true,
                table.addColumn(Name.of("version"), valueType.sqlType()),
                valueType,
                true,
                true,
                null);
    }

    @Test
    void numbersStartAt0AndCount() throws Exception {
        assertThat(Versions.initial(version(int.class), 0)).isEqualTo(0);
        assertThat(Versions.initial(version(Long.class), null)).isEqualTo(0L);
        assertThat(Versions.next(version(short.class), (short) 4)).isEqualTo((short) 5);
        assertThat(Versions.next(version(Long.class), null)).isEqualTo(1L);
    }

    @Test
    void aVersionSetByTheApplicationStays() throws Exception {
        assertThat(Versions.initial(version(Integer.class), 7)).isEqualTo(7);
    }

    @Test
    void timesAreNeverTheSameTwice() throws Exception {
        Instant later = Instant.now().plusSeconds(60);
        assertThat((Instant) Versions.next(version(Instant.class), later)).isAfter(later);

        Timestamp stamp = Timestamp.from(later);
        assertThat((Timestamp) Versions.next(version(Timestamp.class), stamp)).isAfter(stamp);

        LocalDateTime local = LocalDateTime.now().plusMinutes(1);
        assertThat((LocalDateTime) Versions.next(version(LocalDateTime.class), local))
                .isAfter(local);
        assertThat(Versions.initial(version(LocalDateTime.class), null)).isInstanceOf(LocalDateTime.class);
    }
}
