package org.athanor.behaviour.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.athanor.behaviour.databases.Depot.Bin;
import org.athanor.behaviour.databases.Depot.Move;
import org.athanor.behaviour.databases.Depot.Part;
import org.athanor.testing.DatabaseKind;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.RunsOn;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabasesTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    private final TestUnit unit = persistence.start(TestUnit.of(Depot.CLASSES));

    private void parts(String... codes) {
        unit.inTransaction(em -> {
            for (int i = 0; i < codes.length; i++) {
                em.persist(new Part(codes[i], i));
            }
        });
    }

    private <T> List<T> ask(Class<T> type, String jpql, Object... parameters) {
        return unit.fromEntityManager(em -> {
            var query = em.createQuery(jpql, type);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.getResultList();
        });
    }

    @Test
    void identityIdsOfManyRowsComeInFewStatements() {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            parts.add(new Part("c" + i, i));
        }
        unit.statements()
                .during(() -> unit.inTransaction(em -> parts.forEach(em::persist)))
                .areCounted(3);
        assertThat(parts).extracting(p -> p.id).doesNotHaveDuplicates();
        for (Part part : List.of(parts.get(0), parts.get(101), parts.get(249))) {
            assertThat(ask(String.class, "select p.code from Part p where p.id = ?1", part.id))
                    .containsExactly(part.code);
        }
    }

    @Test
    void aSequenceIsAskedOnceABlock() {
        List<Bin> bins = new ArrayList<>();
        unit.inTransaction(em -> {
            int sent = unit.statements()
                    .during(() -> {
                        for (int i = 0; i < 40; i++) {
                            Bin bin = new Bin("b" + i);
                            em.persist(bin);
                            bins.add(bin);
                        }
                    })
                    .count();
            assertThat(sent).isBetween(2, 6);
        });
        assertThat(bins).extracting(b -> b.id).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(bins.get(0).id).isEqualTo(1);
    }

    @Test
    void aTableOfCountersIsAskedOnceABlock() {
        List<Move> moves = new ArrayList<>();
        unit.inTransaction(em -> {
            for (int i = 0; i < 25; i++) {
                Move move = new Move("m" + i);
                em.persist(move);
                moves.add(move);
            }
        });
        assertThat(moves).extracting(m -> m.id).doesNotHaveDuplicates();
        assertThat(ask(Long.class, "select count(m) from Move m")).containsExactly(25L);
    }

    @Test
    void listsOfEveryTypeAreParameters() {
        UUID serial = UUID.randomUUID();
        LocalDateTime seen = LocalDateTime.of(2024, 2, 29, 12, 30, 15, 123_000_000);
        unit.inTransaction(em -> {
            Part part = new Part("x", 7);
            part.serial = serial;
            part.price = new BigDecimal("12.50");
            part.made = LocalDate.of(2024, 2, 29);
            part.seen = seen;
            part.active = true;
            em.persist(part);
            em.persist(new Part("y", null));
        });
        String ask = "select p.code from Part p where p.";
        assertThat(ask(String.class, ask + "code in ?1", List.of("x", "z"))).containsExactly("x");
        assertThat(ask(String.class, ask + "weight in ?1", List.of(7, 8, 9))).containsExactly("x");
        assertThat(ask(String.class, ask + "serial in ?1", List.of(serial, UUID.randomUUID())))
                .containsExactly("x");
        assertThat(ask(String.class, ask + "price in ?1", List.of(new BigDecimal("12.5"))))
                .containsExactly("x");
        assertThat(ask(String.class, ask + "made in ?1", List.of(LocalDate.of(2024, 2, 29))))
                .containsExactly("x");
        assertThat(ask(String.class, ask + "seen in ?1", List.of(seen, seen.plusDays(1))))
                .containsExactly("x");
        assertThat(ask(String.class, ask + "active in ?1", List.of(true))).containsExactly("x");
        assertThat(ask(String.class, ask + "code in ?1", List.of())).isEmpty();
        assertThat(ask(String.class, ask + "code not in ?1", List.of("y"))).containsExactly("x");
    }

    @Test
    void aPageMayBeginAnywhereAndNullsHaveTheirPlace() {
        parts("a", "b", "c", "d");
        unit.inTransaction(em -> em.createQuery("update Part p set p.weight = null where p.code = 'b'")
                .executeUpdate());
        String ordered = "select p.code from Part p order by p.weight nulls first, p.code";
        assertThat(ask(String.class, ordered)).containsExactly("b", "a", "c", "d");
        assertThat(ask(String.class, ordered.replace("first", "last"))).containsExactly("a", "c", "d", "b");
        assertThat(unit.<List<String>>fromEntityManager(em ->
                        em.createQuery(ordered, String.class).setFirstResult(2).getResultList()))
                .containsExactly("c", "d");
        assertThat(unit.<List<String>>fromEntityManager(em -> em.createQuery(ordered, String.class)
                        .setFirstResult(1)
                        .setMaxResults(2)
                        .getResultList()))
                .containsExactly("a", "c");
    }

    @Test
    void aBackslashInAPatternIsABackslash() {
        parts("a\\b", "ab", "a%b");
        assertThat(ask(String.class, "select p.code from Part p where p.code like ?1", "a\\%"))
                .containsExactly("a\\b");
        assertThat(ask(String.class, "select p.code from Part p where p.code like 'a!%b' escape '!'"))
                .containsExactly("a%b");
        assertThat(ask(String.class, "select p.code from Part p where p.code = 'a\\b'"))
                .containsExactly("a\\b");
    }

    @Test
    void functionsMeanTheSameEverywhere() {
        unit.inTransaction(em -> {
            Part part = new Part("  Bolt  ", 17);
            part.seen = LocalDateTime.of(2024, 8, 5, 13, 45, 30);
            part.made = LocalDate.of(2024, 8, 5);
            em.persist(part);
        });
        record Case(String expression, Object expected) {}
        for (Case each : List.of(
                new Case("concat(trim(p.code), '-', 'x')", "Bolt-x"),
                new Case("trim(p.code) || '!'", "Bolt!"),
                new Case("substring(trim(p.code), 2, 2)", "ol"),
                new Case("locate('o', trim(p.code))", 2),
                new Case("locate('t', trim(p.code), 3)", 4),
                new Case("locate('z', p.code, 2)", 0),
                new Case("length(trim(leading from p.code))", 6),
                new Case("upper(left(trim(p.code), 2))", "BO"),
                new Case("right(trim(p.code), 2)", "lt"),
                new Case("replace(trim(p.code), 'olt', 'ox')", "Box"),
                new Case("mod(p.weight, 5)", 2),
                new Case("abs(0 - p.weight)", 17),
                new Case("(p.weight + 2) / 5", 3),
                new Case("sqrt(p.weight - 1)", 4.0),
                new Case("extract(year from p.seen)", 2024),
                new Case("extract(quarter from p.made)", 3),
                new Case("extract(week from p.made)", 32),
                new Case("extract(minute from p.seen)", 45),
                new Case("extract(second from p.seen)", 30.0),
                new Case("extract(date from p.seen)", LocalDate.of(2024, 8, 5)),
                new Case("cast(p.weight as string)", "17"),
                new Case("coalesce(p.price, 0)", BigDecimal.ZERO),
                new Case("case when p.weight > 10 then 'heavy' else 'light' end", "heavy"))) {
            Object value = ask(Object.class, "select " + each.expression() + " from Part p")
                    .get(0);
            if (value instanceof BigDecimal decimal) {
                assertThat(decimal).as(each.expression()).isEqualByComparingTo((BigDecimal) each.expected());
            } else {
                assertThat(value).as(each.expression()).isEqualTo(each.expected());
            }
        }
        assertThat(ask(
                        Long.class,
                        "select count(p) from Part p where p.made <= local date and p.seen < local datetime"))
                .containsExactly(1L);
    }

    @Test
    void setsAreCombined() {
        parts("a", "b", "c");
        assertThat(
                        ask(
                                String.class,
                                "select p.code from Part p where p.weight < 2 intersect select p.code from Part p where p.weight > 0"))
                .containsExactly("b");
        assertThat(ask(String.class, "select p.code from Part p where p.weight < 2 union select p.code from Part p"))
                .containsExactlyInAnyOrder("a", "b", "c");
        assertThat(ask(String.class, "select p.code from Part p except select p.code from Part p where p.weight > 0"))
                .containsExactly("a");
    }

    @Test
    void whatIsViolatedIsNamed() {
        parts("a");
        assertThatThrownBy(() -> parts("a"))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("unique constraint of Part");
        assertThatThrownBy(() -> unit.inTransaction(em -> em.persist(new Bin(null))))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("Bin.name");
    }

    @Test
    @RunsOn(
            value = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.H2},
            because = "it locks no rows")
    void aLockedRowIsNotWaitedFor() {
        parts("a");
        EntityManager first = unit.entityManager();
        first.getTransaction().begin();
        first.createQuery("select p from Part p", Part.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
        EntityManager second = unit.entityManager();
        second.getTransaction().begin();
        Throwable refused = catchThrowable(() -> second.createQuery("select p from Part p", Part.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", 0)
                .getResultList());
        assertThat(refused).isInstanceOfAny(LockTimeoutException.class, PessimisticLockException.class);
        second.getTransaction().rollback();
        first.getTransaction().commit();
    }

    @Test
    void theSchemaIsCompared() {
        unit.factory().getSchemaManager().truncate();
        assertThat(catchThrowable(() -> unit.factory().getSchemaManager().validate()))
                .isNull();
        unit.sql("alter table Move drop column note");
        assertThatThrownBy(() -> unit.factory().getSchemaManager().validate()).hasMessageContaining("Move.note");
        unit.sql("drop table Move");
        assertThatThrownBy(() -> unit.factory().getSchemaManager().validate()).hasMessageContaining("Move is missing");
    }

    @Test
    void emptiedTablesCountAnew() {
        parts("a", "b");
        unit.factory().getSchemaManager().truncate();
        parts("c");
        assertThat(ask(Long.class, "select p.id from Part p")).containsExactly(1L);
    }
}
