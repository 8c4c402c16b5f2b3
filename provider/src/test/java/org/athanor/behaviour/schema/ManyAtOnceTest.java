package org.athanor.behaviour.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Several instances of one program that start at the same moment on the same database. */
class ManyAtOnceTest {
    private static final int INSTANCES = 6;

    @TempDir
    Path directory;

    @RepeatedTest(3)
    void theOneThatComesFirstCreatesTheTables() throws Exception {
        CyclicBarrier start = new CyclicBarrier(INSTANCES);
        Callable<Boolean> instance = () -> {
            start.await();
            try (EntityManagerFactory factory = new PersistenceConfiguration("instance")
                    .managedClass(Ticket.class)
                    .property(PersistenceConfiguration.JDBC_URL, "jdbc:sqlite:" + directory.resolve("shared.db"))
                    .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create")
                    .createEntityManagerFactory()) {
                for (int i = 0; i < 5; i++) {
                    factory.runInTransaction(manager -> manager.persist(new Ticket()));
                }
            }
            return true;
        };
        ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
        try {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < INSTANCES; i++) {
                running.add(threads.submit(instance));
            }
            for (Future<Boolean> each : running) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Rows.of("jdbc:sqlite:" + directory.resolve("shared.db"), "select count(distinct id) from Ticket"))
                .containsExactly(List.of(5 * INSTANCES));
    }

    @Entity(name = "Ticket")
    @Table(indexes = @Index(columnList = "seat"))
    static class Ticket {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        private Long id;

        private String seat;
    }
}
