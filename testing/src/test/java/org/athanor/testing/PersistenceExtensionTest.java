package org.athanor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class PersistenceExtensionTest {

    @BeforeEach
    @AfterEach
    void forget() {
        RecordingProvider.CALLS.clear();
        RecordingInvariant.broken = false;
    }

    @Test
    void aUnitInAFieldIsCheckedAndClosedAfterTheTest() {
        run("passes").assertStatistics(statistics -> statistics.succeeded(1));
        assertThat(RecordingProvider.CALLS).containsExactly("start", "test", "invariant of unit", "factory close");
    }

    @Test
    void aBrokenInvariantFailsTheTestAndTheUnitIsClosedAllTheSame() {
        RecordingInvariant.broken = true;
        run("passes").assertThatEvents().haveExactly(1, finishedWithFailure(message("a connection is still held")));
        assertThat(RecordingProvider.CALLS).endsWith("factory close");
    }

    @Test
    void aTestThatFailedIsNotCheckedAgain() {
        RecordingInvariant.broken = true;
        run("fails").assertThatEvents().haveExactly(1, finishedWithFailure(message("wrong")));
        assertThat(RecordingProvider.CALLS).containsExactly("start", "factory close");
    }

    private static Events run(String method) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Suite.class, method))
                .execute()
                .testEvents();
    }

    /** Run by the tests above alone: Surefire passes over nested classes. */
    static class Suite {

        @RegisterExtension
        final PersistenceExtension persistence = new PersistenceExtension();

        final TestUnit unit = persistence.start(TestUnit.of());

        @Test
        void passes() {
            assertThat(unit.factory().isOpen()).isTrue();
            RecordingProvider.CALLS.add("test");
        }

        @Test
        void fails() {
            throw new AssertionError("wrong");
        }
    }
}
