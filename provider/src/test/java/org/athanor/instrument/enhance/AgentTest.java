package org.athanor.instrument.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Nullable;
import jakarta.persistence.Entity;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import org.athanor.instrument.Enhanced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The jar as {@code -javaagent} of another JVM, with the manifest that it is built with. */
class AgentTest {
    private static final Path MANIFEST = Path.of("src/main/manifest/MANIFEST.MF");

    @TempDir
    Path folder;

    private final Program program = Program.of("""
            package shop;
            import jakarta.persistence.*;
            @Entity
            public class Item {
                @Id private int id;
                private String name;
                static class Special extends Item { int twice() { return 2; } }
                static class Reader { String read(Item item) { return item.name; } }
                public static void main(String[] args) {
                    new Reader().read(new Special());
                    for (Class<?> type : java.util.List.of(Item.class, Special.class, Reader.class)) {
                        int added = 0;
                        for (var method : type.getDeclaredMethods()) {
                            added += method.getName().startsWith("athanor$") ? 1 : 0;
                        }
                        System.out.print(type.getSimpleName() + added + " ");
                    }
                }
            }
            """);

    @Test
    void theAgentEnhancesWhatTheApplicationLoads() throws Exception {
        List<Class<?>> libraries =
                List.of(Entity.class, Enhanced.class, ByteBuddy.class, LoggerFactory.class, Nullable.class);
        assertThat(run(libraries)).isEqualTo("Item6 Special0 Reader0 ");
    }

    @Test
    void withoutItsLibrariesTheAgentSaysSoAndTheApplicationRuns() throws Exception {
        assertThat(run(List.of(Entity.class, Enhanced.class, Nullable.class)))
                .contains("Athanor's agent enhances nothing", "Put byte-buddy", "Item0 Special0 Reader0");
    }

    private String run(List<Class<?>> libraries) throws Exception {
        for (String name : List.of("shop.Item", "shop.Item$Special", "shop.Item$Reader")) {
            Path file = folder.resolve("classes").resolve(name.replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, program.file(name));
        }
        String classPath = Stream.concat(
                        Stream.of(folder.resolve("classes").toString()),
                        libraries.stream().map(AgentTest::home))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-javaagent:" + agent(), "-cp", classPath, "shop.Item"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** A jar with the manifest alone: the classes are on the class path beside it. */
    private Path agent() throws IOException {
        Manifest manifest;
        try (InputStream in = Files.newInputStream(MANIFEST)) {
            manifest = new Manifest(in);
        }
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        Path jar = folder.resolve("agent.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }

    private static String home(Class<?> type) {
        return new File(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .getPath();
    }
}
