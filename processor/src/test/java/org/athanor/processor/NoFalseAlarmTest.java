package org.athanor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the specification allows, or what cannot be judged from the sources, compiles. */
class NoFalseAlarmTest {
    @TempDir
    Path directory;

    private void succeeds(String... sources) {
        Compilation.in(directory).sources(sources).succeeds();
    }

    @Test
    void an_identifier_may_come_from_above() {
        succeeds(
                "package p; import *; @MappedSuperclass public abstract class Base<K> { @Id K id; }",
                "package p; public class Between extends Base<Long> {}",
                "package p; import *; @Entity public class A extends Between { String name; }",
                "package p; import *; @Entity public class B extends A { String more; }");
    }

    @Test
    void composite_identifiers() {
        succeeds(
                "package p; public record Key(Long order, int place) {}",
                """
                package p;
                import *;
                @Entity @IdClass(Key.class) public class Line { @Id @ManyToOne Line order; @Id int place; }
                """,
                "package p; import *; @Entity public class Sub extends Line { String more; }");
    }

    @Test
    void inverse_sides_by_way_of_generics_embeddables_and_superclasses() {
        succeeds("""
                package p;
                import *;
                @MappedSuperclass public abstract class Node<N extends Node<N>> {
                    @Id Long id;
                    @ManyToOne N parent;
                    @OneToMany(mappedBy = "parent") @OrderBy("id desc, parent") List<N> children;
                }
                """, """
                package p;
                import *;
                @Entity public class Folder extends Node<Folder> {
                    @OneToMany(mappedBy = "parent") Set<Folder> again;
                    @OneToMany(mappedBy = "place.folder") @OrderBy("place.drawer ASC") Set<Paper> papers;
                    @OneToMany(mappedBy = "place.folder") @OrderBy Set<Paper> byId;
                    @OneToMany(mappedBy = "place.folder") @OrderBy("desc") @MapKey Map<Long, Paper> byKey;
                    @ElementCollection @OrderBy("NULLS LAST") List<Paper.Place> places;
                }
                """, """
                package p;
                import *;
                @Entity public class Paper {
                    @Id Long id;
                    Place place;
                    @Embeddable public static class Place { @ManyToOne Folder folder; int drawer; }
                    @Embeddable public static class Owner { @OneToMany(mappedBy = "paper") List<Note> notes; }
                    Owner owner;
                }
                """, """
                package p;
                import *;
                @Entity public class Note { @Id Long id; @ManyToOne Paper paper; }
                """);
    }

    @Test
    void interfaces_with_a_target_entity() {
        succeeds(
                "package p; public interface Person {}",
                "package p; import *; @Entity public class Man implements Person { @Id Long id;"
                        + " @OneToMany(mappedBy = \"man\", targetEntity = Dog.class) Collection<Object> dogs; }",
                "package p; import *; @Entity public class Dog { @Id Long id;"
                        + " @ManyToOne(targetEntity = Man.class) Person man; }");
    }

    @Test
    void two_entities_of_one_table_stand_for_each_other() {
        succeeds(
                "package p; import *; @Entity @Table(name = \"PEOPLE\") public class Man { @Id Long id; }",
                "package p; import *; @Entity @Table(name = \"people\") public class Brief { @Id Long id;"
                        + " @OneToMany(mappedBy = \"man\") List<Dog> dogs; }",
                "package p; import *; @Entity public class Dog { @Id Long id; @ManyToOne Man man; }");
    }

    @Test
    void classes_that_a_mapping_file_may_describe() {
        succeeds(
                "package p; public class Plain { Long id; }",
                "package p; import *; @Entity public class A { @Id Long id; @ManyToOne Plain one;"
                        + " @OneToMany(mappedBy = \"a\") @OrderBy(\"name\") List<Plain> many;"
                        + " @ElementCollection @OrderBy(\"name\") List<Plain> values; }");
    }

    @Test
    void lombok_and_abstract_classes_need_no_visible_constructor() {
        succeeds(
                "package lombok; public @interface NoArgsConstructor {}",
                "package p; import *; @Entity @lombok.NoArgsConstructor public class A { @Id Long id; A(Long id) {} }",
                "package p; import *; @Entity public abstract class B { @Id Long id; B(Long id) {} }",
                "package p; import *; @Entity public final class C { @Id Long id; private C() {} }");
    }

    @Test
    void versions_of_each_type_and_enums_by_way_of_a_variable() {
        succeeds("""
                package p;
                import *;
                @MappedSuperclass public abstract class Base<E extends Enum<E>, V> {
                    @Id Long id;
                    @Version V version;
                    @Enumerated(EnumType.STRING) E state;
                    @ElementCollection @Enumerated List<E> states;
                }
                """, """
                package p;
                import *;
                @Entity public class A { @Id Long id; @Version private java.time.Instant changed; }
                """, """
                package p;
                import *;
                @Entity public class B { @Id Long id; @Version Short changed; @MapKeyEnumerated @ElementCollection
                    Map<AccessType, String> texts; @Enumerated @ElementCollection Set<AccessType> types; }
                """);
    }

    @Test
    void an_unknown_type_is_the_compilers_error_alone() {
        Compilation compilation = Compilation.in(directory).sources("""
                        package p;
                        import *;
                        @Entity public class A { @Id Missing id;
                            @OneToMany(mappedBy = "a") List<Missing> many; @ManyToOne Missing one;
                            @OneToMany(targetEntity = Missing.class) List<Object> more; @ElementCollection Missing values;
                            String name; }
                        """, """
                        package p;
                        import *;
                        @Entity public class B extends Missing { static String name = A_.NAME; }
                        """).run();

        assertThat(compilation.errors())
                .isNotEmpty()
                .allMatch(error -> error.contains("cannot find symbol") && error.contains("Missing"));
    }
}
