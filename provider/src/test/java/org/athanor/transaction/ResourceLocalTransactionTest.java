package org.athanor.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.athanor.jdbc.Binder;
import org.athanor.jdbc.JdbcException;
import org.athanor.jdbc.JdbcSession;
import org.athanor.jdbc.SqliteDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResourceLocalTransactionTest {
    private final SqliteDatabase db = SqliteDatabase.inMemory();
    private final JdbcSession session = db.session();
    private final ResourceLocalTransaction transaction = new ResourceLocalTransaction(session);
    private final List<String> events = new ArrayList<>();

    @BeforeEach
    void observe() {
        session.execute("create table t (a integer primary key)");
        transaction.register(observer("1"));
        transaction.register(observer("2"));
    }

    @AfterEach
    void close() {
        session.close();
        db.close();
    }

    private TransactionObserver observer(String name) {
        return new TransactionObserver() {
            @Override
            public void beforeCommit() {
                events.add("before " + name);
            }

            @Override
            public void afterCommit() {
                events.add("committed " + name);
            }

            @Override
            public void afterRollback() {
                events.add("rolled back " + name);
            }
        };
    }

    private void insert(int a) {
        session.update("insert into t values (" + a + ")", Binder.NONE);
    }

    private long count() {
        return session.query("select count(*) from t", Binder.NONE, rows -> rows.next() ? rows.getLong(1) : -1);
    }

    @Test
    void observersAreToldBeforeAndAfterACommit() {
        transaction.begin();
        insert(1);
        transaction.commit();
        assertThat(events).containsExactly("before 1", "before 2", "committed 1", "committed 2");
        assertThat(transaction.isActive()).isFalse();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void anObserverThatObjectsRollsBack() {
        transaction.register(new TransactionObserver() {
            @Override
            public void beforeCommit() {
                throw new IllegalArgumentException("no");
            }
        });
        transaction.begin();
        insert(1);
        assertThatThrownBy(transaction::commit).isInstanceOf(IllegalArgumentException.class);
        assertThat(events).containsExactly("before 1", "before 2", "rolled back 1", "rolled back 2");
        assertThat(count()).isZero();
        assertThat(transaction.isActive()).isFalse();
    }

    @Test
    void rollbackOnlyTurnsACommitIntoARollback() {
        transaction.begin();
        insert(1);
        transaction.setRollbackOnly();
        assertThat(transaction.isRollbackOnly()).isTrue();
        assertThatThrownBy(transaction::commit).isInstanceOf(RollbackOnlyException.class);
        assertThat(count()).isZero();
        transaction.begin();
        assertThat(transaction.isRollbackOnly()).isFalse();
    }

    @Test
    void aCommitTheDatabaseRefusesIsRolledBack() {
        session.execute("create table c (t references t deferrable initially deferred)");
        transaction.begin();
        session.update("insert into c values (5)", Binder.NONE);
        assertThatThrownBy(transaction::commit)
                .isInstanceOf(JdbcException.class)
                .hasMessageContaining("FOREIGN KEY");
        assertThat(transaction.isActive()).isFalse();
        assertThat(events).endsWith("rolled back 1", "rolled back 2");
    }

    @Test
    void savepointsKeepOrUndo() {
        transaction.begin();
        SavepointHandle kept = transaction.savepoint();
        insert(1);
        kept.release();
        SavepointHandle undone = transaction.savepoint();
        insert(2);
        undone.rollback();
        transaction.commit();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void verbsWithoutATransactionSayWhatToDo() {
        assertThatThrownBy(transaction::commit)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("begin()");
        assertThatThrownBy(transaction::setRollbackOnly).isInstanceOf(IllegalStateException.class);
        transaction.begin();
        assertThatThrownBy(transaction::begin).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyObserverIsToldAlthoughOneFails() {
        transaction.register(new TransactionObserver() {
            @Override
            public void afterCommit() {
                throw new IllegalStateException("late");
            }
        });
        transaction.register(observer("3"));
        transaction.begin();
        insert(1);
        assertThatThrownBy(transaction::commit).hasMessage("late");
        assertThat(events).contains("committed 3");
        assertThat(count()).isEqualTo(1);
    }
}
