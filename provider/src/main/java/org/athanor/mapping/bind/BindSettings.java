package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import jakarta.persistence.SharedCacheMode;

/**
 * What binding depends on beside the declarations.
 *
 * @param sequences whether the database has sequences. AUTO identifiers come from one then, else from an identity column;
 *     without sequences a SEQUENCE generator is a row of the generator table
 * @param defaultCatalog the catalog of tables that name none
 * @param defaultSchema the schema of tables that name none
 * @param delimitedIdentifiers whether all names are quoted
 * @param cacheMode which entities are cacheable (Jakarta Persistence 3.2, 3.10.1); UNSPECIFIED is as ENABLE_SELECTIVE
 */
public record BindSettings(
        boolean sequences,
        @Nullable String defaultCatalog,
        @Nullable String defaultSchema,
        boolean delimitedIdentifiers,
        SharedCacheMode cacheMode) {
    /** No default catalog or schema, no quotes, caching as each entity says. */
    public static BindSettings of(boolean sequences) {
        return new BindSettings(sequences, null, null, false, SharedCacheMode.UNSPECIFIED);
    }

    boolean cacheable(@Nullable Boolean declared) {
        return switch (cacheMode) {
            case ALL -> true;
            case NONE -> false;
            case DISABLE_SELECTIVE -> declared == null || declared;
            case ENABLE_SELECTIVE, UNSPECIFIED -> declared != null && declared;
        };
    }
}
