package org.athanor.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.athanor.jdbc.Binder;
import org.athanor.jdbc.JdbcSession;
import org.athanor.jdbc.SqliteDatabase;
import org.athanor.mapping.Generator;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Table;
import org.athanor.type.SqlType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableCounterTest {
    private final Table table = new Table(null, null, Name.of("counters"));
    private final Column key = table.addColumn(Name.of("name"), SqlType.VARCHAR);
    private final Column value = table.addColumn(Name.of("val"), SqlType.BIGINT);
    private SqliteDatabase sqlite;
    private IdentifierGenerators generators;

    @TempDir
    private Path directory;

    @BeforeEach
    void open() {
        sqlite = new SqliteDatabase("jdbc:sqlite:" + directory.resolve("counters.db"));
        generators = new IdentifierGenerators(sqlite.database);
        try (JdbcSession session = sqlite.session()) {
            session.execute("create table counters (name varchar(50) primary key, val bigint)");
        }
    }

    @AfterEach
    void close() {
        sqlite.close();
    }

    private IdentifierGenerator counter(long initialValue, int allocationSize) {
        return generators.of(
                new Generator.FromTable("books", table, key, value, "books", initialValue, allocationSize));
    }

    private Long stored() {
        try (JdbcSession session = sqlite.session()) {
            return session.query(
                    "select val from counters where name = 'books'",
                    Binder.NONE,
                    rows -> rows.next() ? rows.getLong(1) : null);
        }
    }

    private static List<Object> take(IdentifierGenerator counter, JdbcSession session, int count) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(counter.next(session));
        }
        return values;
    }

    @Test
    void theFirstIdentifierFollowsTheInitialValueAndTheRowIsMade() {
        try (JdbcSession session = sqlite.session()) {
            assertThat(take(counter(100, 3), session, 4)).containsExactly(101L, 102L, 103L, 104L);
        }
        assertThat(stored()).isEqualTo(106);
    }

    @Test
    void theRowHoldsTheLastValueHandedOut() {
        try (JdbcSession session = sqlite.session()) {
            session.execute("insert into counters values ('books', 40)");

            assertThat(take(counter(0, 5), session, 2)).containsExactly(41L, 42L);
        }
        assertThat(stored()).isEqualTo(45);
    }

    @Test
    void blocksOfOneAreDrawnOneByOne() {
        try (JdbcSession session = sqlite.session()) {
            assertThat(take(counter(0, 1), session, 3)).containsExactly(1L, 2L, 3L);
            assertThat(take(counter(0, 0), session, 1)).containsExactly(4L);
        }
        assertThat(stored()).isEqualTo(4);
    }

    @Test
    void sessionsShareABlock() {
        IdentifierGenerator counter = counter(0, 50);
        try (JdbcSession one = sqlite.session();
                JdbcSession two = sqlite.session()) {
            assertThat(counter.next(one)).isEqualTo(1L);
            assertThat(counter.next(two)).isEqualTo(2L);
        }
    }

    @Test
    void aBlockDrawnInATransactionIsVoidAfterItsRollback() {
        IdentifierGenerator counter = counter(0, 50);
        try (JdbcSession session = sqlite.session()) {
            session.begin();
            assertThat(take(counter, session, 2)).containsExactly(1L, 2L);
            session.rollback();
            generators.rolledBack(session);

            session.begin();
            assertThat(take(counter, session, 1)).containsExactly(1L);
            session.commit();
            generators.committed(session);

            assertThat(take(counter, session, 1)).containsExactly(2L);
        }
        assertThat(stored()).isEqualTo(50);
    }

    @Test
    void nobodyElseUsesABlockOfAnOpenTransaction() {
        IdentifierGenerator counter = counter(0, 10);
        try (JdbcSession one = sqlite.session();
                JdbcSession two = sqlite.session()) {
            one.begin();
            assertThat(counter.next(one)).isEqualTo(1L);
            one.commit();
            two.begin();
            generators.committed(one);

            assertThat(counter.next(two)).isEqualTo(2L);
            two.rollback();
            generators.rolledBack(two);
            assertThat(counter.next(one)).isEqualTo(3L);
        }
    }

    @Test
    void threadsNeverGetTheSameNumber() throws Exception {
        IdentifierGenerator counter = counter(0, 7);
        Set<Object> seen = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                tasks.add(() -> {
                    try (JdbcSession session = sqlite.session()) {
                        take(counter, session, 200)
                                .forEach(number -> assertThat(seen.add(number)).isTrue());
                    }
                    return null;
                });
            }
            for (Future<Void> result : threads.invokeAll(tasks)) {
                result.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(seen).hasSize(800);
    }
}
