package org.athanor.instrument.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.Nullable;
import jakarta.persistence.Entity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.athanor.instrument.Enhanced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.simple.SimpleLogger;
import org.sqlite.SQLiteDataSource;

/** {@code athanor.instrumentation=attach}, where some classes are loaded before and some are not. */
class AttachmentTest {
    private static final String UNIT = """
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.2">
              <persistence-unit name="shop">
                <class>shop.Item</class><class>shop.Base</class><class>shop.Note</class><class>shop.Person</class>
                <exclude-unlisted-classes>true</exclude-unlisted-classes>
                <properties>
                  <property name="jakarta.persistence.jdbc.url" value="jdbc:sqlite::memory:"/>
                  <property name="jakarta.persistence.schema-generation.database.action" value="create"/>
                  <property name="athanor.echo" value="true"/>
                </properties>
              </persistence-unit>
            </persistence>
            """;

    @TempDir
    Path folder;

    private final Program program = Program.of("""
            package shop;
            import jakarta.persistence.*;
            import java.util.*;
            import org.athanor.instrument.*;
            public class Main {
                public static void main(String[] args) {
                    new Item();
                    new Person().setName("loaded early");
                    Map<String, Object> attach = Map.of("athanor.instrumentation", System.getProperty("mode", "attach"));
                    try (EntityManagerFactory factory = Persistence.createEntityManagerFactory("shop", attach)) {
                        factory.runInTransaction(em -> {
                            for (long id = 1; id <= 2; id++) {
                                Item item = new Item();
                                item.id = id;
                                item.weight = 2.5;
                                item.note = new Note();
                                item.note.id = id;
                                em.persist(item.note);
                                em.persist(item);
                                Person person = new Person();
                                person.setId(id);
                                person.setName("p" + id);
                                em.persist(person);
                            }
                        });
                        factory.runInTransaction(em -> {
                            Item item = em.find(Item.class, 1L);
                            item.weight += 1;
                            item.rename("chair");
                            item.note.say("t");
                            em.getReference(Person.class, 1L).setName("Ann");
                            em.find(Item.class, 2L);
                            System.out.println("intercepted " + (Interceptors.of(item) != null));
                        });
                        factory.runInTransaction(em -> {
                            Item item = em.find(Item.class, 1L);
                            System.out.println(item.name + item.weight + item.note.text()
                                    + em.find(Person.class, 1L).getName());
                        });
                        System.out.println("Item " + Enhanced.class.isAssignableFrom(Item.class) + ", Note "
                                + Enhanced.class.isAssignableFrom(Note.class));
                    }
                }
            }
            @MappedSuperclass class Base { @Id long id; double weight; }
            @Entity class Item extends Base {
                String name;
                @ManyToOne(fetch = FetchType.LAZY) Note note;
                void rename(String to) { Runnable later = () -> name = to; later.run(); }
            }
            @Entity class Note { @Id long id; String text; void say(String more) { text = more + text; } String text() { return text; } }
            @Entity class Person {
                private long id;
                private String name;
                @Id public long getId() { return id; }
                public void setId(long id) { this.id = id; }
                public String getName() { return name; }
                public void setName(String name) { this.name = name; }
            }
            """);

    @Test
    void classesNotLoadedAreEnhancedAndLoadedOnesAnnounceToTheOutside() throws Exception {
        String output = run("attach", true);
        assertThat(output)
                .contains("intercepted true", "chair3.5tnullAnn", "Item false, Note true")
                .contains("update Item set weight = ?, name = ? where id = ?")
                .doesNotContain("not enhanced");
    }

    @Test
    void withoutTheLibraryTheUnitRunsUnenhancedAndSaysWhy() throws Exception {
        assertThat(run("attach", false))
                .contains("byte-buddy-agent is not on the class path; add it")
                .contains("intercepted false", "chair3.5tnullAnn", "Item false, Note false");
    }

    @Test
    void nobodyAttachesUninvited() throws Exception {
        assertThat(run("auto", true)).contains("intercepted false", "chair3.5tnullAnn", "Item false, Note false");
    }

    @Test
    void enhancedClassesCanBeUsedAsIfTheyWereNot() throws Exception {
        List<String> names = List.of("shop.Base", "shop.Item", "shop.Note", "shop.Person");
        List<byte[]> enhanced =
                names.stream().map(name -> program.transform(name).bytes()).toList();
        for (String name : names) {
            program.replace(name, enhanced.get(names.indexOf(name)));
        }
        program.replace("shop.Main", program.transform("shop.Main").bytes());
        assertThat(run("auto", false)).contains("intercepted true", "chair3.5tnullAnn", "Item true, Note true");
        assertThat(run("off", false))
                .contains("intercepted false", "chair3.5tnullAnn", "Item true, Note true")
                .doesNotContain("not enhanced");
    }

    private String run(String mode, boolean withLibrary) throws Exception {
        List<Class<?>> libraries = new ArrayList<>(List.of(
                Entity.class,
                Enhanced.class,
                ByteBuddy.class,
                Logger.class,
                SimpleLogger.class,
                Nullable.class,
                HikariDataSource.class,
                Caffeine.class,
                SQLiteDataSource.class));
        if (withLibrary) {
            libraries.add(ByteBuddyAgent.class);
        }
        return new ForkedJvm(folder)
                .with("-Dmode=" + mode)
                .with(program, "shop.Main", "shop.Base", "shop.Item", "shop.Note", "shop.Person")
                .file("META-INF/persistence.xml", UNIT.getBytes(StandardCharsets.UTF_8))
                .run("shop.Main", libraries.toArray(Class<?>[]::new));
    }
}
