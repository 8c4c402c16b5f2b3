package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import org.athanor.sql.schema.Name;

/** Names of database objects from declared and default names (Jakarta Persistence 3.2, 2.15). */
final class Names {
    private final BindSettings settings;

    Names(BindSettings settings) {
        this.settings = settings;
    }

    Name of(String text) {
        Name name = Name.of(text);
        return settings.delimitedIdentifiers() && !name.quoted() ? new Name(name.text(), true) : name;
    }

    Name of(@Nullable String declared, String defaultName) {
        return of(declared == null ? defaultName : declared);
    }

    @Nullable
    Name orNull(@Nullable String declared) {
        return declared == null ? null : of(declared);
    }

    /** {@code prefix_column}: quoted if the column is. */
    Name joined(String prefix, Name column) {
        Name plain = of(prefix + "_" + column.text());
        return column.quoted() ? new Name(plain.text(), true) : plain;
    }

    /** The catalog of a table that declares {@code declared}. */
    @Nullable
    Name catalog(@Nullable String declared) {
        return orNull(declared == null ? settings.defaultCatalog() : declared);
    }

    /** The schema of a table that declares {@code declared}. */
    @Nullable
    Name schema(@Nullable String declared) {
        return orNull(declared == null ? settings.defaultSchema() : declared);
    }
}
