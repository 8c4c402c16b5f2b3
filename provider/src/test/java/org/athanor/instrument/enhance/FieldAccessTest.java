package org.athanor.instrument.enhance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.athanor.instrument.AttributeInterceptor;
import org.athanor.instrument.Enhanced;
import org.athanor.instrument.Enhancement;
import org.junit.jupiter.api.Test;

/** What enhancement makes of classes whose attributes are in fields. */
class FieldAccessTest {
    private static final String HEAD = """
            package shop;
            import jakarta.persistence.*;
            import java.util.*;
            import java.util.function.*;
            import org.athanor.instrument.enhance.Recorder;
            """;

    private static final String ITEM = HEAD + """
            @Entity
            public class Item {
                static int made;
                @Id private long id;
                private String name;
                protected double price;
                int[] sizes;
                boolean sold;
                @ManyToOne Item parent;
                List<Item> parts = new ArrayList<>();
                Kind kind;
                transient String cache;
                @Transient String note;
                enum Kind { NEW, OLD }

                public long getId() { return id; }
                public void setName(String name) { this.name = name; }
                public String getName() { return name; }
                void raise() { price += 2; id++; }
                void all() { cache = "c"; note = "n"; made++; }
                void values() { sizes = new int[] {1}; sold = true; kind = Kind.OLD; }
                void move(Item to) { parent = to; to.parts.add(this); }
                Supplier<String> lazily() { return () -> name; }
            }
            """;

    @Test
    void anEnhancedClassIsMarkedWithWhatItAnnounces() {
        Class<?> item = Program.of(ITEM).enhanced().type("shop.Item");
        assertThat(Enhanced.class).isAssignableFrom(item);
        Enhancement mark = item.getDeclaredAnnotation(Enhancement.class);
        assertThat(mark.version()).isEqualTo(AttributeInterceptor.VERSION);
        assertThat(mark.fields()).containsExactly("id", "name", "price", "sizes", "sold", "parent", "parts", "kind");
        assertThat(mark.properties()).isEmpty();
    }

    @Test
    void whatIsAddedIsSynthetic() throws Exception {
        Class<?> item = Program.of(ITEM).enhanced().type("shop.Item");
        Field holder = item.getDeclaredField("athanor$interceptor");
        assertThat(holder.isSynthetic()).isTrue();
        assertThat(Modifier.isTransient(holder.getModifiers())).isFalse();
        assertThat(item.getDeclaredMethods())
                .filteredOn(method -> method.getName().startsWith("athanor$"))
                .isNotEmpty()
                .allMatch(method -> method.isSynthetic());
        assertThat(item.getDeclaredMethod("athanor$get_name", item).getModifiers() & Modifier.PRIVATE)
                .isNotZero();
        assertThat(item.getDeclaredMethod("athanor$get_price", item).getModifiers() & Modifier.PROTECTED)
                .isNotZero();
    }

    @Test
    void readingAndWritingOfFieldsIsAnnounced() {
        Program program = Program.of(ITEM, HEAD + """
                class Main {
                    static Object main() {
                        Item item = new Item();
                        Recorder heard = Recorder.on(item);
                        List<Object> all = new ArrayList<>();
                        item.setName("n");
                        all.add(heard.heard());
                        all.add(item.getName() + item.getId());
                        all.add(heard.heard());
                        item.raise();
                        all.add(heard.heard());
                        item.all();
                        all.add(heard.heard());
                        item.values();
                        all.add(heard.heard());
                        Item other = new Item();
                        item.move(other);
                        all.add(heard.heard());
                        Supplier<String> lazily = item.lazily();
                        all.add(heard.heard());
                        lazily.get();
                        all.add(heard.heard());
                        return all;
                    }
                }
                """);
        assertThat(program.enhanced().run("shop.Main", "main"))
                .isEqualTo(List.of(
                        List.of("write name"),
                        "n0",
                        List.of("read name", "read id"),
                        List.of("read price", "write price", "read id", "write id"),
                        List.of(),
                        List.of("write sizes", "write sold", "write kind"),
                        List.of("write parent", "wrote parent"),
                        List.of(),
                        List.of("read name")));
    }

    @Test
    void otherClassesThatTouchFieldsAreRouted() {
        Program program = Program.of(ITEM, HEAD + """
                class Main {
                    static Object main() {
                        Item item = new Item();
                        Recorder heard = Recorder.on(item);
                        item.parent = item;
                        item.sold = item.parts.isEmpty();
                        return heard.heard();
                    }
                }
                """);
        assertThat(program.enhanced().run("shop.Main", "main"))
                .isEqualTo(List.of("write parent", "wrote parent", "read parts", "write sold"));
    }

