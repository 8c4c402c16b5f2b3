package org.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Map;
import org.athanor.jdbc.Binder;
import org.athanor.jdbc.JdbcException;
import org.athanor.jdbc.JdbcSession;
import org.athanor.jdbc.SqliteDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteErrorsTest {
    @TempDir
    Path folder;

    private static SqlError error(JdbcSession session, String sql) {
        return catchThrowableOfType(JdbcException.class, () -> session.execute(sql))
                .error();
    }

    @Test
    void eachKindOfConstraintIsTold() {
        try (SqliteDatabase db = SqliteDatabase.inMemory();
                JdbcSession session = db.session()) {
            session.execute("create table p (id integer primary key, n text not null unique, a int, b int,"
                    + " constraint positive check (a > 0), unique (a, b))");
            session.execute("create table c (p integer references p (id))");
            session.execute("insert into p values (1, 'x', 1, 1)");
            assertThat(error(session, "insert into p values (2, 'x', 1, 2)"))
                    .isEqualTo(new SqlError(SqlError.Kind.CONSTRAINT_UNIQUE, "p.n"));
            assertThat(error(session, "insert into p values (2, 'y', 1, 1)"))
                    .isEqualTo(new SqlError(SqlError.Kind.CONSTRAINT_UNIQUE, "p.a, p.b"));
            assertThat(error(session, "insert into p values (1, 'y', 1, 2)"))
                    .isEqualTo(new SqlError(SqlError.Kind.CONSTRAINT_UNIQUE, "p.id"));
            assertThat(error(session, "insert into p values (2, null, 1, 2)"))
                    .isEqualTo(new SqlError(SqlError.Kind.CONSTRAINT_NOT_NULL, "p.n"));
            assertThat(error(session, "insert into p values (2, 'y', 0, 2)"))
                    .isEqualTo(new SqlError(SqlError.Kind.CONSTRAINT_CHECK, "positive"));
            assertThat(error(session, "insert into c values (9)").kind())
                    .isEqualTo(SqlError.Kind.CONSTRAINT_FOREIGN_KEY);
            assertThat(error(session, "select * from nothing").kind()).isEqualTo(SqlError.Kind.OTHER);
        }
    }

    @Test
    void writingOnWhatAnotherTransactionChangedSinceItWasReadMustBeTriedAnew() {
        String url = "jdbc:sqlite:" + folder.resolve("snapshot.db");
        try (SqliteDatabase db = new SqliteDatabase(url, Map.of("athanor.sqlite.transaction-mode", "deferred"), false);
                JdbcSession one = db.session();
                JdbcSession two = db.session()) {
            one.execute("create table t (a)");
            one.begin();
            one.query("select * from t", Binder.NONE, rows -> null);
            two.execute("insert into t values (2)");
            assertThat(error(one, "insert into t values (1)").kind()).isEqualTo(SqlError.Kind.DEADLOCK);
        }
    }

    @Test
    void aTransactionThatHasReadMayWriteAfterAnotherOneDid() {
        String url = "jdbc:sqlite:" + folder.resolve("at-write.db");
        try (SqliteDatabase db = new SqliteDatabase(url);
                JdbcSession one = db.session();
                JdbcSession two = db.session()) {
            one.execute("create table t (a)");
            one.begin();
            one.query("select * from t", Binder.NONE, rows -> null);
            two.execute("insert into t values (2)");
            assertThat(one.update("update t set a = a + 1", Binder.NONE)).isEqualTo(1);
            one.rollback();
            Integer found = one.query("select a from t", Binder.NONE, rows -> rows.next() ? rows.getInt(1) : -1);
            assertThat(found).isEqualTo(2);
        }
    }

    @Test
    void aLockedDatabaseIsALockError() {
        String url = "jdbc:sqlite:" + folder.resolve("lock.db");
        try (SqliteDatabase db = new SqliteDatabase(url, Map.of("athanor.sqlite.busy-timeout", "50"), false);
                JdbcSession one = db.session();
                JdbcSession two = db.session()) {
            one.execute("create table t (a)");
            one.begin();
            one.update("insert into t values (1)", Binder.NONE);
            assertThat(error(two, "insert into t values (2)").kind()).isEqualTo(SqlError.Kind.LOCK);
            one.commit();
            two.execute("insert into t values (2)");
        }
    }

    @Test
    void aTransactionThatCannotBeginLeavesTheConnectionUsable() {
        String url = "jdbc:sqlite:" + folder.resolve("immediate.db");
        Map<String, String> settings =
                Map.of("athanor.sqlite.busy-timeout", "50", "athanor.sqlite.transaction-mode", "immediate");
        try (SqliteDatabase db = new SqliteDatabase(url, settings, false);
                JdbcSession one = db.session();
                JdbcSession two = db.session()) {
            one.execute("create table t (a)");
            one.begin();
            one.update("insert into t values (1)", Binder.NONE);
            two.begin();
            assertThat(error(two, "insert into t values (2)").kind()).isEqualTo(SqlError.Kind.LOCK);
            two.rollback();
            one.commit();
            for (int i = 0; i < 3; i++) {
                two.execute("insert into t values (3)");
                two.begin();
                two.execute("insert into t values (4)");
                two.commit();
            }
            Integer count = one.query("select count(*) from t", Binder.NONE, rows -> rows.next() ? rows.getInt(1) : -1);
            assertThat(count).isEqualTo(7);
        }
    }
}
