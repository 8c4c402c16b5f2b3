package org.athanor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake is an error at the place where it stands, which names class, attribute and cure. */
class MistakesTest {
    private static final String AUTHOR = """
            package p;
            import *;
            @Entity public class Author {
                @Id Long id;
                String name;
                @ManyToOne Book favourite;
                @OneToOne Author mentor;
                @OneToMany(mappedBy = "author") List<Book> books;
                @ManyToMany List<Book> edited;
            }
            """;
    private static final String BOOK = """
            package p;
            import *;
            @Entity public class Book { @Id Long id; String title; @ManyToOne Author author; }
            """;

    @TempDir
    Path directory;

    private Compilation compile(String... sources) {
        return Compilation.in(directory).sources(sources).run();
    }

    /** Compiles an entity {@code E} with the members on the line 4, beside the two others. */
    private Compilation entity(String members) {
        return compile(AUTHOR, BOOK, """
                package p;
                import *;
                @Entity public class E { @Id Long id;
                %s
                }
                """.formatted(members));
    }

    @Test
    void an_entity_without_an_identifier() {
        Compilation compilation = compile("""
                package p;
                import *;

                @Entity
                public class A { String name; }
                """, """
                package p;
                import *;
                @Entity(name = "Bee") public class B { Long id; }
                """);

        assertThat(compilation.errors())
                .containsExactly(
                        "A.java:4: Entity A: it has no identifier; annotate an attribute with @Id or @EmbeddedId.",
                        "B.java:3: Entity Bee: it has no identifier; annotate its attribute id with @Id.");
        assertThat(compilation.underlined()).containsExactly("@Entity", "@Entity(name = \"Bee\")");
    }

    @Test
    void several_identifiers_without_an_id_class() {
        assertThat(entity("@Id int place;").errors())
                .containsExactly("E.java:3: Entity E: it has several @Id attributes (id, place) but no id class; add"
                        + " @IdClass, or use one @EmbeddedId.");
    }

    @Test
    void what_mapped_by_names_is_no_attribute() {
        Compilation compilation = entity("@OneToMany(mappedBy = \"auther\") List<Book> books;");

        assertThat(compilation.errors())
                .containsExactly("E.java:4: Entity E, attribute books: mappedBy = \"auther\" names no attribute of Book"
                        + " (nearest: author); name the attribute there that refers to E.");
        assertThat(compilation.underlined()).containsExactly("\"auther\"");
    }

    @Test
    void what_mapped_by_names_is_no_relationship() {
        assertThat(entity("@OneToMany(mappedBy = \"title\") List<Book> books;").errors())
                .containsExactly(
                        "E.java:4: Entity E, attribute books: mappedBy = \"title\" names Book.title, which is no"
                                + " relationship; name the attribute there that refers to E.");
    }

    @Test
    void what_mapped_by_names_refers_to_another_entity() {
        assertThat(entity("@OneToMany(mappedBy = \"author\") List<Book> books;").errors())
                .containsExactly("E.java:4: Entity E, attribute books: mappedBy = \"author\" names Book.author, which"
                        + " refers to Author; name the attribute there that refers to E.");
    }

    @Test
    void the_two_sides_do_not_fit() {
        Compilation compilation = compile(AUTHOR, BOOK, """
                package p;
                import *;
                @Entity public class Reader extends Author {
                    @OneToOne(mappedBy = "author") Book only;
                    @ManyToMany(mappedBy = "author") List<Book> shared;
                    @OneToOne(mappedBy = "mentor") Author pupil;
                }
                """, """
                package p;
                import *;
                @Entity public class Copy extends Book { @ManyToOne @JoinColumn Author owner;
                    @OneToMany(mappedBy = "books") List<Author> authors; }
                """);

        assertThat(compilation.errors())
                .containsExactly(
                        "Reader.java:4: Entity Reader, attribute only: mappedBy = \"author\" names Book.author, which is"
                                + " @ManyToOne, but @OneToOne is mapped by @OneToOne; change one of the two annotations.",
                        "Reader.java:5: Entity Reader, attribute shared: mappedBy = \"author\" names Book.author, which is"
                                + " @ManyToOne, but @ManyToMany is mapped by @ManyToMany; change one of the two"
                                + " annotations.",
                        "Copy.java:4: Entity Copy, attribute authors: mappedBy = \"books\" names Author.books, which is"
                                + " mapped by the other side itself; remove mappedBy from one of the two.");
    }

