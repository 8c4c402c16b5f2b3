package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Finds the entities, embeddables, mapped superclasses and converters below some directories and jars, by reading class
 * files: no class is loaded. A root is a directory, a jar file, or the URL of a jar or of a directory or jar inside one.
 */
public final class EntityScanner {
    private static final Set<String> SOUGHT = Set.of(
            "Ljakarta/persistence/Entity;",
            "Ljakarta/persistence/Embeddable;",
            "Ljakarta/persistence/MappedSuperclass;",
            "Ljakarta/persistence/Converter;");
    private static final String CLASS = ".class";
    private static final String NESTED = "!/";

    /** The names of the classes found, sorted. */
    public Set<String> scan(Collection<URL> roots) throws IOException {
        Set<String> found = new TreeSet<>();
        for (URL root : roots) {
            Path path = path(root);
            if (path != null && Files.isDirectory(path)) {
                scanDirectory(path, found);
            } else {
                scanJar(root, path, found);
            }
        }
        return Collections.unmodifiableSet(found);
    }

    private static @Nullable Path path(URL root) throws IOException {
        if (!root.getProtocol().equals("file")) {
            return null;
        }
        try {
            return Path.of(root.toURI());
        } catch (URISyntaxException e) {
            // A URL with characters that a URI must escape, as File.toURL makes.
            return Path.of(URI.create(root.toString().replace(" ", "%20")));
        }
    }

    private void scanDirectory(Path root, Set<String> found) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root.toRealPath())) {
            all.filter(file -> file.toString().endsWith(CLASS)).forEach(files::add);
        }
        for (Path file : files) {
            collect(Files.readAllBytes(file), file.toString(), found);
        }
    }

    private void scanJar(URL root, @Nullable Path path, Set<String> found) throws IOException {
        if (path != null) {
            try (JarFile jar = new JarFile(path.toFile(), false)) {
                scanEntries(jar, "", found);
            }
        } else if (root.getProtocol().equals("jar")) {
            scanInsideJar((JarURLConnection) root.openConnection(), root, found);
        } else {
            try (InputStream in = open(root)) {
                scanStream(in, root.toString(), found);
            }
        }
    }

    /** The handler of the URL, which need not be the JDK's, opens the jar; what is inside is then sought among its entries. */
    private void scanInsideJar(JarURLConnection inside, URL root, Set<String> found) throws IOException {
        String entry = inside.getEntryName();
        URLConnection connection = new URL(root, "jar:" + inside.getJarFileURL() + "!/").openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = ((JarURLConnection) connection).getJarFile()) {
            String name = entry == null ? "" : entry;
            name = name.endsWith(NESTED) ? name.substring(0, name.length() - NESTED.length()) : name;
            JarEntry nested = name.isEmpty() || name.endsWith("/") ? null : jar.getJarEntry(name);
            if (nested != null && !nested.isDirectory()) {
                try (InputStream in = jar.getInputStream(nested)) {
                    scanStream(in, root.toString(), found);
                }
            } else {
                scanEntries(jar, name.isEmpty() || name.endsWith("/") ? name : name + "/", found);
            }
        }
    }

    private static void scanEntries(JarFile jar, String prefix, Set<String> found) throws IOException {
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (isSought(entry, prefix)) {
                try (InputStream in = jar.getInputStream(entry)) {
                    collect(in.readAllBytes(), jar.getName() + "!/" + entry.getName(), found);
                }
            }
        }
    }

    private static void scanStream(InputStream in, String where, Set<String> found) throws IOException {
        try (JarInputStream entries = new JarInputStream(in, false)) {
            for (JarEntry entry = entries.getNextJarEntry(); entry != null; entry = entries.getNextJarEntry()) {
                if (isSought(entry, "")) {
                    collect(entries.readAllBytes(), where + "!/" + entry.getName(), found);
                }
            }
        }
    }

    private static boolean isSought(JarEntry entry, String prefix) {
        String name = entry.getName();
        return name.endsWith(CLASS) && name.startsWith(prefix) && !name.startsWith("META-INF/versions/");
    }

    /** Without the cache of the JVM: a jar may have been rewritten since it was last read. */
    private static InputStream open(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    private static void collect(byte[] bytes, String where, Set<String> found) throws IOException {
        Sought visitor = new Sought();
        try {
            new ClassReader(bytes)
                    .accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            throw new IOException("Cannot read the class file " + where + ": " + e, e);
        }
        if (visitor.matches) {
            found.add(visitor.name);
        }
    }

    /** Looks at the annotations of one class. */
    private static final class Sought extends ClassVisitor {
        String name = "";
        boolean matches;

        Sought() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int access,
                String internalName,
                @Nullable String signature,
                @Nullable String superName,
                @Nullable String[] interfaces) {
            name = internalName.replace('/', '.');
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            matches |= SOUGHT.contains(descriptor);
            return null;
        }
    }
}
