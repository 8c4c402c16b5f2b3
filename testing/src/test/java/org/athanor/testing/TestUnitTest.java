package org.athanor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.persistence.PersistenceConfiguration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestUnitTest {

    @BeforeEach
    void forget() {
        RecordingProvider.CALLS.clear();
        RecordingInvariant.broken = false;
    }

    @Test
    void theConfigurationNamesProviderClassesDatabaseAndSettings() {
        try (TestUnit unit = TestUnit.of(String.class, Integer.class)
                .with("athanor.echo", "true")
                .withMappingFile("META-INF/more.xml")
                .start()) {
            PersistenceConfiguration configuration = RecordingProvider.configuration;
            assertThat(configuration.provider()).isEqualTo(TestUnit.PROVIDER);
            assertThat(configuration.managedClasses()).containsExactly(String.class, Integer.class);
            assertThat(configuration.mappingFiles()).containsExactly("META-INF/more.xml");
            assertThat(configuration.properties())
                    .containsEntry("athanor.echo", "true")
                    .containsEntry(
                            PersistenceConfiguration.JDBC_URL, unit.database().url())
                    .containsEntry(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "drop-and-create")
                    .containsEntry(Statements.SETTING, unit.statements());
        }
    }

    @Test
    void aSettingOverridesTheDefault() {
        TestUnit.of()
                .with(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "none")
                .start()
                .close();
        assertThat(RecordingProvider.configuration.properties())
                .containsEntry(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "none");
    }

    @Test
    void statementsThatMadeTheSchemaAreForgotten() {
        try (TestUnit unit = TestUnit.of().start()) {
            unit.statements().all().areNone();
        }
    }

    @Test
    void workInATransactionIsCommittedCheckedAndClosed() {
        try (TestUnit unit = TestUnit.of().start()) {
            unit.statements().during(() -> unit.inTransaction(em -> em.flush())).areExactly("insert into t values (?)");
        }
        assertThat(RecordingProvider.CALLS)
                .containsExactly("start", "begin", "flush", "commit", "invariant of manager", "close", "factory close");
    }

    @Test
    void workThatThrowsIsRolledBackAndNotChecked() {
        try (TestUnit unit = TestUnit.of().start()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> unit.inTransaction(em -> {
                        throw new IllegalStateException();
                    }));
        }
        assertThat(RecordingProvider.CALLS).containsExactly("start", "begin", "rollback", "close", "factory close");
    }

    @Test
    void workMayEndTheTransactionItself() {
        try (TestUnit unit = TestUnit.of().start()) {
            unit.inTransaction(em -> em.getTransaction().rollback());
        }
        assertThat(RecordingProvider.CALLS)
                .containsSubsequence("rollback", "close")
                .doesNotContain("commit");
    }

    @Test
    void workOutsideATransactionBeginsNone() {
        try (TestUnit unit = TestUnit.of().start()) {
            unit.inEntityManager(em -> em.flush());
            assertThat(unit.<Integer>fromEntityManager(em -> 7)).isEqualTo(7);
        }
        assertThat(RecordingProvider.CALLS).doesNotContain("begin");
    }

    @Test
    void checkingRollsBackAndClosesWhatTheTestLeftOpen() {
        try (TestUnit unit = TestUnit.of().start()) {
            unit.entityManager().getTransaction().begin();
            unit.checkInvariants();
        }
        assertThat(RecordingProvider.CALLS)
                .isEqualTo(List.of(
                        "start",
                        "begin",
                        "rollback",
                        "invariant of manager",
                        "close",
                        "invariant of unit",
                        "factory close"));
    }
}
