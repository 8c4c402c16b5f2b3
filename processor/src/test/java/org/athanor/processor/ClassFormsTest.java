package org.athanor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generic, nested and awkwardly named classes. */
class ClassFormsTest {
    @TempDir
    Path directory;

    @Test
    void type_variables_become_their_bounds() {
        Compilation compilation = Compilation.in(directory).sources("""
                        package p;
                        import *;
                        import java.io.Serializable;
                        @MappedSuperclass
                        public abstract class Base<K extends Serializable, N extends Number, S extends Enum<S>,
                                E extends Base<K, N, S, E, C, T>, C extends Comparable<C>, T> {
                            @Id K id;
                            N amount;
                            S state;
                            C rank;
                            T any;
                            @ManyToOne(fetch = FetchType.LAZY) E parent;
                            @OneToMany List<E> children;
                            @ElementCollection Map<C, Optional<T>> more;
                        }
                        """, """
                        package p;
                        import *;
                        @Entity public class A extends Base<Long, Integer, A.State, A, String, byte[]> { enum State { ON } }
                        """).succeeds();

        assertThat(compilation.generated("p.Base_")).contains("@SuppressWarnings(\"rawtypes\")");
        assertThat(compilation.fields("p.Base_"))
                .containsExactly(
                        "MappedSuperclassType<Base> class_",
                        "SingularAttribute<Base, Serializable> id",
                        "NumberAttribute<Base, Number> amount",
                        "ComparableAttribute<Base, Enum<?>> state",
                        "SingularAttribute<Base, Comparable<?>> rank",
                        "SingularAttribute<Base, Object> any",
                        "ToOneAttribute<Base, Base<?, ?, ?, ?, ?, ?>> parent",
                        "ListAttribute<Base, Base<?, ?, ?, ?, ?, ?>> children",
                        "MapAttribute<Base, Comparable<?>, Optional<?>> more");
        assertThat(compilation.generated("p.A_")).contains("public abstract class A_ extends Base_ {");
    }

    @Test
    void a_nested_class_has_a_nested_metamodel() {
        Compilation compilation = Compilation.in(directory).sources("""
                        package p;
                        import *;
                        public class Outer {
                            @MappedSuperclass public static class Base { @Id Long id; }
                            @Entity public static class Inner extends Base {
                                @Embeddable public record Deep(String word) {}
                                Deep deep;
                            }
                            @Entity private static class Hidden { @Id Long id; Inner inner; }
                        }
                        """).succeeds();

        assertThat(compilation.generated()).containsOnlyKeys("p.Outer_");
        assertThat(compilation.generated("p.Outer_"))
                .contains("public abstract class Outer_ {\n")
                .contains("    public abstract static class Inner_ extends Outer_.Base_ {")
                .contains("        public abstract static class Deep_ {")
                .doesNotContain("Hidden");
        assertThat(compilation.fields("p.Outer_"))
                .containsExactly(
                        "MappedSuperclassType<Outer.Base> class_",
                        "NumberAttribute<Outer.Base, Long> id",
                        "EntityType<Outer.Inner> class_",
                        "EmbeddedAttribute<Outer.Inner, Outer.Inner.Deep> deep",
                        "EmbeddableType<Outer.Inner.Deep> class_",
                        "StringAttribute<Outer.Inner.Deep> word");
    }

    @Test
    void the_nearest_managed_class_above_is_extended_whatever_lies_between() {
        Compilation compilation = Compilation.in(directory)
                .sources("""
                        package p;
                        import *;
                        @Entity public class A { @Id Long id; }
                        """, "package p; public class Between extends A { String unmapped; }", """
                        package q;
                        import *;
                        @Entity public class B extends p.Between { String name; }
                        """)
                .succeeds();

        assertThat(compilation.generated("q.B_")).contains("import p.A_;").contains("class B_ extends A_ {");
    }

    @Test
    void a_superclass_from_a_library_without_a_metamodel_is_not_extended(@TempDir Path library) {
        Path classes = Compilation.in(library)
                .sources("package p; import *; @MappedSuperclass public class Base { @Id public Long id; }")
                .option("-proc:none", "-Xlint:-processing")
                .run()
                .classes();

        Compilation compilation = Compilation.in(directory)
                .classPath(classes)
                .sources("package q; import *; @Entity public class A extends p.Base { String name; }")
                .succeeds();

        assertThat(compilation.generated("q.A_")).contains("public abstract class A_ {");
    }

    @Test
    void classes_of_the_same_simple_name_are_told_apart() {
        Compilation compilation = Compilation.in(directory)
                .sources(
                        "package p; import *; @Entity public class Order { @Id Long id; }",
                        "package q; public class String {}",
                        "package q; public class StringAttribute {}",
                        """
                        package q;
                        import jakarta.persistence.*;
                        @Entity public class Order {
                            @Id java.lang.String id;
                            @ManyToOne p.Order other;
                            @ElementCollection java.util.Set<java.lang.String> names;
                            @ManyToOne Order own;
                        }
                        """)
                .succeeds();

        assertThat(compilation.fields("q.Order_"))
                .containsExactly(
                        "EntityType<Order> class_",
                        "StringAttribute<Order> id",
                        "ToOneAttribute<Order, p.Order> other",
                        "SetAttribute<Order, java.lang.String> names",
                        "ToOneAttribute<Order, Order> own");
        assertThat(compilation.generated("q.Order_")).contains("public static final java.lang.String ID = \"id\";");
    }

    @Test
    void a_class_without_a_package() {
        Compilation compilation = Compilation.in(directory)
                .sources(
                        "import *; @Entity class Lone { @Id Long id; Lone.Inner inner; @Embeddable static class Inner { int x; } }")
                .succeeds();

        assertThat(compilation.generated("Lone_")).startsWith("import jakarta");
        assertThat(compilation.fields("Lone_")).contains("EmbeddedAttribute<Lone, Lone.Inner> inner");
    }

    @Test
    void what_the_metamodel_class_cannot_name_has_its_constant_only() {
        Compilation compilation = Compilation.in(directory).sources("""
                        package p;
                        import *;
                        @Entity @Access(AccessType.PROPERTY) public class A {
                            private enum State { ON, OFF }
                            @Id public Long getId() { return 1L; }
                            public void setId(Long id) {}
                            State getState() { return State.ON; }
                            void setState(State state) { if (state == State.OFF) throw new IllegalStateException(); }
                            public String getDefault() { return ""; }
                            public void setDefault(String value) {}
                        }
                        """).succeeds();

        assertThat(compilation.fields("p.A_")).containsExactly("EntityType<A> class_", "NumberAttribute<A, Long> id");
        assertThat(compilation.constants("p.A_"))
                .containsExactly("ID = \"id\"", "STATE = \"state\"", "DEFAULT = \"default\"");
    }

    @Test
    void a_metamodel_class_written_by_hand_stays() {
        Compilation compilation = Compilation.in(directory)
                .sources(
                        "package p; import *; @Entity public class A { @Id Long id; }",
                        "package p; public class A_ { public static final String MINE = \"mine\"; }")
                .succeeds();

        assertThat(compilation.generated()).isEmpty();
    }

    @Test
    void a_class_in_a_named_module() {
        Compilation compilation = Compilation.in(directory)
                .sources("package p; import *; @Entity public class A { @Id Long id; }")
                .moduleInfo("module m { requires jakarta.persistence; requires jakarta.annotation; }")
                .succeeds();

        assertThat(compilation.fields("p.A_"))
                .as("the module does not read Athanor")
                .containsExactly("EntityType<A> class_", "SingularAttribute<A, Long> id");
    }
}
