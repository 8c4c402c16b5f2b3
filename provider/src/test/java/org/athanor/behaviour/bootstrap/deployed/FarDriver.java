package org.athanor.behaviour.bootstrap.deployed;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** A driver that only the class loader of a deployment sees. It registers nowhere and leaves the work to SQLite's. */
public final class FarDriver implements Driver {
    private final Driver sqlite = new org.sqlite.JDBC();

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        System.setProperty("far-driver", url);
        return sqlite.connect(url, info);
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith("jdbc:sqlite:");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
