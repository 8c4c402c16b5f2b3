package org.athanor.dialect.sqlite;

import jakarta.annotation.Nullable;
import java.util.Set;
import org.athanor.dialect.DatabaseInfo;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.DialectFactory;

/** Knows SQLite by {@code jdbc:sqlite:} or by the product's name. */
public final class SqliteDialectFactory implements DialectFactory {
    @Override
    public @Nullable Dialect create(DatabaseInfo database) {
        if (!database.matches(SqliteUrl.PREFIX, "SQLite")) {
            return null;
        }
        String url = database.url();
        return SqliteDialect.create(SqliteSettings.of(database.settings()), url == null ? SqliteUrl.PREFIX : url);
    }

    @Override
    public Set<String> settingNames() {
        return SqliteSettings.NAMES;
    }
}
