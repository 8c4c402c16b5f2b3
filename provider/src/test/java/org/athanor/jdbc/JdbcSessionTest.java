package org.athanor.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.athanor.dialect.SqlError;
import org.athanor.type.JdbcCodec;
import org.athanor.type.SqlType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcSessionTest {
    private final SqliteDatabase db = SqliteDatabase.inMemory();
    private final JdbcCodec integer = db.dialect.codec(SqlType.INTEGER);
    private final JdbcCodec text = db.dialect.codec(SqlType.VARCHAR);
    private JdbcSession session;

    @BeforeEach
    void createTable() {
        session = db.session();
        session.execute("create table t (id integer primary key, name varchar(20) not null unique)");
        db.statements.clear();
        db.parameters.clear();
    }

    @AfterEach
    void close() {
        session.close();
        db.close();
    }

    private int insert(int id, String name) {
        return session.update("insert into t (id, name) values (?, ?)", sink -> {
            sink.set(1, id, integer);
            sink.set(2, name, text);
        });
    }

    private long count() {
        return session.query("select count(*) from t", Binder.NONE, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    @Test
    void aTransactionThatDidNothingTellsTheDatabaseNothing() {
        session.begin();
        session.commit();
        assertThat(db.statements).isEmpty();
    }

    @Test
    void committedRowsAreSeenByOthersAndRolledBackOnesAreNot() {
        session.begin();
        insert(1, "a");
        session.commit();
        session.begin();
        insert(2, "b");
        session.rollback();
        try (JdbcSession other = db.session()) {
            Long seen = other.query("select count(*) from t", Binder.NONE, rows -> {
                rows.next();
                return rows.getLong(1);
            });
            assertThat(seen).isEqualTo(1);
        }
        assertThat(db.statements)
                .startsWith("BEGIN", "insert into t (id, name) values (?, ?)", "COMMIT", "BEGIN")
                .contains("ROLLBACK");
    }

    @Test
    void aStatementIsPreparedOnceForAllTransactionsOnAConnection() {
        insert(1, "a");
        long before = db.database.statistics().prepared();
        for (int i = 2; i < 10; i++) {
            session.begin();
            insert(i, "n" + i);
            session.commit();
        }
        insert(10, "z");
        assertThat(db.database.statistics().prepared()).isEqualTo(before);
    }

    @Test
    void theSameQueryCanRunInsideItsOwnHandler() {
        insert(1, "a");
        insert(2, "b");
        List<String> names = new ArrayList<>();
        session.query("select name from t order by id", Binder.NONE, rows -> {
            while (rows.next()) {
                String outer = rows.getString(1);
                session.query("select name from t order by id", Binder.NONE, inner -> {
                    while (inner.next()) {
                        names.add(outer + inner.getString(1));
                    }
                    return null;
                });
            }
            return null;
        });
        assertThat(names).containsExactly("aa", "ab", "ba", "bb");
    }

    @Test
    void aBatchReportsTheRowsOfEachAndIsEchoedAsOneStatement() {
        session.begin();
        int[] counts = session.batch("insert into t (id, name) values (?, ?)", 3, (row, sink) -> {
            sink.set(1, row + 1, integer);
            sink.set(2, "n" + row, text);
        });
        session.commit();
        assertThat(counts).containsExactly(1, 1, 1);
        assertThat(db.statements).containsExactly("BEGIN", "insert into t (id, name) values (?, ?)", "COMMIT");
        assertThat(db.parameters.get(1)).containsExactly(List.of(1, "n0"), List.of(2, "n1"), List.of(3, "n2"));
    }

    @Test
    void aBatchLargerThanAChunkIsSentWhole() {
        session.begin();
        int[] counts = session.batch("insert into t (id, name) values (?, ?)", 1234, (row, sink) -> {
            sink.set(1, row + 1, integer);
            sink.set(2, "n" + row, text);
        });
        session.commit();
        assertThat(counts).hasSize(1234).containsOnly(1);
        assertThat(count()).isEqualTo(1234);
    }

    @Test
    void anInsertCanReturnItsGeneratedKeysManyRowsAtATime() {
        List<Long> keys = session.updateReturning(
                "insert into t (name) values ('a'), ('b'), ('c') returning id", Binder.NONE, rows -> {
                    List<Long> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(rows.getLong(1));
                    }
                    return found;
                });
        assertThat(keys).containsExactly(1L, 2L, 3L);
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void generatedKeysCanBeAskedOfTheDriver() {
        Long key = session.insertReturningKeys(
                "insert into t (name) values (?)", List.of("id"), sink -> sink.set(1, "a", text), keys -> {
                    keys.next();
                    return keys.getLong(1);
                });
        assertThat(key).isEqualTo(1);
    }

    @Test
    void aSavepointUndoesWhatCameAfterIt() {
        session.begin();
        insert(1, "a");
        Object savepoint = session.savepoint();
        insert(2, "b");
        session.rollbackTo(savepoint);
        session.release(savepoint);
        insert(3, "c");
        session.commit();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aCursorStaysOpenWhileOtherStatementsRun() throws SQLException {
        insert(1, "a");
        insert(2, "b");
        try (RowCursor cursor = session.cursor("select id from t order by id", Binder.NONE, 0)) {
            cursor.rows().next();
            assertThat(count()).isEqualTo(2);
            assertThat(cursor.rows().next()).isTrue();
            assertThat(cursor.rows().getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void aFailureNamesTheStatementAndTheConstraint() {
        insert(1, "a");
        assertThatThrownBy(() -> insert(2, "a")).isInstanceOfSatisfying(JdbcException.class, e -> {
            assertThat(e.error().kind()).isEqualTo(SqlError.Kind.CONSTRAINT_UNIQUE);
            assertThat(e.error().constraint()).isEqualTo("t.name");
            assertThat(e.sql()).isEqualTo("insert into t (id, name) values (?, ?)");
            assertThat(e).hasMessageContaining("UNIQUE constraint failed: t.name");
        });
    }

    @Test
    void aTransactionSurvivesAFailedStatement() {
        session.begin();
        insert(1, "a");
        assertThatThrownBy(() -> insert(2, "a")).isInstanceOf(JdbcException.class);
        insert(3, "c");
        session.commit();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aCommitThatFailsCanBeRolledBack() {
        session.execute("create table child (t integer references t(id) deferrable initially deferred)");
        session.begin();
        session.update("insert into child values (99)", Binder.NONE);
        assertThatThrownBy(session::commit)
                .isInstanceOfSatisfying(
                        JdbcException.class,
                        e -> assertThat(e.error().kind()).isEqualTo(SqlError.Kind.CONSTRAINT_FOREIGN_KEY));
        assertThat(session.inTransaction()).isTrue();
        session.rollback();
        session.begin();
        insert(1, "a");
        session.commit();
        assertThat(count()).isEqualTo(1);
        Integer children =
                session.query("select count(*) from child", Binder.NONE, rows -> rows.next() ? rows.getInt(1) : -1);
        assertThat(children).isZero();
    }

    @Test
    void outsideATransactionEachStatementIsCommittedAndTheConnectionGivenBack() {
        insert(1, "a");
        List<JdbcSession> sessions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            JdbcSession other = db.session();
            sessions.add(other);
            Long seen = other.query("select count(*) from t", Binder.NONE, rows -> {
                rows.next();
                return rows.getLong(1);
            });
            assertThat(seen).isEqualTo(1);
        }
        sessions.forEach(JdbcSession::close);
    }

    @Test
    void closingRollsBackAnOpenTransaction() {
        session.begin();
        insert(1, "a");
        session.close();
        session = db.session();
        assertThat(count()).isZero();
    }

    @Test
    void theEchoShowsStatementParametersAndTheFirstRowsOfABatch() {
        List<String> lines = new ArrayList<>();
        EchoObserver echo = new EchoObserver(lines::add, false);
        echo.executed("insert into t values (?, ?)", List.of(List.of("it", 1)), 300_000, 1);
        echo.executed(
                "insert into t values (?)", List.of(List.of(1), List.of(2), List.of(3), List.of(4)), 1_500_000, 4);
        echo.executed("COMMIT", List.of(), 0, -1);
        assertThat(lines)
                .containsExactly(
                        "insert into t values (?, ?)  -- ['it', 1]  0.3 ms",
                        "insert into t values (?)  -- [1], [2], … 4 in all  1.5 ms",
                        "COMMIT  -- 0.0 ms");
    }
}
