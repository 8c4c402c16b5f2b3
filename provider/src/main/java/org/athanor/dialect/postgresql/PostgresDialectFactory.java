package org.athanor.dialect.postgresql;

import jakarta.annotation.Nullable;
import org.athanor.dialect.DatabaseInfo;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.DialectFactory;

/** Knows PostgreSQL by {@code jdbc:postgresql:} or by the product's name. */
public final class PostgresDialectFactory implements DialectFactory {
    @Override
    public @Nullable Dialect create(DatabaseInfo database) {
        return database.matches("jdbc:postgresql:", "PostgreSQL") ? PostgresDialect.create() : null;
    }
}
