package org.athanor.schema;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scripts given as Reader, Writer, resource, URL or file, in UTF-8. What the application opened is flushed and left open. Two
 * scripts with the same target follow each other in it.
 */
final class ScriptLocation {
    private final ClassLoader loader;
    private final Set<Path> written = new HashSet<>();
    private final Map<Reader, List<String>> readers = new IdentityHashMap<>();

    ScriptLocation(ClassLoader loader) {
        this.loader = loader;
    }

    /** The statements of a source; {@code setting} names it in errors. */
    List<String> read(String setting, Object source) {
        try {
            if (source instanceof Reader reader) {
                return statements(reader);
            }
            try (Reader reader = new InputStreamReader(open(source.toString().trim()), StandardCharsets.UTF_8)) {
                return ScriptReader.statements(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    describe(setting, source)
                            + " cannot be read: it is neither a resource on the class path, nor a URL," + " nor a file",
                    e);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    describe(setting, source)
                            + " cannot be read: it is neither a resource on the class path, nor a URL,"
                            + " nor the name of a file",
                    e);
        }
    }

    /** A Reader can be read but once, and its script be wanted twice: for the database and for a script. */
    private List<String> statements(Reader reader) throws IOException {
        List<String> known = readers.get(reader);
        if (known == null) {
            known = ScriptReader.statements(reader);
            readers.put(reader, known);
        }
        return known;
    }

    /** What to call a source in errors. */
    static String describe(String setting, Object source) {
        return source instanceof Reader
                ? "The script given as " + setting
                : "The script '" + source + "' (" + setting + ")";
    }

    private InputStream open(String name) throws IOException {
        InputStream resource = loader.getResourceAsStream(name.startsWith("/") ? name.substring(1) : name);
        if (resource != null) {
            return resource;
        }
        URL url = url(name);
        if (url != null) {
            URLConnection connection = url.openConnection();
            connection.setUseCaches(false);
            return connection.getInputStream();
        }
        return Files.newInputStream(Path.of(name));
    }

    private static @Nullable URL url(String name) {
        try {
            return new URL(name);
        } catch (MalformedURLException e) {
            return null;
        }
    }

    /** Writes the statements, one a line, each with a semicolon. */
    void write(String setting, Object target, List<String> statements) {
        try {
            if (target instanceof Writer writer) {
                append(writer, statements);
                return;
            }
            Path file = file(target.toString().trim());
            OpenOption[] options = written.add(file)
                    ? new OpenOption[] {
                        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                    }
                    : new OpenOption[] {StandardOpenOption.APPEND};
            try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, options)) {
                append(writer, statements);
            }
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(
                    describe(setting, target) + " cannot be written: there is no such directory", e);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalStateException(describe(setting, target) + " cannot be written: " + e, e);
        }
    }

    private static void append(Writer writer, List<String> statements) throws IOException {
        for (String statement : statements) {
            writer.write(statement);
            writer.write(";\n");
        }
        writer.flush();
    }

    private static Path file(String name) {
        if (!name.startsWith("file:")) {
            return Path.of(name);
        }
        try {
            return Path.of(URI.create(name));
        } catch (IllegalArgumentException e) {
            // A URL that is no URI: with blanks, as File.toURL makes it, or relative to the working directory.
            return Path.of(name.substring("file:".length()));
        }
    }
}
