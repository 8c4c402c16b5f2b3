package org.athanor.mapping.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityScannerTest {
    @Entity
    static class Thing {
        @Id
        long id;
    }

    @Embeddable
    static class Part {}

    @MappedSuperclass
    static class Above {}

    @Converter
    static class Conversion {}

    static class Plain {}

    private static final List<Class<?>> CLASSES =
            List.of(Thing.class, Part.class, Above.class, Conversion.class, Plain.class);
    private static final List<String> FOUND =
            List.of(Above.class.getName(), Conversion.class.getName(), Part.class.getName(), Thing.class.getName());

    @TempDir
    Path directory;

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    private Path jar(String prefix) throws IOException {
        Path jar = directory.resolve("some classes.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Class<?> type : CLASSES) {
                entries.putNextEntry(new JarEntry(prefix + type.getName().replace('.', '/') + ".class"));
                entries.write(bytes(type));
            }
        }
        return jar;
    }

    @Test
    void aDirectoryIsSearchedForAnnotatedClasses() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("with space"));
        for (Class<?> type : CLASSES) {
            Files.write(classes.resolve(type.getSimpleName() + ".class"), bytes(type));
        }
        assertThat(new EntityScanner().scan(List.of(classes.toUri().toURL()))).containsExactlyElementsOf(FOUND);
    }

    @Test
    void aJarIsSearchedForAnnotatedClasses() throws IOException {
        assertThat(new EntityScanner().scan(List.of(jar("").toUri().toURL()))).containsExactlyElementsOf(FOUND);
    }

    @Test
    void aDirectoryInsideAJarIsSearchedToo() throws IOException {
        URL inside = new URL("jar:" + jar("WEB-INF/classes/").toUri() + "!/WEB-INF/classes");
        assertThat(new EntityScanner().scan(List.of(inside))).containsExactlyElementsOf(FOUND);
    }

    @Test
    void aClassFileThatCannotBeReadIsNamed() throws IOException {
        Files.writeString(directory.resolve("Broken.class"), "no class");
        assertThatThrownBy(
                        () -> new EntityScanner().scan(List.of(directory.toUri().toURL())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Broken.class");
    }
}
