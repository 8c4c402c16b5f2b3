package org.athanor.mapping.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.mapping.bind.BindTesting.bind;
import static org.athanor.mapping.bind.BindTesting.columns;
import static org.athanor.mapping.bind.BindTesting.entity;
import static org.athanor.mapping.bind.BindTesting.foreignKeys;
import static org.athanor.mapping.bind.BindTesting.leaves;
import static org.athanor.mapping.bind.BindTesting.table;
import static org.athanor.mapping.bind.BindTesting.texts;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.Callback;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.NamedQuery.Language;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.sql.schema.Name;
import org.athanor.type.SqlType;
import org.athanor.type.ValueType;
import org.junit.jupiter.api.Test;

class AttributesTest {
    enum Level {
        LOW(10),
        HIGH(20);

        @EnumeratedValue
        final int weight;

        Level(int weight) {
            this.weight = weight;
        }
    }

    enum Colour {
        RED,
        BLUE
    }

    record Celsius(double degrees) {}

    @Converter(autoApply = true)
    static class CelsiusConverter implements AttributeConverter<Celsius, Double> {
        @Override
        public Double convertToDatabaseColumn(Celsius value) {
            return value == null ? null : value.degrees();
        }

        @Override
        public Celsius convertToEntityAttribute(Double value) {
            return value == null ? null : new Celsius(value);
        }
    }

    @Converter
    static class YesNo implements AttributeConverter<Boolean, String> {
        @Override
        public String convertToDatabaseColumn(Boolean value) {
            return Boolean.TRUE.equals(value) ? "Y" : "N";
        }

        @Override
        public Boolean convertToEntityAttribute(String value) {
            return "Y".equals(value);
        }
    }

