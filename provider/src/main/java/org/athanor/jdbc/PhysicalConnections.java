package org.athanor.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.athanor.dialect.Dialect;

/**
 * Opens physical connections for the pool and prepares each with the dialect's init statements. The first one can be opened
 * ahead by {@link #probe}, so that a database that cannot be reached is reported at once and not after the pool's timeout.
 */
final class PhysicalConnections implements DataSource {
    private final String url;
    private final Properties properties = new Properties();
    private final Drivers drivers;
    private final Dialect dialect;
    private final ConnectionMode mode;
    private final AtomicReference<Connection> probed = new AtomicReference<>();

    PhysicalConnections(String url, PoolSettings settings, Drivers drivers, Dialect dialect) {
        this.url = url;
        this.drivers = drivers;
        this.dialect = dialect;
        this.mode = settings.mode();
        properties.putAll(dialect.connectionProperties());
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
        }
        if (settings.password() != null) {
            properties.setProperty("password", settings.password());
        }
    }

    void probe() throws SQLException {
        probed.set(open());
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection first = probed.getAndSet(null);
        return first != null ? first : open();
    }

    Connection open() throws SQLException {
        Connection connection =
                Objects.requireNonNull(LockWait.whileConnecting(dialect, () -> drivers.connect(url, properties)));
        try {
            prepare(connection, dialect);
            mode.apply(connection, dialect);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static void prepare(Connection connection, Dialect dialect) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : dialect.connectionInit()) {
                LockWait.whileConnecting(dialect, () -> statement.execute(sql));
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException("log writer");
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("log writer");
    }

    @Override
    public void setLoginTimeout(int seconds) {
        DriverManager.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return DriverManager.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("java.util.logging");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
