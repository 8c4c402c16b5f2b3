package org.athanor.dialect.h2;

import jakarta.annotation.Nullable;
import org.athanor.dialect.DatabaseInfo;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.DialectFactory;

/** Knows H2 by {@code jdbc:h2:} or by the product's name. */
public final class H2DialectFactory implements DialectFactory {
    @Override
    public @Nullable Dialect create(DatabaseInfo database) {
        return database.matches("jdbc:h2:", "H2") ? H2Dialect.create() : null;
    }
}
