package org.athanor.behaviour.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.Timeout;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.athanor.behaviour.databases.Depot.Part;
import org.athanor.testing.DatabaseKind;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.RunsOn;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Locks of rows that somebody else has: not waited for, waited for so long, passed over. */
@RunsOn(
        value = {DatabaseKind.H2, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
        because = "it locks no rows")
class LocksTest {
    private static final LockModeType WRITE = LockModeType.PESSIMISTIC_WRITE;
    private static final String TIMEOUT = "jakarta.persistence.lock.timeout";

    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    private final TestUnit unit = persistence.start(TestUnit.of(Depot.CLASSES));
    private Long locked;
    private Long free;

    @BeforeEach
    void aRowIsLocked() {
        unit.inTransaction(em -> {
            Part a = new Part("a", 1);
            Part b = new Part("b", 2);
            em.persist(a);
            em.persist(b);
            em.flush();
            locked = a.id;
            free = b.id;
        });
        EntityManager other = begun();
        other.find(Part.class, locked, WRITE);
    }

    private EntityManager begun() {
        EntityManager manager = unit.entityManager();
        manager.getTransaction().begin();
        return manager;
    }

    /** What the database undid is told by the exception (3.5.4.3): the transaction, or no more than the statement. */
    private void refused(BiConsumer<EntityManager, Part> work) {
        EntityManager manager = begun();
        Part part = manager.find(Part.class, locked);
        Throwable refusal = catchThrowable(() -> work.accept(manager, part));
        if (DatabaseKind.current() == DatabaseKind.POSTGRESQL) {
            assertThat(refusal).isInstanceOf(PessimisticLockException.class);
            assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
            manager.getTransaction().rollback();
        } else {
            assertThat(refusal).isInstanceOf(LockTimeoutException.class);
            assertThat(manager.getTransaction().getRollbackOnly()).isFalse();
            manager.find(Part.class, free, WRITE).weight = 7;
            manager.getTransaction().commit();
            assertThat(unit.sql("select weight from Part where code = 'b'")).containsExactly(List.of(7));
        }
    }

    @Test
    void findWaitsNoLongerThanItIsTold() {
        refused((em, part) -> {
            em.detach(part);
            em.find(Part.class, locked, WRITE, Timeout.milliseconds(200));
        });
        refused((em, part) -> em.find(Part.class, locked, WRITE, Map.of(TIMEOUT, 0)));
    }

    @Test
    void lockWaitsNoLongerThanItIsTold() {
        refused((em, part) -> em.lock(part, WRITE, Timeout.milliseconds(200)));
        refused((em, part) -> em.lock(part, LockModeType.PESSIMISTIC_READ, Timeout.milliseconds(0)));
    }

    @Test
    void refreshWaitsNoLongerThanItIsTold() {
        refused((em, part) -> em.refresh(part, WRITE, Map.of(TIMEOUT, 200)));
    }

    @Test
    void aQueryWaitsNoLongerThanItIsTold() {
        refused((em, part) -> em.createQuery("select p from Part p order by p.id", Part.class)
                .setLockMode(WRITE)
                .setHint(TIMEOUT, 200)
                .getResultList());
        refused((em, part) -> {
            try (var parts = em.createQuery("select p from Part p order by p.id", Part.class)
                    .setLockMode(WRITE)
                    .setHint(TIMEOUT, 200)
                    .getResultStream()) {
                parts.forEach(p -> {});
            }
        });
    }

    @Test
    void theUnitSaysHowLongWhereNobodyElseDoes() {
        try (EntityManager manager = unit.factory().createEntityManager(Map.of(TIMEOUT, 200))) {
            manager.getTransaction().begin();
            assertThat(catchThrowable(() -> manager.find(Part.class, locked, WRITE)))
                    .isInstanceOfAny(LockTimeoutException.class, PessimisticLockException.class);
            manager.getTransaction().rollback();
        }
    }

    @Test
    void lockedRowsArePassedOver() {
        EntityManager manager = begun();
        assertThat(manager.createQuery("select p from Part p order by p.id", Part.class)
                        .setLockMode(WRITE)
                        .setHint(TIMEOUT, -2)
                        .getResultList())
                .extracting(p -> p.code)
                .containsExactly("b");
        manager.getTransaction().rollback();
    }

    @Test
    void aWaitHoldsForOneLockOnly() {
        EntityManager manager = begun();
        Part part = manager.find(Part.class, free);
        var sent = unit.statements().during(() -> manager.lock(part, WRITE, Timeout.milliseconds(1500)));
        switch (DatabaseKind.current()) {
            case POSTGRESQL ->
                sent.areExactly(
                        "set local lock_timeout = 1500",
                        "select t.version from Part t where t.id = ? for update",
                        "set local lock_timeout to default");
            case H2 -> sent.areExactly("select t.version from Part t where t.id = ? for update wait 1.500");
            default -> sent.areExactly("select t.version from Part t where t.id = ? for update wait 2");
        }
        manager.getTransaction().rollback();
    }

    @Test
    void aFlushThatCannotHaveItsRowEndsTheTransaction() {
        EntityManager manager = begun();
        String setting = switch (DatabaseKind.current()) {
            case POSTGRESQL -> "set local lock_timeout = 200";
            case H2 -> "set lock_timeout 200";
            default -> "set innodb_lock_wait_timeout = 1";
        };
        manager.createNativeQuery(setting).executeUpdate();
        manager.find(Part.class, free).weight = 9;
        manager.find(Part.class, locked).weight = 9;
        assertThat(catchThrowable(manager::flush))
                .isInstanceOf(PessimisticLockException.class)
                .isInstanceOf(PersistenceException.class);
        assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
        manager.getTransaction().rollback();
        assertThat(unit.sql("select weight from Part where code = 'b'")).containsExactly(List.of(2));
    }
}
