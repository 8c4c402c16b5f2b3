package org.athanor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.athanor.bootstrap.AthanorPersistenceProvider;

/** Compiles sources with the processor, and shows what came of it. */
final class Compilation {
    private static final Pattern NAME = Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("package\\s+([\\w.]+);");

    private final Path directory;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> options =
            new ArrayList<>(List.of("-Xlint:all,-processing", "-Werror", "--release", "17"));
    private final List<Processor> processors = new ArrayList<>(List.of(new MetamodelProcessor()));
    private final List<Path> classPath =
            new ArrayList<>(List.of(jarOf(Entity.class), jarOf(jakarta.annotation.Generated.class)));
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

    private Compilation(Path directory, boolean athanor) {
        this.directory = directory;
        if (athanor) {
            classPath.add(jarOf(AthanorPersistenceProvider.class));
        }
    }

    static Compilation in(Path directory) {
        return new Compilation(directory, true);
    }

    static Compilation withoutAthanor(Path directory) {
        return new Compilation(directory, false);
    }

    static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sources, each with one top-level class that it is called by. All of Jakarta Persistence is imported where a line of only * stands. */
    Compilation sources(String... texts) {
        for (String text : texts) {
            String source = text.replace("import *;", """
                    import jakarta.persistence.*;
                    import java.util.*;
                    """.replace("\n", ""));
            Matcher name = NAME.matcher(source);
            Matcher in = PACKAGE.matcher(source);
            assertThat(name.find()).isTrue();
            sources.put((in.find() ? in.group(1) + "." : "") + name.group(1), source);
        }
        return this;
    }

    /** Makes a named module of the sources; the class path becomes its module path. */
    Compilation moduleInfo(String text) {
        sources.put("module-info", text);
        return this;
    }

    Compilation option(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    Compilation withProcessors(Processor... all) {
        processors.clear();
        processors.addAll(List.of(all));
        return this;
    }

    Compilation classPath(Path more) {
        classPath.add(more);
        return this;
    }

    Path classes() {
        return directory.resolve("classes");
    }

    /** Compiles; whether there are errors is told by {@link #errors}. */
    Compilation run() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            List<Path> written = new ArrayList<>();
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = directory.resolve("sources").resolve(source.getKey().replace('.', '/') + ".java");
                Files.createDirectories(file.getParent());
                written.add(Files.writeString(file, source.getValue()));
            }
            Files.createDirectories(classes());
            Files.createDirectories(directory.resolve("generated"));
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of("-d", classes().toString()));
            all.addAll(List.of("-s", directory.resolve("generated").toString()));
            all.addAll(List.of(
                    sources.containsKey("module-info") ? "--module-path" : "-classpath",
                    classPath.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator))));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    new StringWriter(), files, diagnostics, all, null, files.getJavaFileObjectsFromPaths(written));
            task.setProcessors(processors);
            task.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Compiles what has to be without error or warning. */
    Compilation succeeds() {
        run();
        assertThat(diagnostics.getDiagnostics())
                .filteredOn(one -> one.getKind() != Diagnostic.Kind.NOTE)
                .as(generated().toString())
                .isEmpty();
        return this;
    }

    /** All errors, as {@code Artist.java:7: message}. */
    List<String> errors() {
        return messages(Diagnostic.Kind.ERROR);
    }

    List<String> messages(Diagnostic.Kind... kinds) {
        return diagnostics.getDiagnostics().stream()
                .filter(one -> List.of(kinds).contains(one.getKind()))
                .map(one -> (one.getSource() == null
                                ? ""
                                : Path.of(one.getSource().getName()).getFileName() + ":" + one.getLineNumber() + ": ")
                        + one.getMessage(Locale.ROOT))
                .toList();
    }

    /** What the errors underline. */
    List<String> underlined() {
        return diagnostics.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .map(one -> {
                    try {
                        return one.getSource()
                                .getCharContent(true)
                                .subSequence((int) one.getStartPosition(), (int) one.getEndPosition())
                                .toString();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    /** The generated sources by the qualified names of their classes. */
    Map<String, String> generated() {
        Path root = directory.resolve("generated");
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace(java.io.File.separatorChar, '.');
                found.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** One generated source. */
    String generated(String name) {
        assertThat(generated()).containsKey(name);
        return generated().get(name);
    }

    /** The fields of one generated class, each as {@code type name}. */
    List<String> fields(String name) {
        return generated(name)
                .lines()
                .map(String::trim)
                .filter(line -> line.startsWith("public static volatile "))
                .map(line -> line.substring("public static volatile ".length(), line.length() - 1))
                .toList();
    }

    /** The constants of one generated class, each as {@code NAME = "name"}. */
    List<String> constants(String name) {
        return generated(name)
                .lines()
                .map(String::trim)
                .filter(line -> line.startsWith("public static final String "))
                .map(line -> line.substring("public static final String ".length(), line.length() - 1))
                .toList();
    }

    URLClassLoader loader() {
        try {
            return new URLClassLoader(
                    new URL[] {classes().toUri().toURL()}, getClass().getClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
