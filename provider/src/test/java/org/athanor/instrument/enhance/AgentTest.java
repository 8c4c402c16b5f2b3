package org.athanor.instrument.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Nullable;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;
import org.athanor.instrument.Enhanced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

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
        assertThat(jvm().run("shop.Item", Entity.class, Enhanced.class, ByteBuddy.class, Logger.class, Nullable.class))
                .isEqualTo("Item6 Special0 Reader0 ");
    }

    @Test
    void withoutItsLibrariesTheAgentSaysSoAndTheApplicationRuns() throws Exception {
        assertThat(jvm().run("shop.Item", Entity.class, Enhanced.class, Nullable.class))
                .contains("Athanor's agent enhances nothing", "Put byte-buddy", "Item0 Special0 Reader0");
    }

    private ForkedJvm jvm() throws IOException {
        return new ForkedJvm(folder.resolve("classes"))
                .with("-javaagent:" + agent())
                .with(program, "shop.Item", "shop.Item$Special", "shop.Item$Reader");
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
}
