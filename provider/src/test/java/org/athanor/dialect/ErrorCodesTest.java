package org.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.athanor.dialect.SqlError.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCodesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql | 23505 | 0 | ERROR: duplicate key value violates unique constraint \"uk_a\" | CONSTRAINT_UNIQUE | uk_a",
                "postgresql | 23502 | 0 | ERROR: null value in column \"name\" of relation \"t\" violates not-null constraint"
                        + " | CONSTRAINT_NOT_NULL | name",
                "postgresql | 23503 | 0 | ERROR: insert or update on table \"t\" violates foreign key constraint \"fk_b\""
                        + " | CONSTRAINT_FOREIGN_KEY | fk_b",
                "postgresql | 40P01 | 0 | ERROR: deadlock detected | DEADLOCK |",
                "postgresql | 55P03 | 0 | ERROR: could not obtain lock on row | LOCK |",
                "postgresql | 57014 | 0 | ERROR: canceling statement due to user request | TIMEOUT |",
                "postgresql | 57P01 | 0 | FATAL: terminating connection due to administrator command | CONNECTION |",
                "postgresql | 42601 | 0 | ERROR: syntax error | OTHER |",
                "h2 | 23505 | 23505 | Unique index or primary key violation: \"PUBLIC.C_4 INDEX PUBLIC.PRIMARY_KEY_4 ON PUBLIC.S(ID)\""
                        + " | CONSTRAINT_UNIQUE | PRIMARY",
                "h2 | 23505 | 23505 | Unique index or primary key violation: \"PUBLIC.UK_S INDEX PUBLIC.UK_S_INDEX_1 ON PUBLIC.S(A)\""
                        + " | CONSTRAINT_UNIQUE | UK_S",
                "h2 | HYT00 | 50200 | Timeout trying to lock table \"T\" | LOCK |",
                "mariadb | 23000 | 1062 | Duplicate entry '1-1' for key 'UK_best' | CONSTRAINT_UNIQUE | UK_best",
                "mysql | 23000 | 1062 | Duplicate entry '1' for key 't.PRIMARY' | CONSTRAINT_UNIQUE | PRIMARY",
                "mariadb | 23000 | 1452 | Cannot add or update a child row: a foreign key constraint fails (`d`.`t`, CONSTRAINT `FK_x`"
                        + " FOREIGN KEY | CONSTRAINT_FOREIGN_KEY | FK_x",
                "mariadb | 40001 | 1213 | Deadlock found when trying to get lock | DEADLOCK |",
                "mariadb | 70100 | 1969 | Query execution was interrupted (max_statement_time exceeded) | TIMEOUT |",
                "mariadb | 08000 | 0 | Socket error | CONNECTION |",
                "postgresql | 23514 | 0 | ERROR: new row for relation \"t\" violates check constraint \"cheap\" | CONSTRAINT_CHECK | cheap",
                "postgresql | 23P01 | 0 | ERROR: conflicting key value violates exclusion constraint \"once\" | CONSTRAINT_UNIQUE | once",
                "postgresql | 23001 | 0 | ERROR: update or delete violates restrict setting of constraint \"r\" | CONSTRAINT | r",
                "postgresql | 40001 | 0 | ERROR: could not serialize access due to concurrent update | DEADLOCK |",
                "postgresql | 40003 | 0 | ERROR: nobody knows | CONNECTION |",
                "postgresql | 53300 | 0 | FATAL: sorry, too many clients already | CONNECTION |",
                "postgresql | 57P05 | 0 | FATAL: terminating connection due to idle-session timeout | CONNECTION |",
                "postgresql | 25P03 | 0 | FATAL: terminating connection due to idle-in-transaction timeout | CONNECTION |",
                "postgresql | 08006 | 0 | An I/O error occurred while sending to the backend. | CONNECTION |",
                "h2 | 23506 | 23506 | Referential integrity constraint violation: \"FK_X: PUBLIC.T FOREIGN KEY(A) REFERENCES PUBLIC.S(ID)"
                        + " (1)\" | CONSTRAINT_FOREIGN_KEY | FK_X",
                "h2 | 23502 | 23502 | NULL not allowed for column \"NAME\" | CONSTRAINT_NOT_NULL | NAME",
                "h2 | 23513 | 23513 | Check constraint violation: \"CHEAP: \" | CONSTRAINT_CHECK | CHEAP",
                "h2 | 40001 | 40001 | Deadlock detected. The current transaction was rolled back. | DEADLOCK |",
                "h2 | 90131 | 90131 | Concurrent update in table \"T\": another transaction has updated the same row | DEADLOCK |",
                "h2 | 57014 | 57014 | Statement was canceled or the session timed out | TIMEOUT |",
                "h2 | 90067 | 90067 | Connection is broken: \"unexpected status 16843008\" | CONNECTION |",
                "h2 | 90098 | 90098 | The database has been closed | CONNECTION |",
                "mariadb | 23000 | 1451 | Cannot delete or update a parent row: a foreign key constraint fails (`d`.`t`, CONSTRAINT `FK_y`"
                        + " FOREIGN KEY | CONSTRAINT_FOREIGN_KEY | FK_y",
                "mariadb | 23000 | 1048 | Column 'name' cannot be null | CONSTRAINT_NOT_NULL | name",
                "mariadb | HY000 | 1364 | Field 'name' doesn't have a default value | CONSTRAINT_NOT_NULL | name",
                "mariadb | 23000 | 4025 | CONSTRAINT `cheap` failed for `d`.`t` | CONSTRAINT_CHECK | cheap",
                "mariadb | HY000 | 1205 | Lock wait timeout exceeded; try restarting transaction | LOCK |",
                "mariadb | HY000 | 1020 | Record has changed since last read in table 't' | DEADLOCK |",
                "mariadb | 70100 | 1317 | Query execution was interrupted | TIMEOUT |",
                "mariadb | 08004 | 1040 | Too many connections | CONNECTION |",
                "mariadb | 08S01 | 1053 | Server shutdown in progress | CONNECTION |",
                "mariadb | 42000 | 1064 | You have an error in your SQL syntax | OTHER |",
                "mysql | HY000 | 3819 | Check constraint 'cheap' is violated. | CONSTRAINT_CHECK | cheap",
                "mysql | HY000 | 3572 | Statement aborted because lock(s) could not be acquired immediately and NOWAIT is set. | LOCK |",
                "mysql | 40001 | 1205 | Lock wait timeout exceeded; try restarting transaction | LOCK |",
                "mysql | 40001 | 1213 | Deadlock found when trying to get lock; try restarting transaction | DEADLOCK |",
                "mysql | HY000 | 3024 | Query execution was interrupted, maximum statement execution time exceeded | TIMEOUT |",
                "mysql | 08S01 | 0 | Communications link failure | CONNECTION |",
                "mysql | HY000 | 4031 | The client was disconnected by the server because of inactivity. | CONNECTION |"
            })
    void errorsAreToldApart(String database, String state, int code, String message, Kind kind, String constraint) {
        Dialect dialect = DialectChooser.of(getClass().getClassLoader())
                .choose(DatabaseInfo.ofUrl("jdbc:" + database + ":x", Map.of()));
        SqlError error = dialect.classify(new SQLException(message, state, code));
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.constraint()).isEqualTo(constraint);
    }

    @Test
    void whatTheDriverItselfFoundIsToldByTheClassOfTheException() {
        Dialect dialect =
                DialectChooser.of(getClass().getClassLoader()).choose(DatabaseInfo.ofUrl("jdbc:mysql:x", Map.of()));
        assertThat(dialect.classify(new SQLTimeoutException("Statement cancelled due to timeout"))
                        .kind())
                .isEqualTo(Kind.TIMEOUT);
        assertThat(dialect.classify(new SQLTransientConnectionException("Connection is not available"))
                        .kind())
                .isEqualTo(Kind.CONNECTION);
        assertThat(dialect.classify(new SQLException("Parameter index out of range"))
                        .kind())
                .isEqualTo(Kind.OTHER);
    }
}