    @Entity
    @Table(
            name = "ITEMS",
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "UQ",
                            columnNames = {"CODE", "colour"}),
            indexes = @Index(name = "IX", columnList = "price DESC, CODE"),
            check = @CheckConstraint(name = "CK", constraint = "price > 0"),
            comment = "what is sold",
            options = "WITHOUT ROWID")
    static class Item {
        @Id
        long id;

        @Version
        int version;

        @Column(
                name = "CODE",
                length = 12,
                nullable = false,
                unique = true,
                updatable = false,
                options = "COLLATE NOCASE",
                comment = "the code",
                check = @CheckConstraint(constraint = "CODE <> ''"))
        String code;

        @Column(precision = 12, scale = 2)
        BigDecimal price;

        Level level;

        @Enumerated(EnumType.STRING)
        Colour colour;

        Colour shade;

        @Lob
        @Basic(fetch = FetchType.LAZY, optional = false)
        String text;

        @Convert(converter = YesNo.class)
        boolean sold;

        Celsius storedAt;
        char grade;
        int count;
    }

    @Test
    void aColumnIsAsDeclared() {
        Mappings mappings = bind(Item.class, CelsiusConverter.class);
        org.athanor.sql.schema.Column code = table(mappings, "ITEMS").column(Name.of("code"));
        assertThat(code.length()).isEqualTo(12);
        assertThat(code.nullable()).isFalse();
        assertThat(code.unique()).isTrue();
        assertThat(code.options()).isEqualTo("COLLATE NOCASE");
        assertThat(code.comment()).isEqualTo("the code");
        assertThat(code.check()).isEqualTo("CODE <> ''");
        BasicAttribute attribute = (BasicAttribute) entity(mappings, Item.class).attribute("code");
        assertThat(attribute.insertable()).isTrue();
        assertThat(attribute.updatable()).isFalse();
        org.athanor.sql.schema.Column price = table(mappings, "ITEMS").column(Name.of("price"));
        assertThat(price.precision()).isEqualTo(12);
        assertThat(price.scale()).isEqualTo(2);
    }

    @Test
    void aTableHasItsConstraints() {
        org.athanor.sql.schema.Table items = table(bind(Item.class, CelsiusConverter.class), "ITEMS");
        assertThat(texts(items.uniqueKeys().get(0).columns())).containsExactly("CODE", "colour");
        assertThat(texts(items.indexes().get(0).columns())).containsExactly("price", "CODE");
        assertThat(items.indexes().get(0).descending()).containsExactly(true, false);
        assertThat(items.checks().get(0).constraint()).isEqualTo("price > 0");
        assertThat(items.comment()).isEqualTo("what is sold");
        assertThat(items.options()).isEqualTo("WITHOUT ROWID");
    }

    @Test
    void primitivesAreLenientAndWhatIsNotOptionalIsNotNull() {
        org.athanor.sql.schema.Table items = table(bind(Item.class, CelsiusConverter.class), "ITEMS");
        assertThat(items.column(Name.of("count")).nullable()).isTrue();
        assertThat(items.column(Name.of("text")).nullable()).isFalse();
    }

    @SuppressWarnings("unchecked")
    private static Object canonical(EntityMapping entity, String attribute, Object value) {
        BasicAttribute basic = (BasicAttribute) entity.attribute(attribute);
        return ((ValueType<Object>) basic.type()).toCanonical(value);
    }

    @Test
    void valuesAreStoredAsAnnotationsSay() {
        EntityMapping item = entity(bind(Item.class, CelsiusConverter.class), Item.class);
        assertThat(canonical(item, "level", Level.HIGH)).isEqualTo(20);
        assertThat(canonical(item, "colour", Colour.BLUE)).isEqualTo("BLUE");
        assertThat(canonical(item, "shade", Colour.BLUE)).isEqualTo(1);
        assertThat(canonical(item, "sold", true)).isEqualTo("Y");
        assertThat(canonical(item, "storedAt", new Celsius(3))).isEqualTo(3.0);
        assertThat(((BasicAttribute) item.attribute("text")).column().type()).isEqualTo(SqlType.CLOB);
        assertThat(item.attribute("text").lazy()).isTrue();
        assertThat(((BasicAttribute) item.attribute("grade")).column().length()).isEqualTo(1);
        assertThat(item.version().name()).isEqualTo("version");
    }

    @Embeddable
    static class Address {
        String street;

        @Embedded
        Zip zip;

        @ManyToOne
        Country country;
    }

    @Embeddable
    record Zip(String code, @Column(name = "PLUS_FOUR") String plusFour) {}

    @Entity
    static class Country {
        @Id
        String iso;
    }

    @Entity
    static class Customer {
        @Id
        long id;

        Address home;

        @AttributeOverride(name = "street", column = @Column(name = "WORK_STREET"))
        @AttributeOverride(name = "zip.code", column = @Column(name = "WORK_ZIP"))
        @AttributeOverride(name = "zip.plusFour", column = @Column(name = "WORK_PLUS"))
        @AssociationOverride(name = "country", joinColumns = @JoinColumn(name = "WORK_COUNTRY"))
        @Embedded
        Address work;
    }

    @Test
    void embeddedValuesTakeTheColumnsOfTheirClassUnlessOverridden() {
        Mappings mappings = bind(Customer.class, Country.class);
        EntityMapping customer = entity(mappings, Customer.class);
        assertThat(leaves(customer.leaves()))
                .containsExactly(
                        "id->id",
                        "home.street->street",
                        "home.zip.code->code",
                        "home.zip.plusFour->PLUS_FOUR",
                        "home.country->country_iso",
                        "work.street->WORK_STREET",
                        "work.zip.code->WORK_ZIP",
                        "work.zip.plusFour->WORK_PLUS",
                        "work.country->WORK_COUNTRY");
        assertThat(foreignKeys(table(mappings, "Customer")))
                .containsExactly("[country_iso]->Country[iso]", "[WORK_COUNTRY]->Country[iso]");
        EmbeddedAttribute home = (EmbeddedAttribute) customer.attribute("home");
        assertThat(home.attribute("zip").index()).isEqualTo(1);
        assertThat(mappings.embeddables()).hasSize(2);
    }

    @Entity
    static class Blog {
        @Id
        long id;

        @OneToMany(mappedBy = "blog")
        @OrderBy("at.day DESC NULLS LAST, title")
        List<Post> posts;

        @OneToMany(mappedBy = "blog")
        @OrderBy
        List<Post> same;
    }

    @Embeddable
    record Moment(int day, int hour) {}

    @Entity
    static class Post {
        @Id
        long id;

        String title;
        Moment at;

        @Column(unique = true)
        String slug;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "FK_BLOG", value = ConstraintMode.NO_CONSTRAINT))
        Blog blog;

        @ManyToOne
        @JoinColumn(name = "NEXT", referencedColumnName = "slug")
        Post next;
    }

    @Test
    void anOrderIsAListOfPathsAndTheIdentifierByDefault() {
        Mappings mappings = bind(Blog.class, Post.class);
        ToManyAttribute posts = (ToManyAttribute) entity(mappings, Blog.class).attribute("posts");
        assertThat(posts.orderBy()).hasSize(2);
        assertThat(posts.orderBy().get(0).path().stream().map(Attribute::name).toList())
                .containsExactly("at", "day");
        assertThat(posts.orderBy().get(0).descending()).isTrue();
        assertThat(posts.orderBy().get(0).nullsFirst()).isFalse();
        assertThat(posts.orderBy().get(1).descending()).isFalse();
        ToManyAttribute same = (ToManyAttribute) entity(mappings, Blog.class).attribute("same");
        assertThat(same.orderBy().get(0).path().get(0).isId()).isTrue();
    }

    @Test
    void aJoinColumnMayReferToAnotherColumnThanTheIdentifier() {
        Mappings mappings = bind(Blog.class, Post.class);
        Leaf next = entity(mappings, Post.class).leaves().get(6);
        assertThat(next.column().name().text()).isEqualTo("NEXT");
        assertThat(next.type().sqlType()).isEqualTo(SqlType.VARCHAR);
        assertThat(next.referenced())
                .isSameAs(entity(mappings, Post.class).leaves().get(4));
    }

    @Test
    void aForeignKeyWithoutConstraintIsNotEnforced() {
        assertThat(table(bind(Blog.class, Post.class), "Post").foreignKeys().get(0))
                .satisfies(key -> {
                    assertThat(key.enforced()).isFalse();
                    assertThat(key.name()).isEqualTo(Name.of("FK_BLOG"));
                });
    }

    @Entity
    @Table(name = "SHARED")
    static class OneView {
        @Id
        long id;

        @Column(nullable = false)
        String onlyHere;

        @Column(nullable = false)
        String common;
    }

    @Entity
    @Table(name = "SHARED")
    static class OtherView {
        @Id
        long id;

        @Column(nullable = false)
        String common;

        String onlyThere;
    }

    @Test
    void entitiesThatShareATableCanInsertWithoutTheColumnsOfEachOther() {
        org.athanor.sql.schema.Table shared = table(bind(OneView.class, OtherView.class), "SHARED");
        assertThat(columns(shared)).containsExactly("id", "onlyHere", "common", "onlyThere");
        assertThat(shared.column(Name.of("onlyHere")).nullable()).isTrue();
        assertThat(shared.column(Name.of("common")).nullable()).isFalse();
        assertThat(texts(shared.primaryKey())).containsExactly("id");
    }

    static class Listener {
        @PrePersist
        void before(Object entity) {}
    }

    @Entity
    @jakarta.persistence.EntityListeners(Listener.class)
    @NamedQuery(name = "byName", query = "select l from Listened l where l.id = :id")
    @NamedNativeQuery(name = "raw", query = "select 1")
    static class Listened {
        @Id
        long id;

        @PrePersist
        void stamp() {}

        @PostLoad
        void loaded() {}
    }

    @Entity
    static class ListenedSub extends Listened {
        @Override
        @PrePersist
        void stamp() {}

        @Override
        void loaded() {}
    }

    @Test
    void callbacksAreListenersThenMethodsWithoutTheOverriddenOnes() {
        Mappings mappings = bind(Listened.class, ListenedSub.class);
        assertThat(entity(mappings, Listened.class).callbacks().stream()
                        .map(c ->
                                c.event() + " " + c.method().getDeclaringClass().getSimpleName()))
                .startsWith("PRE_PERSIST Listener")
                .containsExactlyInAnyOrder("PRE_PERSIST Listener", "PRE_PERSIST Listened", "POST_LOAD Listened");
        assertThat(entity(mappings, ListenedSub.class).callbacks().stream()
                        .map(Callback::method)
                        .map(m -> m.getDeclaringClass().getSimpleName()))
                .containsExactly("Listener", "ListenedSub");
    }

    @Test
    void namedQueriesAreFoundByName() {
        Mappings mappings = bind(Listened.class);
        assertThat(mappings.namedQueries().get("byName").language()).isEqualTo(Language.JPQL);
        assertThat(mappings.namedQueries().get("raw").language()).isEqualTo(Language.SQL);
    }
}
