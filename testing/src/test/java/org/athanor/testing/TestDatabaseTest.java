package org.athanor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void rowsAreListsOfValues() {
        try (TestDatabase database = TestDatabase.inMemory()) {
            assertThat(database.sql("create table t (a integer, b text)")).isEmpty();
            assertThat(database.sql("insert into t values (?, ?)", 1, null)).isEmpty();
            assertThat(database.sql("select a, b from t where a = ?", 1)).isEqualTo(List.of(Arrays.asList(1, null)));
        }
    }

    @Test
    void noDatabaseSeesTheTablesOfAnother() {
        try (TestDatabase one = TestDatabase.inMemory();
                TestDatabase other = TestDatabase.inMemory()) {
            one.sql("create table t (a)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> other.sql("select * from t"))
                    .withMessageContaining("select * from t")
                    .withMessageContaining("no such table");
        }
    }

    @Test
    void rowsOfAnOpenTransactionAreSeenUntilItRollsBack() throws SQLException {
        try (TestDatabase database = TestDatabase.inMemory();
                Connection connection = DriverManager.getConnection(database.url());
                Statement statement = connection.createStatement()) {
            database.sql("create table t (a)");
            connection.setAutoCommit(false);
            statement.execute("insert into t values (1)");
            assertThat(database.sql("select a from t")).containsExactly(List.of(1));
            connection.rollback();
            assertThat(database.sql("select a from t")).isEmpty();
        }
    }

    @Test
    void theDatabaseEndsWithItsKeeper() throws SQLException {
        TestDatabase database = TestDatabase.inMemory();
        database.sql("create table t (a)");
        database.close();
        try (Connection connection = DriverManager.getConnection(database.url());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeQuery("select * from sqlite_master").next())
                    .isFalse();
        }
    }
}
