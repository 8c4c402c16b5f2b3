package org.athanor.instrument.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.build.EntryPoint;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.inline.MethodNameTransformer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.athanor.instrument.Enhanced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transformer as the build plugins of Byte Buddy run it. */
class EnhancementPluginTest {
    private static final List<String> NAMES = List.of("shop.Base", "shop.Item", "shop.Item$Color", "shop.User");

    @TempDir
    Path folder;

    private final Program program = Program.of("""
            package shop;
            @jakarta.persistence.MappedSuperclass
            public class Base extends lib.Root { @jakarta.persistence.Id int id; }
            """, """
            package shop;
            import jakarta.persistence.*;
            import org.athanor.instrument.enhance.Recorder;
            @Entity
            public class Item extends Base {
                static final java.util.Map<String, Integer> KNOWN = new java.util.HashMap<>();
                private String name;
                Color color = Color.RED;
                enum Color { RED, BLUE }
                int rank() { for (int i = 0; ; i++) { if (name == null || name.length() == i) { return i; } } }
                static Object main() {
                    Item item = new Item();
                    Recorder heard = Recorder.on(item);
                    item.name = "abc";
                    return item.rank() + new User().color(item).name() + heard.heard().size();
                }
            }
            """, """
            package shop;
            class User { Item.Color color(Item item) { return item.color; } }
            """, """
            package lib;
            @jakarta.persistence.MappedSuperclass
            public class Root { protected String root; }
            """);

    @Test
    void theBuildGivesWhatTheTransformerGives() throws IOException {
        byte[] item = program.file("shop.Item");
        byte[] user = program.file("shop.User");
        byte[] color = program.file("shop.Item$Color");
        byte[] expectedItem = normal(new Transformer(surroundings())
                .transform("shop/Item", program.file("shop.Item"))
                .bytes());
        build(EntryPoint.Default.DECORATE);
        assertThat(normal(program.file("shop.Item"))).isEqualTo(expectedItem).isNotEqualTo(normal(item));
        assertThat(program.file("shop.User")).isNotEqualTo(user);
        assertThat(program.file("shop.Item$Color")).isEqualTo(color);
        assertThat(program.plainButSeeing().run("shop.Item", "main")).isEqualTo("3RED10");
    }

    @Test
    void theEntryPointThatThePluginsTakeByDefaultWillDo() throws IOException {
        build(EntryPoint.Default.REBASE);
        assertThat(program.plainButSeeing().run("shop.Item", "main")).isEqualTo("3RED10");
    }

    @Test
    void aSuperclassFromAnUnenhancedJarLeavesThePlaceOfTheInterceptorToTheSubclass() throws IOException {
        build();
        assertThat(program.plainButSeeing().type("shop.Base").getInterfaces()).containsExactly(Enhanced.class);
    }

    @Test
    void aSecondBuildChangesNothing() throws IOException {
        build();
        byte[] item = program.file("shop.Item");
        build();
        assertThat(program.file("shop.Item")).isEqualTo(item);
    }

    @Test
    void thePluginIsFoundByDiscovery() throws IOException {
        try (InputStream list = getClass().getResourceAsStream("/META-INF/net.bytebuddy/build.plugins")) {
            assertThat(new String(list.readAllBytes()).trim()).isEqualTo(EnhancementPlugin.class.getName());
        }
    }

    private Surroundings surroundings() {
        return new Surroundings() {
            @Override
            public byte[] classFile(String name) {
                return program.surroundings().classFile(name);
            }

            @Override
            public Form form(String name) {
                return name.startsWith("lib/") ? Form.NONE : Form.MEMBERS;
            }
        };
    }

    private void build() throws IOException {
        build(EntryPoint.Default.REBASE);
    }

    private void build(EntryPoint entryPoint) throws IOException {
        Path classes = folder.resolve("classes");
        for (String name : NAMES) {
            Path file = classes.resolve(name.replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, program.file(name));
        }
        new Plugin.Engine.Default()
                .with(new ByteBuddy())
                .with(new Plugin.Engine.TypeStrategy.ForEntryPoint(
                        entryPoint, MethodNameTransformer.Suffixing.withRandomSuffix()))
                .with(ClassFileLocator.Simple.of("lib.Root", program.file("lib.Root")))
                .with(ClassFileLocator.ForClassLoader.of(getClass().getClassLoader()))
                .apply(classes.toFile(), classes.toFile(), new Plugin.Factory.Simple(new EnhancementPlugin()));
        for (String name : NAMES) {
            program.replace(name, Files.readAllBytes(classes.resolve(name.replace('.', '/') + ".class")));
        }
    }

    /** The same class with its constants in the order of their use. */
    private static byte[] normal(byte[] file) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(file).accept(writer, 0);
        return writer.toByteArray();
    }
}
