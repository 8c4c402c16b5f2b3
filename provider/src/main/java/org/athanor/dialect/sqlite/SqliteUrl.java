package org.athanor.dialect.sqlite;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.athanor.dialect.ConnectionTarget;

/** What a {@code jdbc:sqlite:} URL points to: a file, a database in memory that has a name, or one that has none. */
record SqliteUrl(String url, String location, String options) {
    static final String PREFIX = "jdbc:sqlite:";

    static SqliteUrl of(String url) {
        String rest = url.startsWith(PREFIX) ? url.substring(PREFIX.length()) : url;
        int query = rest.indexOf('?');
        return query < 0
                ? new SqliteUrl(url, rest, "")
                : new SqliteUrl(url, rest.substring(0, query), rest.substring(query + 1));
    }

    private boolean has(String option) {
        return ("&" + options.toLowerCase(Locale.ROOT) + "&").contains("&" + option + "&");
    }

    private String path() {
        return location.startsWith("file:") ? location.substring("file:".length()) : location;
    }

    /** In memory without a name: each connection would get a database of its own. */
    private boolean isNamelessMemory() {
        return path().isEmpty() || path().equals(":memory:") && !has("cache=shared");
    }

    boolean isMemory() {
        return isNamelessMemory() || path().equals(":memory:") || has("mode=memory") || has("vfs=memdb");
    }

    /** All connections to it share one cache, with its locks on tables. */
    boolean sharesCache() {
        return isNamelessMemory() || has("cache=shared");
    }

    boolean isWritableFile() {
        if (isMemory() || has("mode=ro") || has("immutable=1") || path().startsWith(":resource:")) {
            return false;
        }
        try {
            Path file = Path.of(path());
            return !Files.exists(file) || Files.isWritable(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * A nameless database in memory gets a name of its own, so that all connections of one factory see the same; like every
     * one in memory it lives while a connection to it is open.
     */
    ConnectionTarget target() {
        if (isNamelessMemory()) {
            String more = options.isEmpty() ? "" : "&" + options;
            return new ConnectionTarget(
                    PREFIX + "file:athanor-" + UUID.randomUUID() + "?mode=memory&cache=shared" + more, true);
        }
        return new ConnectionTarget(url, isMemory());
    }
}
