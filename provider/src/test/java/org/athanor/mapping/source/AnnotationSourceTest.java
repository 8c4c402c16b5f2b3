package org.athanor.mapping.source;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PrePersist;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Transient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationSourceTest {
    private static List<String> names(Declarations declarations, Class<?> type) {
        return find(declarations, type).attributes().stream()
                .map(AttributeDeclaration::name)
                .toList();
    }

    private static ClassDeclaration find(Declarations declarations, Class<?> type) {
        return declarations.classes().stream()
                .filter(one -> one.javaType() == type)
                .findFirst()
                .orElseThrow();
    }

    @Entity
    static class ByField {
        static int count;

        @Id
        long id;

        transient int passing;

        @Transient
        int ignored;

        String name;

        String getUnrelated() {
            return "";
        }
    }

    @Test
    void fieldsAreAttributesWhereTheIdentifierIsOnAFieldWithoutStaticAndTransientOnes() {
        Declarations read = AnnotationSource.read(ByField.class);
        assertThat(names(read, ByField.class)).containsExactly("id", "name");
        assertThat(find(read, ByField.class).access()).isEqualTo(AccessType.FIELD);
    }

    @Entity
    static class ByProperty {
        private long id;
        private String name;
        private boolean open;
        private String hidden;

        @Id
        public long getId() {
            return id;
        }

        public void setId(long value) {
            id = value;
        }

        public String getName() {
            return name;
        }

        public void setName(String value) {
            name = value;
        }

        public boolean isOpen() {
            return open;
        }

        public void setOpen(boolean value) {
            open = value;
        }

        @Transient
        public String getHidden() {
            return hidden;
        }

        public void setHidden(String value) {
            hidden = value;
        }

        public int getComputed() {
            return 1;
        }
    }

    @Test
    void propertiesAreAttributesWhereTheIdentifierIsOnAGetterInTheOrderOfTheFields() {
        Declarations read = AnnotationSource.read(ByProperty.class);
        assertThat(names(read, ByProperty.class)).containsExactly("id", "name", "open");
    }

    @Entity
    @Access(AccessType.FIELD)
    static class Mixed {
        @Id
        long id;

        @Transient
        int raw;

        @Access(AccessType.PROPERTY)
        @Column(name = "COOKED")
        int getCooked() {
            return raw * 2;
        }

        void setCooked(int value) {
            raw = value / 2;
        }
    }

    @Test
    void accessOnAGetterAddsAPropertyToAClassWithFieldAccess() {
        assertThat(names(AnnotationSource.read(Mixed.class), Mixed.class)).containsExactly("id", "cooked");
    }

    @MappedSuperclass
    abstract static class Base<K> {
        K key;

        @Id
        public K getKey() {
            return key;
        }

        public void setKey(K value) {
            key = value;
        }
    }

    @Embeddable
    static class Place {
        private String street;

        public String getStreet() {
            return street;
        }

        public void setStreet(String value) {
            street = value;
        }
    }

    @Entity
    static class Shop extends Base<Integer> {
        private Place place;

        public Place getPlace() {
            return place;
        }

        public void setPlace(Place value) {
            place = value;
        }
    }

    @Test
    void mappedSuperclassesAndEmbeddablesInheritTheAccessTypeAndNeedNotBeListed() {
        Declarations read = AnnotationSource.read(Shop.class);
        assertThat(find(read, Base.class).access()).isEqualTo(AccessType.PROPERTY);
        assertThat(find(read, Place.class).access()).isEqualTo(AccessType.PROPERTY);
        assertThat(find(read, Place.class).attributes().get(0).member().getter())
                .isNotNull();
    }

    @Test
    void aTypeVariableHasTheTypeTheSubclassGivesIt() {
        Declarations read = AnnotationSource.read(Shop.class);
        AttributeDeclaration key = find(read, Base.class).attributes().get(0);
        assertThat(GenericTypes.of(Shop.class).rawClass(key.member().type())).isEqualTo(Integer.class);
    }

    @Embeddable
    record Money(String currency, long amount) {}

    @Entity
    static class Sale {
        @Id
        long id;

        @Embedded
        Money money;
    }

    @Test
    void aRecordIsAnEmbeddableWithItsComponentsInOrder() {
        Declarations read = AnnotationSource.read(Sale.class);
        assertThat(names(read, Money.class)).containsExactly("currency", "amount");
        assertThat(find(read, Money.class).attributes().get(0).member().field()).isNotNull();
    }

    enum Colour {
        RED
    }

    static class Listener {}

    @Test
    void classesWithoutAnAnnotationAreIgnored() {
        assertThat(AnnotationSource.read(Colour.class, Listener.class).classes())
                .isEmpty();
    }

    @Entity
    @NamedQuery(name = "Node.all", query = "select n from Node n")
    @SequenceGenerator(sequenceName = "NODES", allocationSize = 10)
    static class Node {
        @Id
        long id;

        @ManyToOne
        Node parent;

        @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Node> children = new ArrayList<>();

        @Convert(converter = YesNo.class)
        boolean open;

        @PrePersist
        void check() {}
    }

    static class YesNo implements AttributeConverter<Boolean, String> {
        @Override
        public String convertToDatabaseColumn(Boolean value) {
            return value ? "Y" : "N";
        }

        @Override
        public Boolean convertToEntityAttribute(String value) {
            return "Y".equals(value);
        }
    }

    @Test
    void queriesGeneratorsCallbacksAndConvertersAreReadWithTheClass() {
        Declarations read = AnnotationSource.read(Node.class);
        assertThat(read.queries().queries())
                .singleElement()
                .satisfies(q -> assertThat(q.name()).isEqualTo("Node.all"));
        assertThat(read.generators())
                .singleElement()
                .satisfies(g -> assertThat(g.name()).isEqualTo("Node"));
        assertThat(read.converters()).singleElement().satisfies(c -> {
            assertThat(c.attributeType()).isEqualTo(Boolean.class);
            assertThat(c.columnType()).isEqualTo(String.class);
        });
        ClassDeclaration node = find(read, Node.class);
        assertThat(node.lifecycle().callbacks())
                .singleElement()
                .satisfies(c -> assertThat(c.method().getName()).isEqualTo("check"));
        RelationshipDeclaration children = node.attributes().get(2).relationship();
        assertThat(children.mappedBy()).isEqualTo("parent");
        assertThat(children.orphanRemoval()).isTrue();
        assertThat(children.cascades()).hasSize(5);
    }

    @Entity
    static class Wrong {
        @Id
        long id;

        @ManyToOne
        @OneToMany
        List<Wrong> others;

        @PrePersist
        int count() {
            return 0;
        }
    }

    @Test
    void annotationsThatExcludeEachOtherAndCallbacksOfAWrongFormAreProblems() {
        assertThat(AnnotationSource.read(Wrong.class).problems())
                .containsExactlyInAnyOrder(
                        "Class org.athanor.mapping.source.AnnotationSourceTest$Wrong, attribute others:"
                                + " @ManyToOne and @OneToMany exclude each other; keep one of them.",
                        "Class org.athanor.mapping.source.AnnotationSourceTest$Wrong, method count:"
                                + " a @PrePersist callback must return void; change the method or remove the annotation.");
    }
}
