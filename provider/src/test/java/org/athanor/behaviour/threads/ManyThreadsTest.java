package org.athanor.behaviour.threads;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyThreadsTest {
    private static final int THREADS = 8;

    @Entity(name = "Account")
    public static class Account {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        int balance;

        @OneToMany(mappedBy = "account", cascade = CascadeType.ALL)
        List<Entry> entries = new ArrayList<>();

        @Version
        int version;

        public List<Entry> getEntries() {
            return entries;
        }
    }

    @Entity(name = "Entry")
    public static class Entry {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        Account account;

        int amount;
    }

    private static EntityManagerFactory factory(String url) {
        PersistenceConfiguration c = new PersistenceConfiguration("threads");
        c.provider(TestUnit.PROVIDER);
        c.managedClass(Account.class).managedClass(Entry.class);
        c.property(PersistenceConfiguration.JDBC_URL, url);
        c.property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create");
        return c.createEntityManagerFactory();
    }

    @Test
    void aFileIsReadAndWrittenByManyThreads(@TempDir Path folder) throws Exception {
        run("jdbc:sqlite:" + folder.resolve("accounts.db"));
    }

    @Test
    void aNamelessDatabaseInMemoryIsReadAndWrittenByManyThreads() throws Exception {
        run("jdbc:sqlite::memory:");
    }

    @Test
    void aNamedDatabaseInMemoryIsReadAndWrittenByManyThreads() throws Exception {
        run("jdbc:sqlite:file:many-threads?mode=memory&cache=shared");
    }

    /** Reads before it writes, as most applications do: who was overtaken is told so, and no update is lost. */
    @Test
    void whoWasOvertakenIsToldAndNoUpdateIsLost(@TempDir Path folder) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        for (String url : List.of("jdbc:sqlite:" + folder.resolve("a.db"), "jdbc:sqlite::memory:")) {
            AtomicInteger written = new AtomicInteger();
            ConcurrentHashMap<String, Integer> failures = new ConcurrentHashMap<>();
            try (EntityManagerFactory factory = factory(url)) {
                factory.runInTransaction(em -> em.persist(new Account()));
                List<Callable<Void>> tasks = new ArrayList<>();
                for (int t = 0; t < THREADS; t++) {
                    tasks.add(() -> {
                        for (int i = 0; i < 50; i++) {
                            try (EntityManager em = factory.createEntityManager()) {
                                em.getTransaction().begin();
                                em.find(Account.class, 1L).balance++;
                                em.getTransaction().commit();
                                written.incrementAndGet();
                            } catch (RollbackException e) {
                                failures.merge(
                                        e.getCause().getClass().getSimpleName() + ": "
                                                + e.getCause().getMessage(),
                                        1,
                                        Integer::sum);
                            }
                        }
                        return null;
                    });
                }
                for (Future<Void> future : pool.invokeAll(tasks)) {
                    future.get();
                }
                assertThat(failures.keySet()).allMatch(failure -> failure.startsWith("OptimisticLockException"));
                factory.runInTransaction(
                        em -> assertThat(em.find(Account.class, 1L).balance).isEqualTo(written.get()));
            }
        }
        pool.shutdownNow();
    }

    /** A pessimistic lock holds back whoever wants it too, so that all of them get through. */
    @Test
    void pessimisticLocksQueue(@TempDir Path folder) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        for (String url : List.of("jdbc:sqlite:" + folder.resolve("a.db"), "jdbc:sqlite::memory:")) {
            try (EntityManagerFactory factory = factory(url)) {
                factory.runInTransaction(em -> em.persist(new Account()));
                List<Callable<Void>> tasks = new ArrayList<>();
                for (int t = 0; t < THREADS; t++) {
                    tasks.add(() -> {
                        for (int i = 0; i < 25; i++) {
                            factory.runInTransaction(
                                    em -> em.find(Account.class, 1L, LockModeType.PESSIMISTIC_WRITE).balance++);
                        }
                        return null;
                    });
                }
                for (Future<Void> future : pool.invokeAll(tasks)) {
                    future.get();
                }
                factory.runInTransaction(
                        em -> assertThat(em.find(Account.class, 1L).balance).isEqualTo(25 * THREADS));
            }
        }
        pool.shutdownNow();
    }

    private static void run(String url) throws Exception {
        AtomicInteger written = new AtomicInteger();
        AtomicInteger read = new AtomicInteger();
        AtomicInteger conflicts = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try (EntityManagerFactory factory = factory(url)) {
            factory.runInTransaction(em -> {
                for (int i = 0; i < 4; i++) {
                    em.persist(new Account());
                }
            });
            long end = System.nanoTime() + 700_000_000L;
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                boolean writes = t % 2 == 0;
                tasks.add(() -> {
                    while (System.nanoTime() < end) {
                        if (writes) {
                            write(factory, written, conflicts);
                        } else {
                            read(factory, read);
                        }
                    }
                    return null;
                });
            }
            for (Future<Void> future : pool.invokeAll(tasks)) {
                future.get();
            }
            assertThat(conflicts.get()).isZero();
            factory.runInTransaction(em -> {
                assertThat(em.createQuery("select count(e) from Entry e", Long.class)
                                .getSingleResult())
                        .isEqualTo(written.get());
                assertThat(em.createQuery("select sum(a.balance) from Account a", Long.class)
                                .getSingleResult())
                        .isEqualTo(written.get());
            });
            assertThat(written.get()).isPositive();
            assertThat(read.get()).isPositive();
        } finally {
            pool.shutdownNow();
        }
    }

    /** Writes first, so that its transaction waits for the lock instead of having to give up. */
    private static void write(EntityManagerFactory factory, AtomicInteger written, AtomicInteger conflicts) {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            try {
                long id = 1 + ThreadLocalRandom.current().nextInt(4);
                em.createQuery("update Account a set a.balance = a.balance + 1 where a.id = :id")
                        .setParameter("id", id)
                        .executeUpdate();
                Account account = em.find(Account.class, id);
                Entry entry = new Entry();
                entry.account = account;
                entry.amount = 1;
                em.persist(entry);
                em.getTransaction().commit();
                written.incrementAndGet();
            } catch (OptimisticLockException | PessimisticLockException e) {
                conflicts.incrementAndGet();
                em.getTransaction().rollback();
            } catch (RollbackException e) {
                conflicts.incrementAndGet();
            }
        }
    }

    private static void read(EntityManagerFactory factory, AtomicInteger read) {
        try (EntityManager em = factory.createEntityManager()) {
            boolean transaction = ThreadLocalRandom.current().nextBoolean();
            if (transaction) {
                em.getTransaction().begin();
            }
            List<Account> accounts =
                    em.createQuery("select a from Account a", Account.class).getResultList();
            assertThat(accounts).hasSize(4);
            accounts.get(0).getEntries().size();
            read.incrementAndGet();
            if (transaction) {
                em.getTransaction().commit();
            }
        }
    }
}
