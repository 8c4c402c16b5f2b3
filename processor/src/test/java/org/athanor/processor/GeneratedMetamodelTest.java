package org.athanor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedMetamodelTest {
    private static final String CUSTOMER = """
            package shop;
            import *;
            @Entity public class Customer { @Id Long id; String name; }
            """;
    private static final String ORDER = """
            package shop;
            import *;
            @Entity
            public class Order {
                @Id @GeneratedValue private Long orderId;
                @ManyToOne private Customer customer;
                private boolean paid;
            }
            """;

    @TempDir
    Path directory;

    @Test
    void the_whole_source_with_athanors_attributes() {
        Compilation compilation =
                Compilation.in(directory).sources(CUSTOMER, ORDER).succeeds();

        assertThat(compilation.generated("shop.Order_")).isEqualTo("""
                package shop;

                import jakarta.annotation.Generated;
                import jakarta.persistence.metamodel.EntityType;
                import jakarta.persistence.metamodel.StaticMetamodel;
                import org.athanor.expression.BooleanAttribute;
                import org.athanor.expression.NumberAttribute;
                import org.athanor.expression.ToOneAttribute;

                /** The static metamodel of {@link Order}. */
                @Generated("org.athanor.processor.MetamodelProcessor")
                @StaticMetamodel(Order.class)
                public abstract class Order_ {

                    /** {@link Order} */
                    public static volatile EntityType<Order> class_;

                    /** {@link Order#orderId} */
                    public static volatile NumberAttribute<Order, Long> orderId;

                    /** {@link Order#customer} */
                    public static volatile ToOneAttribute<Order, Customer> customer;

                    /** {@link Order#paid} */
                    public static volatile BooleanAttribute<Order> paid;

                    public static final String ORDER_ID = "orderId";
                    public static final String CUSTOMER = "customer";
                    public static final String PAID = "paid";
                }
                """);
    }

    @Test
    void without_athanor_on_the_class_path_the_attributes_are_the_standard_ones() {
        Compilation compilation = Compilation.withoutAthanor(directory)
                .sources(CUSTOMER, ORDER)
                .option("-Aathanor.metamodel.javadoc=false")
                .succeeds();

        assertThat(compilation.generated("shop.Order_")).isEqualTo("""
                package shop;

                import jakarta.annotation.Generated;
                import jakarta.persistence.metamodel.EntityType;
                import jakarta.persistence.metamodel.SingularAttribute;
                import jakarta.persistence.metamodel.StaticMetamodel;

                @Generated("org.athanor.processor.MetamodelProcessor")
                @StaticMetamodel(Order.class)
                public abstract class Order_ {
                    public static volatile EntityType<Order> class_;
                    public static volatile SingularAttribute<Order, Long> orderId;
                    public static volatile SingularAttribute<Order, Customer> customer;
                    public static volatile SingularAttribute<Order, Boolean> paid;

                    public static final String ORDER_ID = "orderId";
                    public static final String CUSTOMER = "customer";
                    public static final String PAID = "paid";
                }
                """);
    }

    @Test
    void the_date_is_there_when_it_is_asked_for() {
        Compilation compilation = Compilation.in(directory)
                .sources(CUSTOMER)
                .option("-Aathanor.metamodel.date=true")
                .succeeds();

        assertThat(compilation.generated("shop.Customer_"))
                .containsPattern("@Generated\\(value = \"org.athanor.processor.MetamodelProcessor\", date ="
                        + " \"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)\"\\)");
    }

    @Test
    void each_type_of_value_has_the_attribute_with_its_operators() {
        Compilation compilation = Compilation.in(directory)
                .sources("""
                        package shop;
                        import *;
                        import java.math.BigDecimal;
                        import java.time.LocalDate;
                        @Entity
                        public class Thing {
                            enum Colour { RED, GREEN }
                            @Id UUID id;
                            String text;
                            int number; Integer boxed; short small; double real; BigDecimal price;
                            boolean flag; Boolean maybe;
                            char letter; LocalDate day; @Temporal(TemporalType.DATE) Date old; Colour colour;
                            byte[] picture; char[] letters; Byte[] bytes; String[] words; Locale locale;
                        }
                        """)
                .option("-Xlint:-deprecation,-removal")
                .succeeds();

        assertThat(compilation.fields("shop.Thing_"))
                .containsExactly(
                        "EntityType<Thing> class_",
                        "ComparableAttribute<Thing, UUID> id",
                        "StringAttribute<Thing> text",
                        "NumberAttribute<Thing, Integer> number",
                        "NumberAttribute<Thing, Integer> boxed",
                        "NumberAttribute<Thing, Short> small",
                        "NumberAttribute<Thing, Double> real",
                        "NumberAttribute<Thing, BigDecimal> price",
                        "BooleanAttribute<Thing> flag",
                        "BooleanAttribute<Thing> maybe",
                        "ComparableAttribute<Thing, Character> letter",
                        "ComparableAttribute<Thing, LocalDate> day",
                        "ComparableAttribute<Thing, Date> old",
                        "ComparableAttribute<Thing, Thing.Colour> colour",
                        "BasicAttribute<Thing, byte[]> picture",
                        "BasicAttribute<Thing, char[]> letters",
                        "BasicAttribute<Thing, Byte[]> bytes",
                        "BasicAttribute<Thing, String[]> words",
                        "BasicAttribute<Thing, Locale> locale");
    }

    @Test
    void collections_and_maps_have_the_attribute_of_their_kind() {
        Compilation compilation =
                Compilation.in(directory).sources(CUSTOMER, """
                        package shop;
                        import *;
                        @Embeddable public record Money(String currency, long cents) {}
                        """, """
                        package shop;
                        import *;
                        @Entity
                        public class Shop {
                            @Id int id;
                            @OneToMany Collection<Customer> all;
                            @OneToMany org.athanor.DynamicCollection<Customer> asked;
                            @ManyToMany @OrderColumn List<Customer> queue;
                            @OneToMany Set<? extends Customer> regulars;
                            @OneToMany @MapKey(name = "name") Map<String, Customer> byName;
                            @ElementCollection List<String> hours;
                            @ElementCollection Map<Integer, Money> prices;
                            @ElementCollection Map<Customer, Integer> points;
                            @ElementCollection Map<Money, byte[]> pictures;
                            @OneToMany(targetEntity = Customer.class) Collection<Object> targets;
                            @ManyToOne(targetEntity = Customer.class) Object owner;
                            @ElementCollection(targetClass = Integer.class) @MapKeyClass(String.class) Map<?, ?> raw;
                        }
                        """).succeeds();

        assertThat(compilation.fields("shop.Shop_"))
                .containsExactly(
                        "EntityType<Shop> class_",
                        "NumberAttribute<Shop, Integer> id",
                        "CollectionAttribute<Shop, Customer> all",
                        "CollectionAttribute<Shop, Customer> asked",
                        "ListAttribute<Shop, Customer> queue",
                        "SetAttribute<Shop, Customer> regulars",
                        "MapAttribute<Shop, String, Customer> byName",
                        "ListAttribute<Shop, String> hours",
                        "MapAttribute<Shop, Integer, Money> prices",
                        "MapAttribute<Shop, Customer, Integer> points",
                        "MapAttribute<Shop, Money, byte[]> pictures",
                        "CollectionAttribute<Shop, Customer> targets",
                        "ToOneAttribute<Shop, Customer> owner",
                        "MapAttribute<Shop, String, Integer> raw");
        assertThat(compilation.fields("shop.Money_"))
                .containsExactly(
                        "EmbeddableType<Money> class_",
                        "StringAttribute<Money> currency",
                        "NumberAttribute<Money, Long> cents");
    }

    @Test
    void embedded_values_and_identifiers() {
        Compilation compilation = Compilation.in(directory).sources("""
                        package shop;
                        import *;
                        @Embeddable public class Address { String city; }
                        """, """
                        package shop;
                        import *;
                        @Entity
                        public class Line {
                            @Embeddable public static class Key implements java.io.Serializable {
                                private static final long serialVersionUID = 1;
                                int order; int place;
                            }
                            @EmbeddedId Key key;
                            @Embedded Address from;
                            Address to;
                        }
                        """).succeeds();

        assertThat(compilation.fields("shop.Line_"))
                .containsExactly(
                        "EntityType<Line> class_",
                        "EmbeddedAttribute<Line, Line.Key> key",
                        "EmbeddedAttribute<Line, Address> from",
                        "EmbeddedAttribute<Line, Address> to",
                        "EmbeddableType<Line.Key> class_",
                        "NumberAttribute<Line.Key, Integer> order",
                        "NumberAttribute<Line.Key, Integer> place");
        assertThat(compilation.generated("shop.Line_")).contains("    public abstract static class Key_ {");
    }

    @Test
    void annotations_of_types_are_left_out() {
        Compilation compilation = Compilation.in(directory).sources("""
                        package notes;
                        import java.lang.annotation.*;
                        @Target(ElementType.TYPE_USE) @Retention(RetentionPolicy.RUNTIME) public @interface Nullable {}
                        """, """
                        package shop;
                        import *;
                        import notes.Nullable;
                        @Entity
                        public class Person {
                            @Id @Nullable Long id;
                            @Nullable String name;
                            java.util.@Nullable Locale locale;
                            byte @Nullable [] picture;
                            @ElementCollection List<@Nullable String> tags;
                        }
                        """).succeeds();

        assertThat(compilation.fields("shop.Person_"))
                .containsExactly(
                        "EntityType<Person> class_",
                        "NumberAttribute<Person, Long> id",
                        "StringAttribute<Person> name",
                        "BasicAttribute<Person, Locale> locale",
                        "BasicAttribute<Person, byte[]> picture",
                        "ListAttribute<Person, String> tags");
    }

    @Test
    void queries_graphs_and_result_set_mappings_have_constants_and_references() {
        Compilation compilation = Compilation.in(directory).sources("""
                        package shop;
                        import *;
                        @Entity(name = "Client")
                        @NamedQuery(name = "Client.byName", query = "from Client", resultClass = Customer.class)
                        @NamedQuery(name = "all", query = "from Client")
                        @NamedNativeQueries(@NamedNativeQuery(name = "how-many", query = "select 1", resultClass = int.class))
                        @NamedStoredProcedureQuery(name = "proc", procedureName = "p")
                        @NamedEntityGraph
                        @NamedEntityGraph(name = "withOrders")
                        @SqlResultSetMapping(name = "flatOrder")
                        public class Customer { @Id Long id; }
                        """).succeeds();

        assertThat(compilation.fields("shop.Customer_"))
                .containsExactly(
                        "EntityType<Customer> class_",
                        "NumberAttribute<Customer, Long> id",
                        "TypedQueryReference<Customer> _Client_byName_",
                        "TypedQueryReference<Integer> _how_many_",
                        "EntityGraph<Customer> _Client",
                        "EntityGraph<Customer> _withOrders");
        assertThat(compilation.constants("shop.Customer_"))
                .containsExactly(
                        "ID = \"id\"",
                        "QUERY_CLIENT_BY_NAME = \"Client.byName\"",
                        "QUERY_ALL = \"all\"",
                        "QUERY_HOW_MANY = \"how-many\"",
                        "QUERY_PROC = \"proc\"",
                        "MAPPING_FLAT_ORDER = \"flatOrder\"",
                        "GRAPH_CLIENT = \"Client\"",
                        "GRAPH_WITH_ORDERS = \"withOrders\"");
    }
}
