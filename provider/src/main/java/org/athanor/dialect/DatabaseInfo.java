package org.athanor.dialect;

import jakarta.annotation.Nullable;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;

/**
 * What is known of a database when its dialect is chosen: at least its URL or its product's name.
 *
 * @param settings the settings {@code athanor.<dialect>.*} and the like, by their full names
 */
public record DatabaseInfo(@Nullable String url, @Nullable String product, Map<String, String> settings) {
    public DatabaseInfo {
        settings = Map.copyOf(settings);
    }

    /** From the URL alone, without connecting. */
    public static DatabaseInfo ofUrl(String url, Map<String, String> settings) {
        return new DatabaseInfo(url, null, settings);
    }

    /** From a product's name, as {@code jakarta.persistence.database-product-name} gives it. */
    public static DatabaseInfo ofProduct(String product, Map<String, String> settings) {
        return new DatabaseInfo(null, product, settings);
    }

    /** As a setting names it, whatever URL it is reached by. */
    public static DatabaseInfo named(String product, @Nullable String url, Map<String, String> settings) {
        return new DatabaseInfo(url, product, settings);
    }

    /** From a live connection. */
    public static DatabaseInfo of(DatabaseMetaData metaData, Map<String, String> settings) throws SQLException {
        return new DatabaseInfo(metaData.getURL(), metaData.getDatabaseProductName(), settings);
    }

    /** Whether the product's name starts with {@code name} or, where it is not known, the URL with the prefix, whatever the case. */
    public boolean matches(String urlPrefix, String name) {
        return product != null
                ? product.regionMatches(true, 0, name, 0, name.length())
                : url != null && url.regionMatches(true, 0, urlPrefix, 0, urlPrefix.length());
    }

    @Override
    public String toString() {
        return product != null ? product : String.valueOf(url);
    }
}
