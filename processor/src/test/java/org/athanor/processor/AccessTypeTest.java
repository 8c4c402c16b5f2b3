package org.athanor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTypeTest {
    @TempDir
    Path directory;

    private java.util.List<String> fields(String type, String... sources) {
        return Compilation.in(directory).sources(sources).succeeds().fields(type);
    }

    @Test
    void an_identifier_on_a_field_makes_fields_the_attributes() {
        assertThat(fields("p.A_", """
                package p;
                import *;
                @Entity public class A {
                    static String shared; transient int cache; @Transient int derived; final int fixed = 1;
                    @Id private Long id;
                    private String stored;
                    public String getName() { return stored; }
                    public void setName(String name) { stored = name; }
                }
                """))
                .containsExactly(
                        "EntityType<A> class_",
                        "NumberAttribute<A, Integer> fixed",
                        "NumberAttribute<A, Long> id",
                        "StringAttribute<A> stored");
    }

    @Test
    void an_identifier_on_a_getter_makes_properties_the_attributes() {
        Compilation compilation = Compilation.in(directory).sources("""
                        package p;
                        import *;
                        @Entity public class A {
                            private Long key; private String stored;
                            @Id public Long getId() { return key; }
                            public void setId(Long id) { key = id; }
                            public String getName() { return stored; }
                            protected void setName(String name) { stored = name; }
                            public boolean isActive() { return true; }
                            public void setActive(boolean active) {}
                            public String getURL() { return ""; }
                            public void setURL(String url) {}
                            @Transient public String getDerived() { return ""; }
                            public void setDerived(String derived) {}
                            public String getShown() { return ""; }
                            public static String getShared() { return ""; }
                        }
                        """).succeeds();

        assertThat(compilation.fields("p.A_"))
                .containsExactly(
                        "EntityType<A> class_",
                        "NumberAttribute<A, Long> id",
                        "StringAttribute<A> name",
                        "BooleanAttribute<A> active",
                        "StringAttribute<A> URL");
        assertThat(compilation.generated("p.A_")).contains("/** {@link A#getName()} */");
        assertThat(compilation.constants("p.A_"))
                .as("a constant gives way to the attribute of its name")
                .containsExactly("ID = \"id\"", "NAME = \"name\"", "ACTIVE = \"active\"");
    }

    @Test
    void access_on_the_class_and_on_members() {
        assertThat(fields("p.A_", """
                package p;
                import *;
                @Entity @Access(AccessType.PROPERTY) public class A {
                    private Long key;
                    @Access(AccessType.FIELD) private String name;
                    @Id public Long getId() { return key; }
                    public void setId(Long id) { key = id; }
                    @Transient public String getName() { return name; }
                    public void setName(String name) { this.name = name; }
                }
                """))
                .containsExactly("EntityType<A> class_", "StringAttribute<A> name", "NumberAttribute<A, Long> id");
    }

    @Test
    void access_by_property_within_a_class_of_fields() {
        assertThat(fields("p.A_", """
                package p;
                import *;
                @Entity @Access(AccessType.FIELD) public class A {
                    @Id Long id;
                    @Transient String hidden;
                    @Access(AccessType.PROPERTY) public String getPhone() { return hidden; }
                    public void setPhone(String phone) { hidden = phone; }
                    @Column(name = "ignored") public String getIgnored() { return hidden; }
                    public void setIgnored(String ignored) {}
                }
                """))
                .containsExactly("EntityType<A> class_", "NumberAttribute<A, Long> id", "StringAttribute<A> phone");
    }

    @Test
    void a_subclass_has_the_access_of_its_hierarchy_and_a_superclass_its_own() {
        Compilation compilation =
                Compilation.in(directory).sources("""
                        package p;
                        import *;
                        @MappedSuperclass @Access(AccessType.FIELD) public abstract class Base { int changes; }
                        """, """
                        package p;
                        import *;
                        @Entity public class A extends Base {
                            @Id public Long getId() { return 1L; }
                            public void setId(Long id) {}
                        }
                        """, """
                        package p;
                        import *;
                        @Entity public class B extends A {
                            private String stored;
                            public String getName() { return stored; }
                            public void setName(String name) { stored = name; }
                        }
                        """).succeeds();

        assertThat(compilation.fields("p.Base_"))
                .containsExactly("MappedSuperclassType<Base> class_", "NumberAttribute<Base, Integer> changes");
        assertThat(compilation.fields("p.B_")).containsExactly("EntityType<B> class_", "StringAttribute<B> name");
        assertThat(compilation.generated("p.B_")).contains("public abstract class B_ extends A_ {");
        assertThat(compilation.generated("p.A_")).contains("public abstract class A_ extends Base_ {");
    }

    @Test
    void an_overridden_getter_is_the_attribute_of_the_class_above() {
        Compilation compilation = Compilation.in(directory).sources("""
                        package p;
                        import *;
                        @MappedSuperclass public abstract class Base {
                            @Id public Long getId() { return 1L; }
                            public void setId(Long id) {}
                        }
                        """, """
                        package p;
                        import *;
                        @Entity public class A extends Base {
                            @Override @Id @Column(name = "A_ID") public Long getId() { return 2L; }
                            public String getName() { return ""; }
                            public void setName(String name) {}
                        }
                        """).succeeds();

        assertThat(compilation.fields("p.A_")).containsExactly("EntityType<A> class_", "StringAttribute<A> name");
    }
}