    @Test
    void an_order_by_what_the_elements_have_not() {
        Compilation compilation = entity("@OneToMany @OrderBy(\"author.name, tilte desc nulls last\") List<Book> books;"
                + "@ElementCollection @OrderBy(\"length\") List<String> words;");

        assertThat(compilation.errors())
                .containsExactly(
                        "E.java:4: Entity E, attribute books: @OrderBy names \"author.name\", which is no attribute of Book"
                                + " (there are: id, title, author); name an attribute, not a column.",
                        "E.java:4: Entity E, attribute books: @OrderBy names \"tilte\", which is no attribute of Book"
                                + " (nearest: title); name an attribute, not a column.",
                        "E.java:4: Entity E, attribute words: @OrderBy names \"length\", which is no attribute: the elements"
                                + " are basic values; name an attribute, not a column.");
    }

    @Test
    void a_key_that_the_elements_have_not() {
        assertThat(entity("@OneToMany @MapKey(name = \"isbn\") Map<String, Book> books;")
                        .errors())
                .containsExactly("E.java:4: Entity E, attribute books: @MapKey names \"isbn\", which is no attribute of"
                        + " Book (there are: id, title, author); name the attribute that is the key.");
    }

    @Test
    void an_order_column_of_a_set() {
        assertThat(entity("@OneToMany @OrderColumn Set<Book> books;").errors())
                .containsExactly("E.java:4: Entity E, attribute books: @OrderColumn is for a List, and it is a"
                        + " java.util.Set; make it a java.util.List, or remove the annotation.");
    }

    @Test
    void a_collection_of_a_to_one_relationship() {
        assertThat(entity("@ManyToOne List<Book> books; @OneToOne Book[] more; @ManyToOne String text;")
                        .errors())
                .containsExactly(
                        "E.java:4: Entity E, attribute books: a to-one relationship cannot be a java.util.List; use"
                                + " @OneToMany or @ManyToMany, or the type of one entity.",
                        "E.java:4: Entity E, attribute more: a to-one relationship cannot be a p.Book[]; use"
                                + " @OneToMany or @ManyToMany, or the type of one entity.",
                        "E.java:4: Entity E, attribute text: java.lang.String is no entity; remove @ManyToOne, or give"
                                + " the attribute the type of an entity.");
    }

    @Test
    void a_to_many_relationship_that_is_no_collection() {
        assertThat(entity("@OneToMany Book book; @ManyToMany ArrayList<Book> books; @ElementCollection int[] numbers;")
                        .errors())
                .containsExactly(
                        "E.java:4: Entity E, attribute book: a collection cannot be declared as p.Book; declare it as"
                                + " java.util.Collection, List, Set or Map.",
                        "E.java:4: Entity E, attribute books: a collection cannot be declared as java.util.ArrayList;"
                                + " declare it as java.util.List (the initial value may be of any class).",
                        "E.java:4: Entity E, attribute numbers: a collection cannot be declared as int[]; declare it as"
                                + " java.util.Collection, List, Set or Map.");
    }

    @Test
    void elements_of_the_wrong_kind() {
        Compilation compilation = Compilation.in(directory)
                .option("-Xlint:-rawtypes")
                .sources(AUTHOR, BOOK, """
                        package p;
                        import *;
                        @Entity public class E { @Id Long id;
                            @OneToMany List<String> names;
                            @ElementCollection List<Book> books;
                            @OneToMany List all;
                        }
                        """)
                .run();

        assertThat(compilation.errors())
                .containsExactly(
                        "E.java:4: Entity E, attribute names: java.lang.String is no entity; use @ElementCollection for"
                                + " basic values and embeddables.",
                        "E.java:5: Entity E, attribute books: its elements are entities (Book); use @OneToMany or"
                                + " @ManyToMany.",
                        "E.java:6: Entity E, attribute all: the class of its elements is unknown; give the collection a"
                                + " type argument, or name the class in the annotation.");
    }

    @Test
    void annotations_that_exclude_each_other() {
        assertThat(entity("@ManyToOne @OneToMany List<Book> books;").errors())
                .containsExactly(
                        "E.java:4: Entity E, attribute books: @ManyToOne and @OneToMany exclude each other; keep"
                                + " one of them.");
    }

