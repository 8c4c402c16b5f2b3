package org.athanor.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
    private static final List<String> KNOWN = List.of("firstName", "city", "id");

    @Test
    void theNearestComesFirstWhateverTheCase() {
        assertThat(NearestNames.of("FRISTNAME", KNOWN)).containsExactly("firstName");
        assertThat(NearestNames.of("lstName", List.of("lastNames", "lastName")))
                .containsExactly("lastName", "lastNames");
    }

    @Test
    void aNameThatWouldHaveToChangeAltogetherIsNotNear() {
        assertThat(NearestNames.of("no", KNOWN)).isEmpty();
        assertThat(NearestNames.of("", KNOWN)).isEmpty();
    }

    @Test
    void aHintAsksOrRemarks() {
        assertThat(NearestNames.question("fristName", KNOWN)).isEqualTo(". Did you mean 'firstName'?");
        assertThat(NearestNames.remark("fristName", KNOWN)).isEqualTo(" (nearest: firstName)");
    }

    @Test
    void aHintListsWhatThereIsWhenNothingIsNear() {
        assertThat(NearestNames.question("zzz", KNOWN)).isEqualTo(". There are: city, firstName, id");
        assertThat(NearestNames.remark("zzz", KNOWN)).isEqualTo(" (there are: city, firstName, id)");
        assertThat(NearestNames.remark("zzz", List.of())).isEmpty();
        assertThat(NearestNames.remark(
                        "zzz",
                        IntStream.range(0, 30).mapToObj(i -> "column" + i).toList()))
                .endsWith(", …)");
    }
}
