package org.athanor.behaviour.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.QueryTimeoutException;
import jakarta.persistence.RollbackException;
import java.sql.Connection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.athanor.behaviour.databases.Depot.Bin;
import org.athanor.behaviour.databases.Depot.Part;
import org.athanor.testing.DatabaseKind;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.RunsOn;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a connection is held, what it is set to, and how long a statement may use it. */
class ConnectionsTest {
    /** A query that does not end in the time of any test. */
    private static final String ENDLESS = switch (DatabaseKind.current()) {
        case SQLITE -> "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";
        case H2 -> "select count(*) from system_range(1, 1000000) a, system_range(1, 1000000) b";
        case POSTGRESQL -> "select count(*) from pg_sleep(600)";
        case MARIADB -> "select sleep(600)";
    };

    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    private TestUnit start(String key, Object value) {
        return persistence.start(TestUnit.of(Depot.CLASSES).with(key, value));
    }

    private static void withManagers(TestUnit unit, int count, Consumer<List<EntityManager>> work) {
        work.accept(Stream.generate(unit::entityManager).limit(count).toList());
    }

    @Test
    void manyPersistenceContextsShareOneConnectionAsLongAsNoTransactionNeedsIt() {
        TestUnit unit = persistence.start(
                TestUnit.of(Depot.CLASSES).with("athanor.pool.size", 1).with("athanor.pool.connection-timeout", 250));
        unit.inTransaction(em -> em.persist(new Part("a", 1)));
        withManagers(unit, 3, managers -> {
            for (EntityManager manager : managers) {
                assertThat(manager.createQuery("select p from Part p", Part.class)
                                .getResultList())
                        .hasSize(1);
            }
            managers.get(0).getTransaction().begin();
            Part part = managers.get(1)
                    .createQuery("select p from Part p", Part.class)
                    .getSingleResult();
            assertThat(managers.get(2).find(Part.class, part.id)).isNotNull();
            managers.get(0).persist(new Part("b", 2));
            managers.get(0).flush();
            assertThatThrownBy(() -> managers.get(1).refresh(part))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("athanor.pool.size, now 1");
            managers.get(0).getTransaction().commit();
            managers.get(1).refresh(part);
        });
    }

    @Test
    void aStreamHoldsAConnectionUntilItIsClosed() {
        TestUnit unit = persistence.start(
                TestUnit.of(Depot.CLASSES).with("athanor.pool.size", 1).with("athanor.pool.connection-timeout", 250));
        unit.inTransaction(em -> em.persist(new Part("a", 1)));
        withManagers(unit, 2, managers -> {
            String all = "select p from Part p";
            try (Stream<Part> parts =
                    managers.get(0).createQuery(all, Part.class).getResultStream()) {
                assertThat(catchThrowable(() ->
                                managers.get(1).createQuery(all, Part.class).getResultList()))
                        .isInstanceOf(PersistenceException.class);
                assertThat(parts).hasSize(1);
            }
            assertThat(managers.get(1).createQuery(all, Part.class).getResultList())
                    .hasSize(1);
        });
    }

    @Test
    void theIsolationIsThatOfTheSettingOnEveryConnection() {
        TestUnit unit = start("athanor.connection.isolation", "serializable");
        for (int i = 0; i < 2; i++) {
            unit.inTransaction(em -> em.<Connection>runWithConnection(connection ->
                    assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE)));
        }
    }

    @Test
    void aWrongIsolationNamesTheRightOnes() {
        assertThatThrownBy(() -> start("athanor.connection.isolation", "chaos"))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("athanor.connection.isolation")
                .hasMessageContaining("REPEATABLE_READ");
    }

    @Test
    @RunsOn(
            value = {DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            because = "it takes the flag for a hint")
    void aUnitThatOnlyReadsCannotWrite() {
        TestUnit unit = persistence.start(TestUnit.of(Depot.CLASSES)
                .with("athanor.connection.read-only", true)
                .with("jakarta.persistence.schema-generation.database.action", "none"));
        unit.sql("create table Bin (id bigint not null primary key, name varchar(20) not null)");
        unit.sql("insert into Bin (id, name) values (1, 'kept')");
        for (int i = 0; i < 2; i++) {
            unit.inTransaction(em -> assertThat(em.find(Bin.class, 1L).name).isEqualTo("kept"));
            assertThatThrownBy(() -> unit.inTransaction(em -> em.find(Bin.class, 1L).name = "changed"))
                    .isInstanceOf(RollbackException.class);
        }
        assertThat(unit.sql("select name from Bin")).containsExactly(List.of("kept"));
    }

    @Test
    void aQueryThatTakesTooLongIsCancelled() {
        TestUnit unit = persistence.start(TestUnit.of(Depot.CLASSES));
        EntityManager manager = unit.entityManager();
        assertThatThrownBy(
                        () -> manager.createNativeQuery(ENDLESS).setTimeout(100).getResultList())
                .isInstanceOf(QueryTimeoutException.class);
        assertThat(manager.createQuery("select p from Part p").getResultList()).isEmpty();
    }

    @Test
    void inATransactionTheTimeoutEndsAsMuchAsTheDatabaseEnds() {
        TestUnit unit = start("jakarta.persistence.query.timeout", 100);
        EntityManager manager = unit.entityManager();
        manager.getTransaction().begin();
        manager.persist(new Part("a", 1));
        manager.flush();
        Throwable late = catchThrowable(() -> manager.createNativeQuery(ENDLESS).getResultList());
        if (DatabaseKind.current() == DatabaseKind.POSTGRESQL) {
            assertThat(late).isInstanceOf(PersistenceException.class).isNotInstanceOf(QueryTimeoutException.class);
            assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
            manager.getTransaction().rollback();
        } else {
            assertThat(late).isInstanceOf(QueryTimeoutException.class);
            assertThat(manager.getTransaction().getRollbackOnly()).isFalse();
            manager.getTransaction().commit();
            assertThat(unit.sql("select code from Part")).containsExactly(List.of("a"));
        }
    }
}
