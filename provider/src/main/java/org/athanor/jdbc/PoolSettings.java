package org.athanor.jdbc;

import jakarta.annotation.Nullable;

/**
 * How to connect by URL, and how many connections to keep: the settings {@code jakarta.persistence.jdbc.*} and {@code
 * athanor.pool.*}.
 *
 * @param driver the driver's class, for drivers that do not register themselves
 * @param size the most connections open at a time
 * @param connectionTimeoutMillis how long to wait for a free one
 * @param idleTimeoutMillis how long an unused one stays open
 * @param maxLifetimeMillis how long any stays open, 0 without end
 * @param mode what each is set to
 */
public record PoolSettings(
        String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String driver,
        int size,
        long connectionTimeoutMillis,
        long idleTimeoutMillis,
        long maxLifetimeMillis,
        ConnectionMode mode) {
    public static final String SIZE = "athanor.pool.size";
    public static final String CONNECTION_TIMEOUT = "athanor.pool.connection-timeout";
    public static final String IDLE_TIMEOUT = "athanor.pool.idle-timeout";
    public static final String MAX_LIFETIME = "athanor.pool.max-lifetime";

    /** Ten connections, thirty seconds to wait for one, ten minutes idle, no end. */
    public static PoolSettings of(
            String url, @Nullable String user, @Nullable String password, @Nullable String driver) {
        return new PoolSettings(url, user, password, driver, 10, 30_000, 600_000, 0, ConnectionMode.PLAIN);
    }

    @Override
    public String toString() {
        return "PoolSettings[" + url + ", size " + size + "]";
    }
}
