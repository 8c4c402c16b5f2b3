package org.athanor.behaviour.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.function.Consumer;
import org.athanor.dialect.SqlError;
import org.athanor.dialect.SqlError.Kind;
import org.athanor.jdbc.JdbcException;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a database refuses is told as what it means: which constraint, of which entity and attribute. */
class FailuresTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    private final TestUnit unit = persistence.start(TestUnit.of(Hall.class, Seat.class));

    @BeforeEach
    void aHallWithASeat() {
        unit.inTransaction(em -> {
            Hall hall = new Hall();
            hall.id = 1L;
            hall.code = "A";
            em.persist(hall);
            Seat seat = new Seat();
            seat.id = 1L;
            seat.hall = hall;
            seat.line = 1;
            seat.number = 1;
            em.persist(seat);
        });
    }

    private void refused(
            Consumer<EntityManager> work, Class<? extends Throwable> type, Kind kind, String... fragments) {
        Throwable failure = catchThrowable(() -> unit.inTransaction(em -> {
            work.accept(em);
            em.flush();
        }));
        assertThat(failure).isInstanceOf(type);
        for (String fragment : fragments) {
            assertThat(failure.getMessage()).containsIgnoringCase(fragment);
        }
        assertThat(errorOf(failure).kind()).isEqualTo(kind);
        assertThat(unit.<Long>fromEntityManager(em -> em.createQuery("select count(s) from Seat s", Long.class)
                        .getSingleResult()))
                .isEqualTo(1);
    }

    private static SqlError errorOf(Throwable failure) {
        Throwable at = failure;
        while (at != null && !(at instanceof JdbcException)) {
            at = at.getCause();
        }
        assertThat(at).isNotNull();
        return ((JdbcException) at).error();
    }

    private static Seat seat(EntityManager em, long id, int number) {
        Seat seat = new Seat();
        seat.id = id;
        seat.hall = em.find(Hall.class, 1L);
        seat.line = 1;
        seat.number = number;
        em.persist(seat);
        return seat;
    }

    @Test
    void anIdentifierThatIsThereAlready() {
        refused(em -> seat(em, 1, 2), EntityExistsException.class, Kind.CONSTRAINT_UNIQUE, "the primary key of Seat");
    }

    @Test
    void aUniqueConstraintOverSeveralColumns() {
        refused(
                em -> seat(em, 2, 1),
                PersistenceException.class,
                Kind.CONSTRAINT_UNIQUE,
                "unique constraint of Seat",
                "Seat.line",
                "number");
    }

    @Test
    void aUniqueColumn() {
        refused(
                em -> {
                    Hall hall = new Hall();
                    hall.id = 2L;
                    hall.code = "A";
                    em.persist(hall);
                },
                PersistenceException.class,
                Kind.CONSTRAINT_UNIQUE,
                "unique constraint of Hall",
                "Hall.code");
    }

    @Test
    void aRowThatIsReferredToAndIsNotThere() {
        refused(
                em -> seat(em, 2, 2).hall = em.getReference(Hall.class, 99L),
                PersistenceException.class,
                Kind.CONSTRAINT_FOREIGN_KEY,
                "foreign key of Seat");
    }

    @Test
    void aRowThatIsStillReferredTo() {
        refused(
                em -> em.remove(em.find(Hall.class, 1L)),
                PersistenceException.class,
                Kind.CONSTRAINT_FOREIGN_KEY,
                "foreign key of");
    }

    @Test
    void aColumnThatTakesNoNull() {
        refused(
                em -> em.createNativeQuery("update Hall set code = null").executeUpdate(),
                PersistenceException.class,
                Kind.CONSTRAINT_NOT_NULL,
                "NOT NULL constraint of Hall.code");
    }

    @Test
    void aCheck() {
        refused(
                em -> seat(em, 2, -1),
                PersistenceException.class,
                Kind.CONSTRAINT_CHECK,
                "check constraint of Seat",
                "positive_number");
    }

    @Test
    void aStatementThatIsNoSql() {
        assertThatThrownBy(() -> unit.inTransaction(
                        em -> em.createNativeQuery("select 1 frm x").getResultList()))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("select 1 frm x")
                .satisfies(e -> assertThat(errorOf(e).kind()).isEqualTo(Kind.OTHER));
    }

    @Entity(name = "Hall")
    static class Hall {
        @Id
        Long id;

        @Column(unique = true, nullable = false, length = 10)
        String code;
    }

    @Entity(name = "Seat")
    @Table(
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "one_seat",
                            columnNames = {"line", "number"}),
            check = @CheckConstraint(name = "positive_number", constraint = "number > 0"))
    static class Seat {
        @Id
        Long id;

        @ManyToOne
        Hall hall;

        int line;

        @Column(name = "number")
        int number;
    }
}
