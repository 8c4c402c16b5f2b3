package org.athanor.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class ConnectionSourceTest {
    @TempDir
    Path folder;

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("pragma " + name)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    @Test
    void nothingIsOpenedBeforeTheFirstConnectionIsAskedFor() {
        Path file = folder.resolve("late.db");
        try (SqliteDatabase db = new SqliteDatabase("jdbc:sqlite:" + file)) {
            assertThat(file).doesNotExist();
            db.database.connections().open();
            assertThat(file).exists();
        }
    }

    @Test
    void everyConnectionToAFileEnforcesForeignKeysAndUsesTheWriteAheadLog() throws SQLException {
        try (SqliteDatabase db = new SqliteDatabase("jdbc:sqlite:" + folder.resolve("a.db"))) {
            List<Connection> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Connection connection = db.database.connections().open();
                all.add(connection);
                assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
                assertThat(pragma(connection, "busy_timeout")).isEqualTo("5000");
                assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
            }
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    @Test
    void aReadOnlyFileIsOpenedAsItIs() throws Exception {
        Path file = folder.resolve("ro.db");
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement s = c.createStatement()) {
            s.execute("create table t (a)");
        }
        try (SqliteDatabase db = new SqliteDatabase("jdbc:sqlite:file:" + file + "?mode=ro")) {
            Connection connection = db.database.connections().open();
            assertThat(pragma(connection, "journal_mode")).isEqualTo("delete");
        }
    }

    @Test
    void aNamelessDatabaseInMemoryIsOneForAllConnectionsOfAFactoryAndNoOther() {
        try (SqliteDatabase one = SqliteDatabase.inMemory();
                SqliteDatabase two = SqliteDatabase.inMemory()) {
            JdbcSession first = one.session();
            first.begin();
            first.execute("create table t (a)");
            first.commit();
            first.begin();
            first.query("select * from t", Binder.NONE, rows -> null);
            one.session().query("select * from t", Binder.NONE, rows -> null);
            first.rollback();
            assertThatThrownBy(() -> two.session().query("select * from t", Binder.NONE, rows -> null))
                    .hasMessageContaining("no such table");
        }
    }

    @Test
    void inMemoryOneTransactionCanWriteWhatAnotherHasRead() {
        try (SqliteDatabase db = SqliteDatabase.inMemory()) {
            db.session().execute("create table t (a)");
            JdbcSession one = db.session();
            JdbcSession two = db.session();
            one.begin();
            two.begin();
            one.query("select * from t", Binder.NONE, rows -> null);
            two.query("select * from t", Binder.NONE, rows -> null);
            one.update("insert into t values (1)", Binder.NONE);
            one.commit();
            assertThat(two.update("update t set a = 2 where a = 1", Binder.NONE))
                    .isEqualTo(1);
            two.commit();
        }
    }

    @Test
    void anUnreachableDatabaseIsNamedWithTheCure() {
        try (SqliteDatabase db = new SqliteDatabase("jdbc:sqlite:" + folder.resolve("no/such/folder/x.db"))) {
            assertThatThrownBy(() -> db.session().execute("select 1"))
                    .isInstanceOf(JdbcException.class)
                    .hasMessageContaining("no/such/folder/x.db")
                    .hasMessageContaining("jakarta.persistence.jdbc.url");
        }
    }

    @Test
    void aMissingDriverIsNamed() {
        try (SqliteDatabase db = SqliteDatabase.inMemory()) {
            PoolSettings settings = PoolSettings.of("jdbc:sqlite::memory:", null, null, "org.nowhere.Driver");
            assertThatThrownBy(() -> new PooledConnectionSource(
                            settings, db.dialect, getClass().getClassLoader()))
                    .hasMessageContaining("org.nowhere.Driver")
                    .hasMessageContaining("jakarta.persistence.jdbc.driver");
        }
    }

    @Test
    void theApplicationsDataSourceGivesPreparedConnectionsToo() throws SQLException {
        SQLiteDataSource dataSource = new SQLiteDataSource();
        dataSource.setUrl("jdbc:sqlite:" + folder.resolve("ds.db"));
        try (SqliteDatabase db = SqliteDatabase.inMemory();
                ConnectionSource source =
                        new DataSourceConnectionSource(dataSource, null, null, db.dialect, ConnectionMode.PLAIN);
                Connection connection = source.open()) {
            assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
        }
        assertThat(Files.exists(folder.resolve("ds.db"))).isTrue();
    }
}
