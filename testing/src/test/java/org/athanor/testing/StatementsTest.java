package org.athanor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementsTest {

    private final Statements statements = new Statements();

    private void send(String sql, Object... parameters) {
        statements.accept(sql, Arrays.asList(parameters));
    }

    @Test
    void onlyWhatWasSentDuringTheActionIsAnswered() {
        send("select 1");
        SentStatements sent = statements.during(() -> send("insert into t values (?)", 7, null));
        send("select 2");

        sent.areExactly("insert into t  values ( ? )").areCounted(1);
        assertThat(sent.count()).isEqualTo(1);
        assertThat(sent.parameters(0)).containsExactly(7, null);
        statements.all().areCounted(3);
    }

    @Test
    void anActionMayThrowWhatItLikes() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> statements.during(() -> {
                    throw new IOException();
                }));
    }

    @Test
    void theParametersAreThoseAtTheTimeOfSending() {
        Object[] parameters = {1};
        send("select ?", parameters);
        parameters[0] = 2;
        assertThat(statements.all().parameters(0)).containsExactly(1);
    }

    @Test
    void aWrongClaimFailsAndShowsWhatWasSent() {
        SentStatements sent = statements.during(() -> {
            send("insert into a values (?)", 1);
            send("insert into b values (?)", 2);
        });
        assertFails(() -> sent.areExactly("insert into a values (?)"), "insert into b values (?)  [2]");
        assertFails(() -> sent.areExactly("insert into b values (?)", "insert into a values (?)"), "exactly");
        assertFails(() -> sent.areExactlyInAnyOrder("insert into a values (?)"), "any order");
        assertFails(() -> sent.contain("insert into c"), "to contain\n    insert into c");
        assertFails(() -> sent.doNotContain("insert into a"), "not to contain");
        assertFails(sent::areNone, "none");
        assertFails(() -> sent.areCounted(3), "3 statements");
        assertFails(() -> statements.during(() -> {}).areExactly("x"), "but sent were: none");
    }

    @Test
    void aRightClaimHolds() {
        SentStatements sent = statements.during(() -> {
            send("insert into a values (?)", 1);
            send("delete from b");
        });
        sent.areExactlyInAnyOrder("delete from b", "insert into a values (?)")
                .contain("into a", "delete")
                .doNotContain("update")
                .areCounted(2);
        statements.clear();
        statements.all().areNone();
        assertThat(sent.list())
                .isEqualTo(List.of(
                        new SentStatement("insert into a values (?)", List.of(1)),
                        new SentStatement("delete from b", List.of())));
    }

    private static void assertFails(Runnable claim, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(claim::run).withMessageContaining(message);
    }
}
