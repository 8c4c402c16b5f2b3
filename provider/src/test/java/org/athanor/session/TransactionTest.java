package org.athanor.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TransactionTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Account.class, Booking.class));

    @Test
    void aRollbackPutsIdentifiersVersionsValuesAndCollectionsBack() {
        Long id = saved("old", 1);
        EntityManager em = unit.entityManager();
        Account account = em.find(Account.class, id);
        account.bookings.size();
        em.getTransaction().begin();
        Booking booking = new Booking(5);
        account.add(booking);
        account.owner = "new";
        em.flush();
        assertThat(account.version).isEqualTo(1);
        assertThat(booking.id).isNotNull();

        em.getTransaction().rollback();

        assertThat(account.owner).isEqualTo("old");
        assertThat(account.version).isZero();
        assertThat(account.id).isEqualTo(id);
        assertThat(account.bookings).hasSize(1);
        assertThat(booking.id).isNull();
        assertThat(em.contains(account)).isFalse();
        assertThat(unit.sql("select owner, version from Account")).containsExactly(List.of("old", 0));
        assertThat(unit.sql("select id from Booking")).hasSize(1);
    }

    @Test
    void aFailedCommitLeavesDatabaseAndObjectsAsTheyWere() {
        saved("taken", 0);
        EntityManager em = unit.entityManager();
        em.getTransaction().begin();
        Account other = new Account("free");
        Account clash = new Account("taken");
        em.persist(other);
        em.persist(clash);
        assertThatThrownBy(() -> em.getTransaction().commit())
                .isInstanceOf(RollbackException.class)
                .hasMessageContaining("Account")
                .hasMessageContaining("owner")
                .cause()
                .isInstanceOf(PersistenceException.class);
        assertThat(em.getTransaction().isActive()).isFalse();
        assertThat(other.id).isNull();
        assertThat(clash.id).isNull();
        assertThat(unit.sql("select owner from Account")).containsExactly(List.of("taken"));

        clash.owner = "another";
        unit.inTransaction(again -> {
            again.persist(other);
            again.persist(clash);
        });
        assertThat(unit.sql("select owner from Account")).hasSize(3);
    }

    @Test
    void aConcurrentChangeIsFoundAtCommit() {
        Long id = saved("old", 0);
        EntityManager em = unit.entityManager();
        em.getTransaction().begin();
        Account account = em.find(Account.class, id);
        em.getTransaction().commit();
        unit.inTransaction(other -> other.find(Account.class, id).owner = "other");
        em.getTransaction().begin();
        account.owner = "mine";
        assertThatThrownBy(() -> em.getTransaction().commit())
                .isInstanceOf(RollbackException.class)
                .cause()
                .isInstanceOfSatisfying(
                        OptimisticLockException.class,
                        e -> assertThat(e.getEntity()).isSameAs(account))
                .hasMessageContaining("Account#" + id);
        assertThat(unit.sql("select owner from Account")).containsExactly(List.of("other"));
    }

    @Test
    void aRuntimeExceptionMarksTheTransactionForRollback() {
        EntityManager em = unit.entityManager();
        em.getTransaction().begin();
        em.persist(new Account("x"));
        assertThatThrownBy(() -> em.find(Account.class, "no number")).isInstanceOf(IllegalArgumentException.class);
        assertThat(em.getTransaction().getRollbackOnly()).isTrue();
        assertThatThrownBy(() -> em.getTransaction().commit()).isInstanceOf(RollbackException.class);
        assertThat(unit.sql("select id from Account")).isEmpty();
    }

    @Test
    void transactionsAreUsedInOrder() {
        EntityManager em = unit.entityManager();
        assertThatThrownBy(() -> em.getTransaction().commit()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> em.getTransaction().rollback()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> em.getTransaction().setRollbackOnly()).isInstanceOf(IllegalStateException.class);
        em.getTransaction().begin();
        assertThatThrownBy(() -> em.getTransaction().begin()).isInstanceOf(IllegalStateException.class);
        em.getTransaction().rollback();
    }

    @Test
    void aQueryFlushesOnlyWhatItReads() {
        unit.inTransaction(em -> {
            em.persist(new Booking(1));
            unit.statements()
                    .during(() -> em.createQuery("select a from Account a").getResultList())
                    .doNotContain("insert into Booking");
            unit.statements()
                    .during(() -> assertThat(
                                    em.createQuery("select b from Booking b").getResultList())
                            .hasSize(1))
                    .contain("insert into Booking");
        });
    }

    @Test
    void inCommitModeAQueryDoesNotFlush() {
        unit.inTransaction(em -> {
            em.setFlushMode(FlushModeType.COMMIT);
            em.persist(new Account("x"));
            assertThat(em.createQuery("select a from Account a").getResultList())
                    .isEmpty();
            assertThat(em.createQuery("select a from Account a")
                            .setFlushMode(FlushModeType.AUTO)
                            .getResultList())
                    .hasSize(1);
        });
    }

    @Test
    void aQueryOutsideATransactionDoesNotFlush() {
        unit.inEntityManager(em -> {
            em.persist(new Account("x"));
            assertThat(em.createQuery("select a from Account a").getResultList())
                    .isEmpty();
        });
    }

    @Test
    void aForcedIncrementChangesTheVersionOnce() {
        Long id = saved("x", 0);
        unit.inTransaction(em -> {
            Account account = em.find(Account.class, id, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            assertThat(em.getLockMode(account)).isEqualTo(LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        });
        assertThat(unit.sql("select version from Account")).containsExactly(List.of(1));
        unit.inTransaction(em -> {
            Account account = em.find(Account.class, id, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            account.owner = "y";
        });
        assertThat(unit.sql("select version from Account")).containsExactly(List.of(2));
    }

    @Test
    void lockingNeedsATransactionAndAVersion() {
        Long id = saved("x", 1);
        unit.inEntityManager(em -> assertThatThrownBy(() -> em.find(Account.class, id, LockModeType.OPTIMISTIC))
                .isInstanceOf(jakarta.persistence.TransactionRequiredException.class));
        EntityManager em = unit.entityManager();
        em.getTransaction().begin();
        Booking booking = em.find(Account.class, id).bookings.get(0);
        assertThatThrownBy(() -> em.lock(booking, LockModeType.OPTIMISTIC))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("Booking");
    }

    @Test
    void theFactoryRunsWorkInATransaction() {
        unit.factory().runInTransaction(em -> em.persist(new Account("x")));
        assertThat(unit.factory()
                        .<Integer>callInTransaction(em -> em.createQuery("select a from Account a")
                                .getResultList()
                                .size()))
                .isEqualTo(1);
        assertThatThrownBy(() -> unit.factory().runInTransaction(em -> {
                    em.persist(new Account("y"));
                    throw new IllegalStateException("work failed");
                }))
                .hasMessage("work failed");
        assertThat(unit.sql("select owner from Account")).containsExactly(List.of("x"));
    }

    private Long saved(String owner, int bookings) {
        return unit.fromTransaction(em -> {
                    Account account = new Account(owner);
                    for (int i = 0; i < bookings; i++) {
                        account.add(new Booking(i));
                    }
                    em.persist(account);
                    return account;
                })
                .id;
    }

    @Entity(name = "Account")
    static class Account {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        @Column(unique = true)
        private String owner;

        @Version
        private int version;

        @OneToMany(mappedBy = "account", cascade = CascadeType.ALL)
        private List<Booking> bookings = new ArrayList<>();

        protected Account() {}

        Account(String owner) {
            this.owner = owner;
        }

        void add(Booking booking) {
            booking.account = this;
            bookings.add(booking);
        }
    }

    @Entity(name = "Booking")
    static class Booking {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        private int amount;

        @ManyToOne(fetch = FetchType.LAZY)
        private Account account;

        protected Booking() {}

        Booking(int amount) {
            this.amount = amount;
        }
    }
}
