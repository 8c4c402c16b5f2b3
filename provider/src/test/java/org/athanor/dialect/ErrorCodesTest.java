package org.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.athanor.dialect.SqlError.Kind;
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
                "mariadb | 08000 | 0 | Socket error | CONNECTION |"
            })
    void errorsAreToldApart(String database, String state, int code, String message, Kind kind, String constraint) {
        Dialect dialect = DialectChooser.of(getClass().getClassLoader())
                .choose(DatabaseInfo.ofUrl("jdbc:" + database + ":x", Map.of()));
        SqlError error = dialect.classify(new SQLException(message, state, code));
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.constraint()).isEqualTo(constraint);
    }
}
