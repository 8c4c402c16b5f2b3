package org.athanor.behaviour.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.QueryTimeoutException;
import jakarta.persistence.Timeout;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.athanor.behaviour.databases.Depot.Bin;
import org.athanor.behaviour.databases.Depot.Move;
import org.athanor.behaviour.databases.Depot.Part;
import org.athanor.testing.DatabaseKind;
import org.athanor.testing.RunsOn;
import org.athanor.testing.TestDatabase;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The dialect of MySQL with its own driver, as far as MariaDB understands both: what is written otherwise for MySQL alone is in
 * FourDialectsTest.
 */
@RunsOn(value = DatabaseKind.MARIADB, because = "no other server speaks with that driver")
class MySqlDriverTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final List<String> sent = new ArrayList<>();
    private EntityManagerFactory factory;

    @BeforeEach
    void start() {
        String url = database.url()
                .replace("jdbc:mariadb:", "jdbc:mysql:")
                .replaceFirst("&transactionIsolation=\\w+", "&sslMode=DISABLED&allowPublicKeyRetrieval=true");
        BiConsumer<String, List<Object>> observer = (sql, parameters) -> sent.add(sql);
        factory = new PersistenceConfiguration("mysql")
                .provider(TestUnit.PROVIDER)
                .managedClass(Part.class)
                .managedClass(Bin.class)
                .managedClass(Move.class)
                .property(PersistenceConfiguration.JDBC_URL, url)
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create")
                .property("athanor.connection.isolation", "read-committed")
                .property("athanor.statement-observer", observer)
                .createEntityManagerFactory();
        sent.clear();
    }

    @AfterEach
    void close() {
        factory.close();
        database.close();
    }

    @Test
    void identifiersOfManyNewRowsComeBack() {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            parts.add(new Part("c" + i, i));
        }
        factory.runInTransaction(em -> parts.forEach(em::persist));
        assertThat(parts).extracting(p -> p.id).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(sent).hasSizeLessThan(10).noneMatch(sql -> sql.contains("returning"));
        for (Part part : List.of(parts.get(0), parts.get(249))) {
            assertThat(factory.<String>callInTransaction(em -> em.find(Part.class, part.id).code))
                    .isEqualTo(part.code);
        }
    }

    /** No fractions of seconds: this driver takes the server for one too old to know them. */
    @Test
    void valuesComeBackAsTheyWent() {
        Part part = new Part("v", 3);
        part.serial = UUID.randomUUID();
        part.price = new BigDecimal("12.5");
        part.made = LocalDate.of(2024, 2, 29);
        part.seen = LocalDateTime.of(2024, 2, 29, 12, 30, 15);
        part.active = true;
        factory.runInTransaction(em -> em.persist(part));
        Part read = factory.callInTransaction(em -> em.find(Part.class, part.id));
        assertThat(read.serial).isEqualTo(part.serial);
        assertThat(read.price).isEqualByComparingTo(part.price);
        assertThat(read.made).isEqualTo(part.made);
        assertThat(read.seen).isEqualTo(part.seen);
        assertThat(read.active).isTrue();
    }

    @Test
    void countersAreRowsOfATableWhereThereAreNoSequences() {
        factory.runInTransaction(em -> {
            Move move = new Move("m");
            Bin bin = new Bin("b");
            em.persist(move);
            em.persist(bin);
            assertThat(List.of(move.id, bin.id)).containsExactly(1L, 1L);
        });
        assertThat(sent).noneMatch(sql -> sql.contains("next value for"));
    }

    @Test
    void aLockWaitsAsLongAsAStatementBeforeItSays() {
        Part part = new Part("l", 1);
        factory.runInTransaction(em -> em.persist(part));
        try (EntityManager first = factory.createEntityManager();
                EntityManager second = factory.createEntityManager()) {
            first.getTransaction().begin();
            first.find(Part.class, part.id, LockModeType.PESSIMISTIC_WRITE);
            second.getTransaction().begin();
            assertThatThrownBy(() ->
                            second.find(Part.class, part.id, LockModeType.PESSIMISTIC_WRITE, Timeout.milliseconds(300)))
                    .isInstanceOf(LockTimeoutException.class);
            assertThat(sent).contains("set innodb_lock_wait_timeout = 1", "set innodb_lock_wait_timeout = default");
            assertThat(second.getTransaction().getRollbackOnly()).isFalse();
            second.getTransaction().commit();
            first.getTransaction().commit();
        }
    }

    @Test
    void errorsAreToldApart() {
        factory.runInTransaction(em -> em.persist(new Part("u", 1)));
        assertThatThrownBy(() -> factory.runInTransaction(em -> em.persist(new Part("u", 2))))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("Part.code");
        try (EntityManager manager = factory.createEntityManager()) {
            assertThatThrownBy(() -> manager.createNativeQuery("select benchmark(1000000000000, md5('x'))")
                            .setTimeout(100)
                            .getResultList())
                    .isInstanceOf(QueryTimeoutException.class);
        }
    }

    @Test
    void theSchemaIsComparedEmptiedAndDropped() throws Exception {
        factory.getSchemaManager().validate();
        factory.getSchemaManager().truncate();
        factory.getSchemaManager().drop(false);
        assertThat(database.sql("select count(*) from information_schema.tables where table_schema = database()"))
                .containsExactly(List.of(0));
    }
}
