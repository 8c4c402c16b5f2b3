package org.athanor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsedDatabasesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "  (select 1)",
                "SELECT(1)",
                "insert into t values (1)",
                "with a as (select 1) select * from a"
            })
    void rowsMayChange(String sql) {
        assertThat(UsedDatabases.changesRowsAtMost(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table t (a integer)",
                "alter table t add b integer",
                "DROP TABLE t",
                "set x = 1",
                "{call p()}"
            })
    void nothingElseMay(String sql) {
        assertThat(UsedDatabases.changesRowsAtMost(sql)).isFalse();
    }

    @Test
    void aDatabaseInMemoryIsAlwaysFresh() {
        TestDatabase database = TestDatabase.inMemory();
        UsedDatabases.remember(database);
        UsedDatabases.giveBack(database, "definition", true);
        assertThat(UsedDatabases.take("definition")).isEmpty();
    }
}
