package org.athanor.behaviour.bootstrap;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Directories and jars as a deployment has them, and a class loader over them that sees the classes of the package {@code
 * deployed} there only. While it is open it is the thread's class loader.
 */
final class Deployment implements AutoCloseable {
    static final String DEPLOYED = "org.athanor.behaviour.bootstrap.deployed.";
    static final String PARCEL = DEPLOYED + "Parcel";
    static final String STAMP = DEPLOYED + "Stamp";
    static final String XML = "META-INF/persistence.xml";

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final List<EntityManagerFactory> factories = new ArrayList<>();
    private final URLClassLoader loader;

    Deployment(Path... roots) throws IOException {
        this(urls(roots));
    }

    Deployment(URL... roots) {
        loader = new URLClassLoader(roots, new Hiding(before));
        Thread.currentThread().setContextClassLoader(loader);
    }

    private static URL[] urls(Path... roots) throws IOException {
        URL[] urls = new URL[roots.length];
        for (int i = 0; i < roots.length; i++) {
            urls[i] = roots[i].toUri().toURL();
        }
        return urls;
    }

    ClassLoader loader() {
        return loader;
    }

    Class<?> type(String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    EntityManagerFactory start(String unit) {
        return start(unit, Map.of());
    }

    EntityManagerFactory start(String unit, Map<String, ?> more) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("jakarta.persistence.jdbc.url", memory());
        settings.put("jakarta.persistence.schema-generation.database.action", "create");
        settings.putAll(more);
        EntityManagerFactory factory = Persistence.createEntityManagerFactory(unit, settings);
        factories.add(factory);
        return factory;
    }

    /** Stores and reads an entity of the deployment. */
    void assertStores(EntityManagerFactory factory, String entity) throws ReflectiveOperationException {
        Object instance = type(entity).getConstructor().newInstance();
        factory.runInTransaction(manager -> manager.persist(instance));
        Object id = type(entity).getMethod("getId").invoke(instance);
        Object found = factory.callInTransaction(manager -> manager.find(type(entity), id));
        if (found == null || found.getClass().getClassLoader() != loader) {
            throw new AssertionError("Not stored, or of another class loader: " + found);
        }
    }

    @Override
    public void close() throws IOException {
        factories.forEach(EntityManagerFactory::close);
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
    }

    static String memory() {
        return "jdbc:sqlite:file:" + UUID.randomUUID() + "?mode=memory&cache=shared";
    }

    static String document(String... units) {
        return "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.2\">" + String.join("", units)
                + "</persistence>";
    }

    static String unit(String name, String content) {
        return "<persistence-unit name='" + name + "'>" + content + "</persistence-unit>";
    }

    /** Writes a persistence.xml below a directory. */
    static Path xml(Path root, String document) throws IOException {
        Path file = root.resolve(XML);
        Files.createDirectories(file.getParent());
        Files.writeString(file, document);
        return root;
    }

    /** Copies classes below a directory. */
    static Path classes(Path root, String... names) throws IOException {
        for (String name : names) {
            Path file = root.resolve(entry(name));
            Files.createDirectories(file.getParent());
            Files.write(file, bytes(name));
        }
        return root;
    }

    /** A jar of that persistence.xml, if any, and those classes, all below a prefix. */
    static Path jar(Path file, String prefix, String document, String... names) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        if (document != null) {
            entries.put(prefix + XML, document.getBytes(StandardCharsets.UTF_8));
        }
        for (String name : names) {
            entries.put(prefix + entry(name), bytes(name));
        }
        return jar(file, entries);
    }

    static Path jar(Path file, Map<String, byte[]> entries) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(each.getKey()));
                jar.write(each.getValue());
                jar.closeEntry();
            }
        }
        return file;
    }

    private static String entry(String name) {
        return name.replace('.', '/') + ".class";
    }

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = Deployment.class.getClassLoader().getResourceAsStream(entry(name))) {
            return in.readAllBytes();
        }
    }

    /** The test's class path without the classes that a deployment brings along. */
    private static final class Hiding extends ClassLoader {
        Hiding(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(DEPLOYED)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
