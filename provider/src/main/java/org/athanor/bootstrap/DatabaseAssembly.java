package org.athanor.bootstrap;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.athanor.dialect.DatabaseInfo;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.DialectChooser;
import org.athanor.jdbc.ConnectionSource;
import org.athanor.jdbc.DataSourceConnectionSource;
import org.athanor.jdbc.Database;
import org.athanor.jdbc.JdbcStatistics;
import org.athanor.jdbc.PoolSettings;
import org.athanor.jdbc.PooledConnectionSource;

/** Chooses the dialect and makes the database of a unit. By URL nothing is connected; a data source is asked what it is. */
final class DatabaseAssembly {
    private final AthanorSettings settings;
    private final DialectChooser chooser;
    private final PersistenceUnitDefinition unit;

    DatabaseAssembly(AthanorSettings settings, DialectChooser chooser, PersistenceUnitDefinition unit) {
        this.settings = settings;
        this.chooser = chooser;
        this.unit = unit;
    }

    Database database() {
        PoolSettings pool = settings.connection().pool();
        if (pool != null) {
            Dialect dialect = dialectOf(pool);
            return database(new PooledConnectionSource(pool, dialect, unit.classLoader()), dialect);
        }
        DataSource dataSource = settings.connection().resolve(unit);
        if (dataSource == null) {
            throw new PersistenceException("The persistence unit " + unit + " does not say which database to use. Set"
                    + " jakarta.persistence.jdbc.url (in persistence.xml or in the map), or pass a DataSource as"
                    + " jakarta.persistence.nonJtaDataSource");
        }
        Dialect dialect = chooser.choose(infoOf(dataSource));
        return database(
                new DataSourceConnectionSource(
                        dataSource,
                        settings.connection().user(),
                        settings.connection().password(),
                        dialect,
                        settings.connection().mode()),
                dialect);
    }

    /** For scripts alone a product's name does, without any connection. */
    Dialect dialectForScripts() {
        String product = settings.databaseProductName();
        if (product != null) {
            return chooser.choose(DatabaseInfo.ofProduct(product, settings.dialect()));
        }
        PoolSettings pool = settings.connection().pool();
        if (pool != null) {
            return dialectOf(pool);
        }
        DataSource dataSource = settings.connection().resolve(unit);
        if (dataSource == null) {
            throw new PersistenceException("For which database shall the scripts of the persistence unit " + unit
                    + " be? Set jakarta.persistence.jdbc.url or jakarta.persistence.database-product-name");
        }
        return chooser.choose(infoOf(dataSource));
    }

    private Database database(ConnectionSource connections, Dialect dialect) {
        return new Database(connections, dialect, settings.observers(), settings.jdbc(), new JdbcStatistics());
    }

    private Dialect dialectOf(PoolSettings pool) {
        String named = settings.dialect().get(SettingKeys.DIALECT);
        return chooser.choose(
                named == null
                        ? DatabaseInfo.ofUrl(pool.url(), settings.dialect())
                        : DatabaseInfo.named(named, pool.url(), settings.dialect()));
    }

    private DatabaseInfo infoOf(DataSource dataSource) {
        String user = settings.connection().user();
        try (Connection connection = user == null
                ? dataSource.getConnection()
                : dataSource.getConnection(user, settings.connection().password())) {
            String named = settings.dialect().get(SettingKeys.DIALECT);
            return named == null
                    ? DatabaseInfo.of(connection.getMetaData(), settings.dialect())
                    : DatabaseInfo.named(named, connection.getMetaData().getURL(), settings.dialect());
        } catch (SQLException e) {
            throw new PersistenceException(
                    "The data source of the persistence unit " + unit + " gives no connection (" + e.getMessage()
                            + "). Check that the database runs, or set jakarta.persistence.jdbc.url",
                    e);
        }
    }
}
