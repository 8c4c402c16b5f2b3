package org.athanor.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.Nullable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import org.athanor.dialect.ConnectionTarget;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.SqlError;

/**
 * Connections by URL, from a HikariCP pool that is opened by the first one asked for. Prepared statements belong to the
 * physical connection and serve one borrower after another. A database in memory is kept alive by a connection of its own.
 */
public final class PooledConnectionSource implements ConnectionSource {
    private final PoolSettings settings;
    private final Dialect dialect;
    private final ConnectionTarget target;
    private final Drivers drivers;
    private final IdentityHashMap<Connection, StatementCache> caches = new IdentityHashMap<>();
    private volatile @Nullable HikariDataSource pool;
    private @Nullable Connection keepAlive;
    private boolean closed;

    public PooledConnectionSource(PoolSettings settings, Dialect dialect, ClassLoader loader) {
        this.settings = settings;
        this.dialect = dialect;
        this.target = dialect.connectionTarget(settings.url());
        this.drivers = Drivers.of(settings.driver(), loader);
    }

    @Override
    public Connection open() {
        HikariDataSource opened = pool;
        if (opened == null) {
            opened = openPool();
        }
        try {
            return opened.getConnection();
        } catch (SQLException e) {
            throw unreachable(e.getCause() instanceof SQLException deeper ? deeper : e);
        }
    }

    private JdbcException unreachable(SQLException cause) {
        String what = "No connection to " + settings.url()
                + " (check jakarta.persistence.jdbc.url, that the database runs, and athanor.pool.size, now "
                + settings.size() + ")";
        return new JdbcException(what, "", connectionError(cause), cause);
    }

    private SqlError connectionError(SQLException e) {
        SqlError error = dialect.classify(e);
        return error.kind() == SqlError.Kind.OTHER ? SqlError.of(SqlError.Kind.CONNECTION) : error;
    }

    private synchronized HikariDataSource openPool() {
        HikariDataSource opened = pool;
        if (opened != null) {
            return opened;
        }
        if (closed) {
            throw new IllegalStateException("The connections to " + settings.url() + " are closed");
        }
        PhysicalConnections physical = new PhysicalConnections(target.url(), settings, drivers, dialect);
        try {
            if (target.keepOpen()) {
                keepAlive = physical.open();
            } else {
                physical.probe();
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
        opened = new HikariDataSource(configuration(physical));
        pool = opened;
        return opened;
    }

    private HikariConfig configuration(PhysicalConnections physical) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(physical);
        config.setPoolName("athanor");
        config.setMaximumPoolSize(settings.size());
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(settings.connectionTimeoutMillis());
        config.setIdleTimeout(settings.idleTimeoutMillis());
        config.setMaxLifetime(settings.maxLifetimeMillis());
        config.setReadOnly(settings.mode().byFlag(dialect));
        return config;
    }

    @Override
    public StatementCache statements(Connection connection) {
        Connection physical;
        try {
            physical = connection.unwrap(Connection.class);
        } catch (SQLException e) {
            return ConnectionSource.super.statements(connection);
        }
        synchronized (caches) {
            StatementCache cache = caches.get(physical);
            if (cache == null) {
                caches.keySet().removeIf(PooledConnectionSource::isClosed);
                cache = new StatementCache(physical, StatementCache.DEFAULT_CAPACITY, true);
                caches.put(physical, cache);
            }
            return cache;
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** What broke one connection is likely to have broken all: idle ones are closed at once, others when they come back. */
    @Override
    public void discard(Connection connection) {
        HikariDataSource opened = pool;
        if (opened != null) {
            opened.evictConnection(connection);
            opened.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        HikariDataSource opened = pool;
        pool = null;
        synchronized (caches) {
            caches.clear();
        }
        if (opened != null) {
            opened.close();
        }
        Connection last = keepAlive;
        keepAlive = null;
        if (last != null) {
            try {
                last.close();
            } catch (SQLException e) {
                throw new JdbcException("Closing the last connection failed", "", connectionError(e), e);
            }
        }
    }
}
