package org.athanor.jdbc;

import jakarta.annotation.Nullable;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;

/**
 * The driver of a pool: the one that is named, loaded as the unit's classes are, else the DriverManager's choice. The latter
 * shows nothing that only a deployment's class loader sees, so what that loader offers as a service is tried then.
 */
final class Drivers {
    private final @Nullable Driver named;
    private final ClassLoader loader;

    private Drivers(@Nullable Driver named, ClassLoader loader) {
        this.named = named;
        this.loader = loader;
    }

    /** @param driver the name of the driver's class, which must be there */
    static Drivers of(@Nullable String driver, ClassLoader loader) {
        return new Drivers(driver == null ? null : named(driver, loader), loader);
    }

    private static Driver named(String driver, ClassLoader loader) {
        String which = "The JDBC driver " + driver + " (jakarta.persistence.jdbc.driver) ";
        try {
            Class<?> type = Class.forName(driver, true, loader);
            if (!Driver.class.isAssignableFrom(type)) {
                throw new IllegalArgumentException(which + "is no java.sql.Driver");
            }
            return (Driver) type.getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(which + "is not on the class path", e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalArgumentException(which + "cannot be used: " + e, e);
        }
    }

    Connection connect(String url, Properties properties) throws SQLException {
        if (named != null) {
            Connection connection = named.connect(url, properties);
            if (connection == null) {
                throw new SQLException(
                        "The driver " + named.getClass().getName() + " (jakarta.persistence.jdbc.driver) does not know"
                                + " URLs of this kind",
                        "08001");
            }
            return connection;
        }
        Driver offered = DriverManager.drivers().anyMatch(driver -> accepts(driver, url)) ? null : offered(url);
        Connection connection = offered == null ? null : offered.connect(url, properties);
        return connection != null ? connection : DriverManager.getConnection(url, properties);
    }

    private @Nullable Driver offered(String url) {
        return ServiceLoader.load(Driver.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(driver -> accepts(driver, url))
                .findFirst()
                .orElse(null);
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }
}