    @Test
    void nestMatesAndTheirLambdasReachPrivateFields() {
        Program program = Program.of(HEAD + """
                class Main {
                    @Entity static class Note {
                        @Id private int id;
                        private String text;
                        Runnable later = new Runnable() { public void run() { text = "later"; } };
                        class Inner { void go() { text = text + id; } }
                    }
                    static Object main() {
                        Note note = new Note();
                        Recorder heard = Recorder.on(note);
                        note.text = "a";
                        Runnable lambda = () -> note.text += "b";
                        lambda.run();
                        note.later.run();
                        note.new Inner().go();
                        return heard.heard() + " " + note.text;
                    }
                }
                """);
        assertThat(program.enhanced().run("shop.Main", "main"))
                .isEqualTo("[write text, read text, write text, read later, write text, read text, read id, write text]"
                        + " later0");
    }

    @Test
    void beforeJavaElevenPrivateFieldsAreReachedThroughTheCompilersBridges() {
        Program program = Program.compiled(8, HEAD + """
                class Main {
                    @Entity static class Note {
                        @Id private int id;
                        private String text;
                        class Inner { void go() { text = text + id; } }
                    }
                    static Object main() {
                        Note note = new Note();
                        Recorder heard = Recorder.on(note);
                        note.text = "a";
                        note.new Inner().go();
                        return heard.heard() + " " + note.text;
                    }
                }
                """);
        assertThat(program.enhanced().run("shop.Main", "main"))
                .isEqualTo("[write text, read text, read id, write text] a0");
    }

    @Test
    void subclassesInOtherPackagesReachTheInterceptorOfTheTopmostManagedClass() throws Exception {
        Program program = Program.of("""
                package base;
                import jakarta.persistence.*;
                @MappedSuperclass
                public abstract class Base {
                    @Id protected Long id;
                    private String secret;
                    public String secret() { return secret; }
                }
                """, """
                package between;
                public class Between extends base.Base {
                    public Long mine() { return id; }
                }
                """, """
                package leaf;
                import jakarta.persistence.*;
                import org.athanor.instrument.enhance.Recorder;
                @Entity
                public class Leaf extends between.Between {
                    String secret;
                    static Object main() {
                        Leaf leaf = new Leaf();
                        Recorder heard = Recorder.on(leaf);
                        leaf.id = 3L;
                        leaf.secret = "s";
                        return leaf.mine() + leaf.secret() + heard.heard();
                    }
                }
                """);
        Program.Loader loader = program.enhanced();
        assertThat(loader.run("leaf.Leaf", "main")).isEqualTo("3null[write id, write secret, read id, read secret]");
        assertThat(loader.type("leaf.Leaf").getInterfaces()).isEmpty();
        assertThat(loader.type("base.Base").getInterfaces()).containsExactly(Enhanced.class);
        assertThat(loader.type("between.Between").getDeclaredMethods()).hasSize(1);
    }

    @Test
    void aSuperclassThatAnotherDoorEnhancedLaterStillFindsTheInterceptor() {
        Program program = Program.of("""
                package lib;
                import jakarta.persistence.*;
                @MappedSuperclass
                public class Base {
                    @Id Long id;
                    public Long getId() { return id; }
                }
                """, """
                package app;
                import jakarta.persistence.*;
                import org.athanor.instrument.enhance.Recorder;
                @Entity
                public class Leaf extends lib.Base {
                    static Object main() {
                        Leaf leaf = new Leaf();
                        Recorder heard = Recorder.on(leaf);
                        leaf.getId();
                        return heard.heard();
                    }
                }
                """);
        Surroundings first = new Surroundings() {
            @Override
            public byte[] classFile(String name) {
                return program.surroundings().classFile(name);
            }

            @Override
            public Form form(String name) {
                return name.startsWith("lib/") ? Form.NONE : Form.MEMBERS;
            }
        };
        program.replace(
                "app.Leaf",
                new Transformer(first)
                        .transform("app/Leaf", program.file("app.Leaf"))
                        .bytes());
        assertThat(program.enhanced().run("app.Leaf", "main")).isEqualTo(List.of("read id"));
    }

    @Test
    void aConstructorAnnouncesAfterTheOtherConstructorIsCalled() {
        Program program = Program.of(HEAD + """
                class Main {
                    static Recorder heard;
                    @MappedSuperclass static class Base {
                        Base(Object o) { heard = Recorder.on(this); }
                    }
                    @Entity static class Leaf extends Base {
                        @Id int id = 5;
                        String name;
                        final List<String> log;
                        Leaf(boolean deep) {
                            super(deep ? new Base(new Base(null)) : new StringBuilder("x").append(deep ? 1 : 2));
                            log = new ArrayList<>();
                            if (deep) {
                                try {
                                    name = "deep" + log.size();
                                } finally {
                                    id++;
                                }
                            }
                        }
                        Leaf(String name) { this(name.isEmpty()); this.name = name; }
                    }
                    static Object main() {
                        new Leaf(true);
                        String first = heard.heard().toString();
                        new Leaf("n");
                        return first + heard.heard();
                    }
                }
                """);
        assertThat(program.enhanced().run("shop.Main", "main"))
                .isEqualTo("[write id, read log, write name, read id, write id][write id, write name]");
    }

