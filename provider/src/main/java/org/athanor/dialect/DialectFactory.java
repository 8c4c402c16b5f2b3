package org.athanor.dialect;

import jakarta.annotation.Nullable;
import java.util.Set;

/** Makes the dialect of one kind of database; found by {@link java.util.ServiceLoader}. */
public interface DialectFactory {
    /** The dialect for that database, or null when it is not of this kind. */
    @Nullable
    Dialect create(DatabaseInfo database);

    /** The names of the settings this factory reads, all beginning with {@code athanor.}. */
    default Set<String> settingNames() {
        return Set.of();
    }
}