    @Test
    void versions() {
        assertThat(entity("@Version String version; @Version long other;").errors())
                .containsExactly(
                        "E.java:4: Entity E, attribute version: a @Version cannot be a java.lang.String; make it an int,"
                                + " short, long, java.sql.Timestamp, java.time.Instant or LocalDateTime.",
                        "E.java:4: Entity E, attribute other: it is a second @Version beside version; keep one of them.");
    }

    @Test
    void an_enumerated_value_that_is_no_enum() {
        assertThat(entity("@Enumerated(EnumType.STRING) String state;").errors())
                .containsExactly(
                        "E.java:4: Entity E, attribute state: @Enumerated is for enums, and java.lang.String is"
                                + " none; remove it.");
    }

    @Test
    void forms_of_classes() {
        Compilation compilation = compile(
                "import *; @Entity public interface I { Long getId(); }",
                "import *; @Entity public enum N { ONE }",
                "import *; @Embeddable public enum M { ONE }",
                "import *; @Entity public record R(@Id Long id) {}",
                "import *; @Entity public class C { @Id Long id; public C(Long id) {} }",
                "import *; @Embeddable public class V { Long id; public V(Long id) {} }",
                "import *; public class O { @Entity public class Inner { @Id Long id; } }");

        assertThat(compilation.errors())
                .containsExactlyInAnyOrder(
                        "I.java:1: Entity I: it is an interface; annotate a class.",
                        "N.java:1: Entity N: it is an enum; remove the annotation, an enum is stored as a basic value.",
                        "M.java:1: Embeddable M: it is an enum; remove the annotation, an enum is stored as a basic value.",
                        "R.java:1: Entity R: it is a record, whose state cannot change; make it a class, or an"
                                + " @Embeddable.",
                        "C.java:1: Entity C: it has no constructor without parameters; add one, protected is enough.",
                        "V.java:1: Embeddable V: it has no constructor without parameters; add one, protected is enough,"
                                + " or make it a record.",
                        "O.java:1: Entity Inner: it is an inner class; make it static or a top-level class.");
    }

    @Test
    void mistakes_may_be_warnings_or_pass() {
        String source = "package p; import *; @Entity public class A { String name; }";
        Compilation warned = Compilation.in(directory.resolve("warned"))
                .option("-Aathanor.metamodel.checks=warning", "-Xlint:-processing")
                .sources(source)
                .run();
        assertThat(warned.messages(Diagnostic.Kind.WARNING))
                .contains("A.java:1: Entity A: it has no identifier; annotate an attribute with @Id or @EmbeddedId.");

        Compilation.in(directory.resolve("off"))
                .option("-Aathanor.metamodel.checks=off")
                .sources(source)
                .succeeds();
    }

    @Test
    void a_dynamic_collection_that_would_have_to_hold_something() {
        Compilation compilation = entity("""
                @org.athanor.Dynamic @ManyToOne Book one;
                @org.athanor.Dynamic @OneToMany List<Book> list;
                @OneToMany(fetch = FetchType.EAGER) org.athanor.DynamicCollection<Book> eager;
                @ElementCollection org.athanor.DynamicCollection<String> words;
                @ManyToMany @SuppressWarnings("rawtypes") org.athanor.DynamicCollection raw;
                @org.athanor.Dynamic @ManyToMany Collection<Book> fine;
                @OneToMany org.athanor.DynamicCollection<Book> alsoFine;""");

        assertThat(compilation.errors())
                .containsExactlyInAnyOrder(
                        "E.java:4: Entity E, attribute one: @Dynamic is for relationships to many; add @OneToMany or"
                                + " @ManyToMany, or take it away.",
                        "E.java:5: Entity E, attribute list: a java.util.List cannot be @Dynamic, for its elements would have to be"
                                + " held; declare it as java.util.Collection or org.athanor.DynamicCollection, or take @Dynamic"
                                + " away.",
                        "E.java:6: Entity E, attribute eager: a dynamic collection is never loaded, so it cannot be EAGER;"
                                + " take the fetch type away, or @Dynamic.",
                        "E.java:7: Entity E, attribute words: a collection cannot be declared as org.athanor.DynamicCollection;"
                                + " declare it as java.util.Collection (the initial value may be of any class).",
                        "E.java:8: Entity E, attribute raw: the class of its elements is unknown; give the collection a type"
                                + " argument, or name the class in the annotation.");
    }
}