    @Test
    void fieldsWrittenBeforeSuperStayAsTheyAre() {
        assumeTrue(Runtime.version().feature() >= 25, "statements before super() are Java 25's");
        Program program = Program.compiled(25, HEAD + """
                class Main {
                    static class Base { Base(Object o) {} }
                    @Entity static class Leaf extends Base {
                        @Id int id;
                        String name;
                        Leaf(int id, Leaf other) {
                            if (id < 0) { this.name = "negative"; } else { this.name = new Base(other).toString(); }
                            this.id = id;
                            super(other.name);
                            this.name = this.name.substring(0, 1);
                            other.id = id;
                        }
                        Leaf() { super(null); }
                    }
                    static Object main() {
                        Leaf other = new Leaf();
                        Recorder heard = Recorder.on(other);
                        return new Leaf(-3, other).name + heard.heard();
                    }
                }
                """);
        assertThat(program.enhanced().run("shop.Main", "main")).isEqualTo("n[read name, write id]");
    }

    @Test
    void whatIsNoOrdinaryManagedClassStaysAsItIs() {
        Program program = Program.of(HEAD + """
                class Main {
                    @Embeddable record Pair(int a, int b) { int sum() { return a + b; } }
                    @Embeddable enum Color { RED; int shade; int shade() { return shade; } }
                    @Embeddable interface Shape { int AREA = 1; }
                    static class Plain { int x; int x() { return x; } }
                }
                """);
        for (String name :
                List.of("shop.Main", "shop.Main$Pair", "shop.Main$Color", "shop.Main$Shape", "shop.Main$Plain")) {
            assertThat(program.transform(name).bytes()).as(name).isNull();
            assertThat(program.transform(name).problem()).as(name).isNull();
        }
    }

    @Test
    void aSecondTimeThereIsNothingToDo() {
        Program program = Program.of(ITEM, "package shop;\nclass User { boolean sold(Item i) { return i.sold; } }");
        program.replace("shop.Item", program.transform("shop.Item").bytes());
        program.replace("shop.User", program.transform("shop.User").bytes());
        assertThat(program.transform("shop.Item").bytes()).isNull();
        assertThat(program.transform("shop.User").bytes()).isNull();
    }

    @Test
    void genericsBridgesSwitchesAndBranchesVerifyAndRun() {
        Program program = Program.of(HEAD + """
                class Main {
                    sealed interface Named permits Thing {}
                    @MappedSuperclass static abstract class Generic<T extends Comparable<T>> implements Comparable<Generic<T>> {
                        T value;
                        T getValue() { return value; }
                        void setValue(T value) { this.value = value; }
                        public int compareTo(Generic<T> other) { return value.compareTo(other.value); }
                    }
                    @Entity static final class Thing extends Generic<String> implements Named {
                        @Id long id;
                        double[][] grid = {{1}};
                        @Override String getValue() { return super.getValue(); }
                        @Override void setValue(String v) { super.setValue(v); }
                        int pick(Object o) {
                            switch (value) {
                                case "a": return (int) ++id;
                                case "b": { for (int i = 0; i < id; i++) { if (grid[0][0] > i) { id += 2; } } return (int) id; }
                                default: try { return Integer.parseInt(value); } catch (NumberFormatException e) { return id > 3 ? -1 : o instanceof String s ? s.length() : -2; }
                            }
                        }
                        Thing copy(long id, String value) { Thing t = new Thing(); t.id = id; t.value = value; return t; }
                    }
                    static Object main() {
                        Thing thing = new Thing();
                        Generic<String> generic = thing;
                        Recorder heard = Recorder.on(thing);
                        String out = "";
                        for (String v : List.of("a", "b", "7", "x")) {
                            generic.setValue(v);
                            out += thing.pick("four") + " ";
                        }
                        return out + generic.compareTo(thing.copy(3, "y")) + heard.heard().contains("wrote grid");
                    }
                }
                """);
        Program.Loader loader = program.enhanced();
        assertThat(loader.run("shop.Main", "main")).isEqualTo("1 3 7 4 -1false");
        assertThat(loader.type("shop.Main$Generic").getGenericInterfaces()).hasSize(2);
    }
}
