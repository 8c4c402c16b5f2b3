package org.athanor.behaviour.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.NamedStoredProcedureQuery;
import jakarta.persistence.Parameter;
import jakarta.persistence.ParameterMode;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.StoredProcedureParameter;
import jakarta.persistence.StoredProcedureQuery;
import jakarta.persistence.TransactionRequiredException;
import java.time.LocalDate;
import java.util.List;
import org.athanor.behaviour.natives.Orders.Item;
import org.athanor.behaviour.natives.Orders.Line;
import org.athanor.testing.DatabaseKind;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.RunsOn;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stored procedures (Jakarta Persistence 3.2, 3.11.17), in the language of each database. */
class ProcedureTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    private TestUnit unit;
    private EntityManager em;

    @BeforeEach
    void start() {
        unit = persistence.start(TestUnit.of(
                Orders.Item.class, Orders.Gift.class, Orders.Order.class, Orders.Stay.class, Declared.class));
        unit.inTransaction(m -> {
            m.persist(new Item(1, "cup"));
            m.persist(new Item(2, "ring"));
        });
        em = unit.entityManager();
        em.getTransaction().begin();
    }

    private void define(String... statements) {
        unit.inTransaction(m -> m.<java.sql.Connection>runWithConnection(connection -> {
            try (var statement = connection.createStatement()) {
                for (String each : statements) {
                    statement.execute(each);
                }
            }
        }));
    }

    @Test
    @RunsOn(value = DatabaseKind.SQLITE, because = "it is the database without stored procedures")
    void whereThereAreNoneTheErrorSaysSo() {
        StoredProcedureQuery query = em.createStoredProcedureQuery("p");
        assertThatThrownBy(query::execute)
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("SQLite has no stored procedures")
                .hasMessageContaining("'p'");
    }

    @Test
    @RunsOn(value = DatabaseKind.POSTGRESQL, because = "procedures are written in its language")
    void parametersGoInAndOut() {
        define("create procedure name_of(in wanted bigint, out got text, inout day date) language plpgsql as"
                + " 'begin select name into got from things where id = wanted; day := day + 1; end'");
        StoredProcedureQuery query = em.createStoredProcedureQuery("name_of")
                .registerStoredProcedureParameter(1, Long.class, ParameterMode.IN)
                .registerStoredProcedureParameter(2, String.class, ParameterMode.OUT)
                .registerStoredProcedureParameter(3, LocalDate.class, ParameterMode.INOUT)
                .setParameter(1, 2L)
                .setParameter(3, LocalDate.of(2026, 1, 31));
        unit.statements().during(() -> assertThat(query.execute()).isFalse()).contain("call name_of(?, null, ?)");
        assertThat(query.getOutputParameterValue(2)).isEqualTo("ring");
        assertThat(query.getOutputParameterValue(3)).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThatThrownBy(() -> query.getOutputParameterValue(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> query.getOutputParameterValue(9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("?1");
    }

    @Test
    @RunsOn(value = DatabaseKind.POSTGRESQL, because = "it has reference cursors")
    void cursorsAreResultSetsInTheOrderTheyAreRegistered() {
        define("create procedure both_(out a refcursor, out b refcursor) language plpgsql as 'begin"
                + " open a for select * from things order by id; open b for select name, 7 as quantity from things"
                + " where id = 1; end'");
        StoredProcedureQuery query = em.createStoredProcedureQuery("both_", Item.class, Object[].class)
                .registerStoredProcedureParameter("a", void.class, ParameterMode.REF_CURSOR)
                .registerStoredProcedureParameter("b", void.class, ParameterMode.REF_CURSOR);
        assertThat(query.execute()).isTrue();
        @SuppressWarnings("unchecked")
        List<Item> items = query.getResultList();
        assertThat(items).extracting(item -> item.name).containsExactly("cup", "ring");
        assertThat(em.contains(items.get(0))).isTrue();
        assertThat(query.hasMoreResults()).isTrue();
        assertThat((Object[]) query.getSingleResult()).containsExactly("cup", 7);
        assertThat(query.hasMoreResults()).isFalse();
        assertThat(query.getUpdateCount()).isEqualTo(-1);
    }

    @Test
    @RunsOn(value = DatabaseKind.POSTGRESQL, because = "functions are written in its language")
    void functionsAreCalledTheSameWay() {
        define("create function items_from(lowest bigint) returns setof things language sql as"
                + " 'select * from things where id >= lowest order by id'");
        StoredProcedureQuery query = em.createStoredProcedureQuery("items_from", Item.class)
                .registerStoredProcedureParameter("lowest", Long.class, ParameterMode.IN)
                .setParameter("lowest", 2L);
        assertThat(((Item) query.getSingleResult()).name).isEqualTo("ring");
    }

    @Test
    @RunsOn(value = DatabaseKind.MARIADB, because = "procedures are written in its language")
    void severalResultSetsAndOutputs() {
        define("create procedure report(in least bigint, inout counted int, out latest date) begin"
                + " select * from things where id >= least order by id; select name, id as quantity from things order by id;"
                + " update things set name = concat(name, '!') where id = 1;"
                + " set counted = counted + 1; set latest = '2026-02-03'; end");
        StoredProcedureQuery query = em.createStoredProcedureQuery("report", Item.class, Object[].class)
                .registerStoredProcedureParameter("least", Long.class, ParameterMode.IN)
                .registerStoredProcedureParameter("counted", Integer.class, ParameterMode.INOUT)
                .registerStoredProcedureParameter("latest", LocalDate.class, ParameterMode.OUT)
                .setParameter("least", 2L)
                .setParameter("counted", 41);
        assertThat(query.execute()).isTrue();
        assertThat(query.getResultList()).hasSize(1);
        assertThat(query.hasMoreResults()).isTrue();
        assertThat(query.getResultList()).hasSize(2);
        assertThat(query.getOutputParameterValue("counted")).isEqualTo(42);
        assertThat(query.getOutputParameterValue("latest")).isEqualTo(LocalDate.of(2026, 2, 3));
        assertThat(query.hasMoreResults()).isFalse();
    }

    @Test
    @RunsOn(value = DatabaseKind.H2, because = "aliases are written in Java")
    void aliasesOfH2GiveValuesAndRows() {
        define("create alias twice as 'int twice(int x) { return 2 * x; }'");
        StoredProcedureQuery query = em.createStoredProcedureQuery("twice")
                .registerStoredProcedureParameter(1, Integer.class, ParameterMode.IN)
                .setParameter(1, 21);
        assertThat(query.getSingleResult()).isEqualTo(42);
        StoredProcedureQuery out = em.createStoredProcedureQuery("twice")
                .registerStoredProcedureParameter(1, Integer.class, ParameterMode.OUT);
        assertThatThrownBy(out::execute)
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("what it returns is its result");
    }

    @Test
    @RunsOn(
            value = {DatabaseKind.MARIADB, DatabaseKind.POSTGRESQL},
            because = "the procedure is written in the language of these")
    void declaredCallsBringTheirParametersAndMappings() {
        define(
                DatabaseKind.current() == DatabaseKind.POSTGRESQL
                        ? "create function line_of(wanted bigint) returns table(name varchar, quantity int) language sql as"
                                + " 'select name, 3 from things where id = wanted'"
                        : "create procedure line_of(in wanted bigint) select name, 3 as quantity from things where id = wanted");
        StoredProcedureQuery query = em.createNamedStoredProcedureQuery("line of");
        assertThat(query.getParameters()).singleElement().satisfies(parameter -> {
            assertThat(parameter.getName()).isEqualTo("wanted");
            assertThat(parameter.getParameterType()).isEqualTo(Long.class);
        });
        Parameter<Long> wanted = query.getParameter("wanted", Long.class);
        assertThat(query.setParameter(wanted, 1L).getSingleResult()).isEqualTo(new Line("cup", 3));
        assertThat(query.getParameterValue(wanted)).isEqualTo(1L);
    }

    @Test
    void wrongUseIsRefused() {
        StoredProcedureQuery query =
                em.createStoredProcedureQuery("p").registerStoredProcedureParameter(1, Integer.class, ParameterMode.IN);
        assertThatThrownBy(() -> query.setParameter(1, "text")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> query.setParameter("n", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(query::execute)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("?1");
        assertThatThrownBy(() -> em.createNamedStoredProcedureQuery("none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line of");
        em.getTransaction().rollback();
        assertThatThrownBy(() -> em.createStoredProcedureQuery("p").executeUpdate())
                .isInstanceOf(TransactionRequiredException.class);
    }

    @Entity(name = "Declared")
    @NamedStoredProcedureQuery(
            name = "line of",
            procedureName = "line_of",
            parameters = @StoredProcedureParameter(name = "wanted", type = Long.class),
            resultSetMappings = "line")
    static class Declared {
        @Id
        long id;
    }
}
