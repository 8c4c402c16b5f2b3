package org.athanor.dialect.mariadb;

import jakarta.annotation.Nullable;
import org.athanor.dialect.DatabaseInfo;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.DialectFactory;

/** Knows MariaDB and MySQL by {@code jdbc:mariadb:} and {@code jdbc:mysql:} or by the product's name. */
public final class MariaDialectFactory implements DialectFactory {
    @Override
    public @Nullable Dialect create(DatabaseInfo database) {
        if (database.matches("jdbc:mariadb:", "MariaDB")) {
            return MariaDialect.mariaDb();
        }
        return database.matches("jdbc:mysql:", "MySQL") ? MariaDialect.mySql() : null;
    }
}
