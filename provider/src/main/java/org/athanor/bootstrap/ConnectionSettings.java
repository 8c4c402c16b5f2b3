package org.athanor.bootstrap;

import jakarta.annotation.Nullable;
import jakarta.persistence.PersistenceException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.athanor.jdbc.ConnectionMode;
import org.athanor.jdbc.PoolSettings;

/**
 * Where connections come from: a data source (the object, or its JNDI name), else a URL. {@code url} and {@code dataSource}
 * are both null when nothing was said, which is an error only for those who need a database.
 */
record ConnectionSettings(
        @Nullable PoolSettings pool,
        @Nullable Object dataSource,
        @Nullable String user,
        @Nullable String password,
        ConnectionMode mode) {
    private static final String JDBC = "jakarta.persistence.jdbc.";
    private static final int DEFAULT_SIZE = 10;
    /** The pool accepts no less. */
    private static final int SHORTEST_WAIT = 250;

    /** Settings come before what the unit declares, a data source before a URL of the same rank. */
    static ConnectionSettings of(SettingSource settings, PersistenceUnitDefinition unit) {
        Object given = first(
                settings.get("jakarta.persistence.nonJtaDataSource"),
                settings.get("jakarta.persistence.dataSource"),
                settings.get("jakarta.persistence.jtaDataSource"));
        String url = settings.word(JDBC + "url");
        Object declared = first(unit.nonJtaDataSource(), unit.jtaDataSource());
        Object dataSource = given != null ? given : url == null ? declared : null;
        ConnectionMode mode = new ConnectionMode(
                settings.constant(ConnectionMode.Isolation.class, ConnectionMode.ISOLATION),
                settings.truth(ConnectionMode.READ_ONLY, false));
        return new ConnectionSettings(
                dataSource != null || url == null ? null : pool(url, settings, mode),
                dataSource,
                settings.text(JDBC + "user"),
                settings.text(JDBC + "password"),
                mode);
    }

    private static @Nullable Object first(@Nullable Object... candidates) {
        for (Object candidate : candidates) {
            if (candidate != null && !candidate.toString().isBlank()) {
                return candidate;
            }
        }
        return null;
    }

    private static PoolSettings pool(String url, SettingSource settings, ConnectionMode mode) {
        PoolSettings plain = PoolSettings.of(
                url, settings.text(JDBC + "user"), settings.text(JDBC + "password"), settings.word(JDBC + "driver"));
        return new PoolSettings(
                plain.url(),
                plain.user(),
                plain.password(),
                plain.driver(),
                settings.number(PoolSettings.SIZE, DEFAULT_SIZE, 1),
                settings.number(PoolSettings.CONNECTION_TIMEOUT, (int) plain.connectionTimeoutMillis(), SHORTEST_WAIT),
                settings.number(PoolSettings.IDLE_TIMEOUT, (int) plain.idleTimeoutMillis(), 0),
                settings.number(PoolSettings.MAX_LIFETIME, (int) plain.maxLifetimeMillis(), 0),
                mode);
    }

    @Nullable
    @SuppressWarnings("BanJNDI") // the name is the administrator's, not a user's
    DataSource resolve(PersistenceUnitDefinition unit) {
        if (dataSource == null || dataSource instanceof DataSource) {
            return (DataSource) dataSource;
        }
        try {
            Object found = new InitialContext().lookup(dataSource.toString());
            if (found instanceof DataSource source) {
                return source;
            }
            throw new PersistenceException("The JNDI name " + dataSource + " of the persistence unit " + unit
                    + " leads to " + found + ", which is no DataSource");
        } catch (NamingException e) {
            throw new PersistenceException(
                    "The data source " + dataSource + " of the persistence unit " + unit
                            + " is not found through JNDI (" + e
                            + "). Bind it under that name, pass the DataSource itself as jakarta.persistence.nonJtaDataSource, or set"
                            + " jakarta.persistence.jdbc.url",
                    e);
        }
    }
}
