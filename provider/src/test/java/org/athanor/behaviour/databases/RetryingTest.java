package org.athanor.behaviour.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PessimisticLockException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.athanor.SessionFactory;
import org.athanor.behaviour.databases.Depot.Bin;
import org.athanor.testing.DatabaseKind;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.RunsOn;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transactions that get in each other's way, and succeed when they are tried again. */
@RunsOn(
        value = {DatabaseKind.H2, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
        because = "only one transaction writes at a time there")
class RetryingTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    private static Long[] bins(TestUnit unit) {
        Bin a = new Bin("a");
        Bin b = new Bin("b");
        unit.inTransaction(em -> {
            em.persist(a);
            em.persist(b);
        });
        return new Long[] {a.id, b.id};
    }

    @Test
    void oneOfTwoTransactionsInADeadlockIsTriedAgain() {
        TestUnit unit = persistence.start(TestUnit.of(Depot.CLASSES));
        Long[] ids = bins(unit);
        SessionFactory sessions = unit.factory().unwrap(SessionFactory.class);
        CyclicBarrier bothHaveOne = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        CompletableFuture<Void> one =
                CompletableFuture.runAsync(() -> both(sessions, ids[0], ids[1], bothHaveOne, attempts));
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(() -> both(sessions, ids[1], ids[0], bothHaveOne, attempts));
        one.join();
        other.join();
        assertThat(attempts.get()).isGreaterThanOrEqualTo(3);
        assertThat(unit.sql("select name from Bin order by id")).containsExactly(List.of("a++"), List.of("b++"));
    }

    /** Marks one bin and then the other; in its first attempt waits in between until the other one has marked its first, too. */
    private static void both(
            SessionFactory sessions, Long first, Long second, CyclicBarrier bothHaveOne, AtomicInteger attempts) {
        boolean[] again = {false};
        sessions.retrying(5).inTransaction(session -> {
            attempts.incrementAndGet();
            mark(session.query(Bin.class)
                    .lock(LockModeType.PESSIMISTIC_WRITE)
                    .populateExisting()
                    .filterBy("id", first)
                    .one());
            session.flush();
            if (!again[0]) {
                again[0] = true;
                try {
                    bothHaveOne.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            mark(session.query(Bin.class)
                    .lock(LockModeType.PESSIMISTIC_WRITE)
                    .populateExisting()
                    .filterBy("id", second)
                    .one());
        });
    }

    private static void mark(Bin bin) {
        bin.name += "+";
    }

    @Test
    @RunsOn(
            value = DatabaseKind.POSTGRESQL,
            because = "a snapshot that is too old is no error there, or not by default")
    void aTransactionWhoseSnapshotIsTooOldIsTriedAgain() {
        TestUnit unit =
                persistence.start(TestUnit.of(Depot.CLASSES).with("athanor.connection.isolation", "repeatable-read"));
        Long[] ids = bins(unit);
        AtomicInteger attempts = new AtomicInteger();
        unit.factory().unwrap(SessionFactory.class).retrying(3).inTransaction(session -> {
            Bin bin = session.get(Bin.class, ids[0]);
            if (attempts.incrementAndGet() == 1) {
                unit.inTransaction(em -> em.find(Bin.class, ids[0]).name = "overtaken");
            }
            mark(bin);
        });
        assertThat(attempts).hasValue(2);
        assertThat(unit.sql("select name from Bin order by id")).containsExactly(List.of("overtaken+"), List.of("b"));
    }

    @Test
    @RunsOn(
            value = DatabaseKind.POSTGRESQL,
            because = "a snapshot that is too old is no error there, or not by default")
    void anEntityManagerIsToldThatItsTransactionIsOver() {
        TestUnit unit =
                persistence.start(TestUnit.of(Depot.CLASSES).with("athanor.connection.isolation", "serializable"));
        Long[] ids = bins(unit);
        EntityManager manager = unit.entityManager();
        manager.getTransaction().begin();
        Bin bin = manager.find(Bin.class, ids[0]);
        unit.inTransaction(em -> em.find(Bin.class, ids[0]).name = "overtaken");
        mark(bin);
        assertThatThrownBy(manager::flush).isInstanceOf(PessimisticLockException.class);
        assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
        manager.getTransaction().rollback();
    }
}
