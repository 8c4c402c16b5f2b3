package org.athanor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | select a from t where b = any (?)",
                "H2 | select a from t where b = any (?)",
                "MARIADB | select a from t where b in (?, ?, ?)",
                "MARIADB | select a from `t` where b in (?)"
            })
    void aListIsAListOnEveryDatabase(DatabaseKind kind, String sql) {
        String claim = "select a from t where b in (select value from json_each(?))";
        assertThat(CommonForm.of(sql, kind)).isEqualTo(CommonForm.of(claim, kind));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "H2 | insert into t (a) values (?) | insert into t (a) values (?) returning id",
                "POSTGRESQL | select a from \"order\" | select a from order",
                "MARIADB | delete p from Post as p where id in (select * from (select 1) rows_)"
                        + " | delete from Post as p where id in (select 1)"
            })
    void whatOneDatabaseWritesIsWhatIsClaimed(DatabaseKind kind, String sent, String claimed) {
        assertThat(CommonForm.of(sent, kind)).isEqualTo(CommonForm.of(claimed, kind));
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL", "H2", "MARIADB", "SQLITE"})
    void otherStatementsStayApart(DatabaseKind kind) {
        assertThat(CommonForm.of("select a from t where b = ?", kind))
                .isNotEqualTo(CommonForm.of("select a from t where b in (select value from json_each(?))", kind));
    }
}
