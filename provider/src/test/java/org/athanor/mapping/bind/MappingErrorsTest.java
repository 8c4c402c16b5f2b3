package org.athanor.mapping.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.athanor.mapping.bind.BindTesting.bind;
import static org.athanor.mapping.bind.BindTesting.errors;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapsId;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every mapping error: the entity, the attribute, what is wrong and the cure. */
class MappingErrorsTest {
    private static final String HERE = "org.athanor.mapping.bind.MappingErrorsTest$";

    @Entity
    static class Fine {
        @Id
        long id;

        String name;

        @ManyToOne
        Fine parent;
    }

    @Entity
    static class NoId {
        long id;
    }

    @Entity
    static class NoIdAtAll {
        String name;
    }

    @Test
    void noIdentifier() {
        assertThat(errors(NoId.class))
                .containsExactly(
                        "Entity NoId (" + HERE + "NoId): it has no identifier; annotate its attribute id with @Id.");
        assertThat(errors(NoIdAtAll.class))
                .containsExactly("Entity NoIdAtAll (" + HERE
                        + "NoIdAtAll): it has no identifier; annotate an attribute with @Id or @EmbeddedId.");
    }

    @Test
    void allErrorsAreReportedAtOnce() {
        assertThatThrownBy(() -> bind(NoId.class, NoIdAtAll.class, NoConstructor.class))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("The mapping has 3 errors:\n  - Entity ");
    }

    @Entity
    static class NoConstructor {
        @Id
        long id;

        NoConstructor(long id) {
            this.id = id;
        }
    }

    @Entity
    enum AnEnum {
        ONE
    }

    @Entity
    interface AnInterface {}

    @Entity
    record ARecord(@Id long id) {}

    @Entity
    class Inner {
        @Id
        long id;
    }

    @Entity
    static final class PrivateAndFinal {
        @Id
        private long id;

        private PrivateAndFinal() {}
    }

    @Test
    void classesOfAWrongForm() {
        assertThat(errors(NoConstructor.class))
                .containsExactly("Entity NoConstructor (" + HERE
                        + "NoConstructor): it has no constructor without parameters; add one, protected is enough.");
        assertThat(errors(AnEnum.class))
                .contains("Entity AnEnum (" + HERE
                        + "AnEnum): it is an enum; remove the annotation, an enum is stored as a basic value.");
        assertThat(errors(AnInterface.class))
                .contains("Entity AnInterface (" + HERE + "AnInterface): it is an interface; annotate a class.");
        assertThat(errors(ARecord.class))
                .containsExactly("Entity ARecord (" + HERE
                        + "ARecord): it is a record, whose state cannot change; make it a class, or an @Embeddable.");
        assertThat(errors(Inner.class))
                .contains(
                        "Entity Inner (" + HERE + "Inner): it is an inner class; make it static or a top-level class.");
        assertThat(errors(PrivateAndFinal.class)).isEmpty();
    }

    @Entity
    static class TwoOnOne {
        @Id
        long id;

        @Column(name = "X")
        String first;

        @Column(name = "x")
        String second;
    }

    @Entity
    static class ReadOnlyTwin {
        @Id
        long id;

        @ManyToOne
        Fine fine;

        @Column(name = "fine_id", insertable = false, updatable = false)
        Long fineId;
    }

    @Test
    void twoAttributesOnOneColumnUnlessOneIsReadOnly() {
        assertThat(errors(TwoOnOne.class))
                .containsExactly(
                        "Entity TwoOnOne, attribute second: it is mapped to the column TwoOnOne.X, as is first;"
                                + " give one of them another column, or insertable = false and updatable = false.");
        assertThat(errors(ReadOnlyTwin.class, Fine.class)).isEmpty();
    }

    @Entity
    static class Unannotated {
        @Id
        long id;

        Fine fine;
        Set<Fine> fines;
    }

    @Test
    void relationshipsWithoutAnAnnotation() {
        assertThat(errors(Unannotated.class, Fine.class))
                .containsExactly(
                        "Entity Unannotated, attribute fine: its type Fine is an entity; annotate it with @ManyToOne or"
                                + " @OneToOne, or with @Transient.",
                        "Entity Unannotated, attribute fines: it is a Set without a mapping; annotate it with @OneToMany,"
                                + " @ManyToMany or @ElementCollection, or with @Transient.");
    }

    static class Finer {}

    @Entity
    static class BadTarget {
        @Id
        long id;

        @ManyToOne
        Finer finer;

        @OneToMany
        List<?> anything;

        @ManyToOne
        Part part;

        @SuppressWarnings("rawtypes")
        @OneToMany
        List raw;

        @ManyToOne(targetEntity = Fine.class)
        Runnable runnable;

        @ManyToOne
        List<Fine> many;
    }

    @Embeddable
    static class Part {
        String name;
    }

    @Test
    void targetsThatAreNoEntities() {
        assertThat(errors(BadTarget.class, Fine.class))
                .containsExactly(
                        "Entity BadTarget, attribute finer: the target " + HERE
                                + "Finer is not an entity of this unit (nearest: Fine); annotate it with @Entity and list it in"
                                + " the persistence unit, or name another class with targetEntity.",
                        "Entity BadTarget, attribute anything: the target java.lang.Object is not an entity of this unit"
                                + " (there are: BadTarget, Fine); name the entity class with targetEntity.",
                        "Entity BadTarget, attribute part: the target " + HERE
                                + "Part is an embeddable, not an entity (there are: BadTarget, Fine); use @Embedded, or @ElementCollection for"
                                + " several.",
                        "Entity BadTarget, attribute raw: the class of its elements is unknown; give the collection a type"
                                + " argument, or name the class in the annotation.",
                        "Entity BadTarget, attribute runnable: its target entity " + HERE
                                + "Fine is not a java.lang.Runnable, as the attribute is; correct targetEntity or the"
                                + " attribute's type.",
                        "Entity BadTarget, attribute many: a to-one relationship cannot be a List; use @OneToMany or"
                                + " @ManyToMany, or the type of one entity.");
    }

    @Entity
    static class BadMappedBy {
        @Id
        long id;

        @OneToMany(mappedBy = "badMapedBy")
        List<Owner> misspelt;

        @OneToMany(mappedBy = "name")
        List<Owner> noRelationship;

        @OneToMany(mappedBy = "fine")
        List<Owner> other;

        @ManyToMany(mappedBy = "badMappedBy")
        List<Owner> wrongKind;

        @OneToOne(mappedBy = "inverse")
        Owner inverse;
    }

    @Entity
    static class Owner {
        @Id
        long id;

        String name;

        @ManyToOne
        BadMappedBy badMappedBy;

        @ManyToOne
        Fine fine;

        @OneToOne(mappedBy = "inverse")
        BadMappedBy inverse;
    }

    @Test
    void mappedByThatNamesNothingOrTheWrongThing() {
        assertThat(errors(BadMappedBy.class, Owner.class, Fine.class))
                .containsExactly(
                        "Entity BadMappedBy, attribute misspelt: mappedBy = \"badMapedBy\" names no attribute of Owner"
                                + " (nearest: badMappedBy); name the attribute there that refers to BadMappedBy.",
                        "Entity BadMappedBy, attribute noRelationship: mappedBy = \"name\" names Owner.name, which is no"
                                + " relationship; name the attribute there that refers to BadMappedBy.",
                        "Entity BadMappedBy, attribute other: mappedBy = \"fine\" names Owner.fine, which refers to Fine;"
                                + " name the attribute there that refers to BadMappedBy.",
                        "Entity BadMappedBy, attribute wrongKind: mappedBy = \"badMappedBy\" names Owner.badMappedBy,"
                                + " which is @ManyToOne, but @ManyToMany is mapped by @ManyToMany; change one of the two"
                                + " annotations.",
                        "Entity BadMappedBy, attribute inverse: mappedBy = \"inverse\" names Owner.inverse, which is mapped"
                                + " by the other side itself; remove mappedBy from one of the two.",
                        "Entity Owner, attribute inverse: mappedBy = \"inverse\" names BadMappedBy.inverse, which is mapped"
                                + " by the other side itself; remove mappedBy from one of the two.");
    }

    @Entity(name = "Fine")
    static class AlsoFine {
        @Id
        long id;
    }

    @Entity
    @NamedQuery(name = "q", query = "select 1")
    @NamedQuery(name = "q", query = "select 2")
    static class Queries {
        @Id
        long id;
    }

    @Test
    void namesUsedTwice() {
        assertThat(errors(Fine.class, AlsoFine.class))
                .containsExactly("Entity Fine (" + HERE + "AlsoFine): the entity name is that of " + HERE
                        + "Fine too; give one of them another with @Entity(name = \"…\").");
        assertThat(errors(Queries.class))
                .containsExactly("Named query q: it is declared by " + HERE + "Queries and by " + HERE
                        + "Queries; names of queries are unit-wide, so rename one of them.");
    }

    @Entity
    static class Ordered {
        @Id
        long id;

        @ManyToMany
        @OrderBy("nam desc")
        List<Fine> fines;

        @ManyToMany
        @JoinTable(name = "by_name")
        @MapKey(name = "naem")
        Map<String, Fine> byName;
    }

    @Test
    void ordersAndMapKeysByUnknownAttributes() {
        assertThat(errors(Ordered.class, Fine.class))
                .containsExactly(
                        "Entity Ordered, attribute fines: @OrderBy names \"nam\", which is no basic attribute of Fine"
                                + " (nearest: name); name an attribute, not a column.",
                        "Entity Ordered, attribute byName: @MapKey names \"naem\", which is no attribute of Fine (nearest:"
                                + " name); name one, or leave it out for the identifier.");
    }

    @Entity
    @IdClass(PairId.class)
    static class Pair {
        @Id
        long a;

        @Id
        long b;

        String name;
    }

    static class PairId {
        long a;
        long b;
    }

    @Entity
    static class Joins {
        @Id
        long id;

        @ManyToOne
        @JoinColumn(name = "P")
        Pair one;

        @ManyToOne
        @JoinColumn(name = "F", referencedColumnName = "nmae")
        Fine unknown;

        @ManyToOne
        @JoinColumn(name = "Q", referencedColumnName = "a")
        @JoinColumn(name = "R")
        Pair mixed;
    }

    @Test
    void joinColumnsThatDoNotMatch() {
        assertThat(errors(Joins.class, Pair.class, Fine.class))
                .containsExactlyInAnyOrder(
                        "Entity Joins, attribute one: it has 1 join column, but the identifier of Pair has 2 columns (a, b);"
                                + " give one @JoinColumn with a referencedColumnName for each.",
                        "Entity Joins, attribute unknown: referencedColumnName \"nmae\" is no column of Fine (nearest: name);"
                                + " name one of the table Fine.",
                        "Entity Joins, attribute mixed: some of its join columns have a referencedColumnName and some have"
                                + " none; give each one of a, b.");
    }

    @Entity
    static class Unstorable {
        @Id
        long id;

        Finer thing;

        @Version
        String version;

        @ElementCollection
        ArrayList<String> names;

        @Convert(converter = TextConverter.class)
        int number;

        @Embedded
        Finer notEmbeddable;
    }

    static class TextConverter implements AttributeConverter<String, String> {
        @Override
        public String convertToDatabaseColumn(String value) {
            return value;
        }

        @Override
        public String convertToEntityAttribute(String value) {
            return value;
        }
    }

    @Test
    void attributesOfTypesThatCannotBe() {
        assertThat(errors(Unstorable.class))
                .hasSize(5)
                .anySatisfy(e -> assertThat(e)
                        .startsWith("Entity Unstorable, attribute thing: its type " + HERE + "Finer cannot be stored:")
                        .endsWith("Or mark it @Transient."))
                .contains(
                        "Entity Unstorable, attribute version: a @Version cannot be a java.lang.String; make it an int, short,"
                                + " long, java.sql.Timestamp, java.time.Instant or LocalDateTime.",
                        "Entity Unstorable, attribute names: a collection cannot be declared as java.util.ArrayList; declare"
                                + " it as java.util.List (the initial value may be of any class).",
                        "Entity Unstorable, attribute number: the converter " + HERE
                                + "TextConverter is for java.lang.String, but the attribute is a int; use another converter, or"
                                + " another type.",
                        "Entity Unstorable, attribute notEmbeddable: its class " + HERE
                                + "Finer is not embeddable; annotate the class with @Embeddable.");
    }

    @Entity
    static class NoSetter {
        private long id;

        @Id
        public long getId() {
            return id;
        }
    }

    @Test
    void aPropertyWithoutASetter() {
        assertThat(errors(NoSetter.class))
                .containsExactly("Entity NoSetter (" + HERE
                        + "NoSetter): the property id has no setter; add setId(long), annotate the field instead of the getter,"
                        + " or add @Transient.");
    }

    static class WrongId {
        int a;
        long c;

        WrongId(int a) {
            this.a = a;
        }
    }

    @Entity
    @IdClass(WrongId.class)
    static class WrongIdClass {
        @Id
        long a;

        @Id
        long b;
    }

    @Entity
    static class NoIdClass {
        @Id
        long a;

        @Id
        long b;
    }

    @Test
    void idClassesThatDoNotMatch() {
        assertThat(errors(WrongIdClass.class))
                .containsExactly(
                        "Entity WrongIdClass (" + HERE + "WrongIdClass): its id class " + HERE
                                + "WrongId has no constructor without parameters; add one or make it a record.",
                        "Entity WrongIdClass, attribute a: it is a long as an identifier, but a int in the id class "
                                + HERE + "WrongId; give both the same type.",
                        "Entity WrongIdClass, attribute b: the id class " + HERE
                                + "WrongId has no attribute of that name (there are: c); add \"long b\" to it.",
                        "Entity WrongIdClass (" + HERE + "WrongIdClass): its id class " + HERE
                                + "WrongId has an attribute c that is no @Id attribute of the entity; annotate it there with"
                                + " @Id, or remove it from the id class.");
        assertThat(errors(NoIdClass.class))
                .containsExactly(
                        "Entity NoIdClass (" + HERE
                                + "NoIdClass): it has several @Id attributes but no id class; add @IdClass, or use one @EmbeddedId.");
    }

    @Entity
    @SecondaryTable(name = "MORE")
    static class Secondary {
        @Id
        long id;

        @Column(table = "MOER")
        String name;
    }

    @Entity
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    static class PerClass {
        @Id
        long id;
    }

    @Entity
    @SecondaryTable(name = "MORE")
    static class SecondaryPerClass extends PerClass {}

    @Test
    void columnsOfTablesNobodyDeclaresAndSecondaryTablesOfATablePerClass() {
        assertThat(errors(Secondary.class, PerClass.class, SecondaryPerClass.class))
                .containsExactlyInAnyOrder(
                        "Entity Secondary, attribute name: its column names the table MOER, but the attribute is stored in"
                                + " Secondary; leave the table out, or declare it with @SecondaryTable on Secondary.",
                        "Entity SecondaryPerClass (" + HERE
                                + "SecondaryPerClass): it declares the secondary table MORE, which is not supported in a"
                                + " TABLE_PER_CLASS hierarchy; use another strategy, or map that table to an entity of its own"
                                + " with @OneToOne and @MapsId.");
    }

    @Entity
    @DiscriminatorColumn(discriminatorType = DiscriminatorType.INTEGER)
    @DiscriminatorValue("x")
    static class Top {
        @Id
        long id;

        @Column(name = "DTYPE")
        String type;
    }

    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    @Table(name = "BELOW")
    @DiscriminatorValue("1")
    static class Below extends Top {
        @Id
        long key;
    }

    @Entity
    @DiscriminatorValue("1")
    static class Beside extends Top {
        long id;
    }

    @Test
    void hierarchiesThatContradictThemselves() {
        assertThat(errors(Top.class, Below.class, Beside.class))
                .containsExactlyInAnyOrder(
                        "Entity Top (" + HERE
                                + "Top): its discriminator value \"x\" is no integer; write a number or declare"
                                + " DiscriminatorType.STRING.",
                        "Entity Top, attribute type: its column Top.DTYPE is VARCHAR here and INTEGER for another attribute of"
                                + " the hierarchy; give one of them another column.",
                        "Entity Top, attribute type: it is mapped to the discriminator column Top.DTYPE; give it another"
                                + " column, or insertable = false and updatable = false.",
                        "Entity Below (" + HERE
                                + "Below): it declares the inheritance strategy JOINED, but its root Top has SINGLE_TABLE; declare"
                                + " the strategy on the root only.",
                        "Entity Below (" + HERE
                                + "Below): it declares the table BELOW, but the hierarchy of Top is stored in the single table"
                                + " Top; remove @Table or declare InheritanceType.JOINED on the root.",
                        "Entity Below, attribute key: it is an identifier, but Top above it has one already; remove @Id"
                                + " here.",
                        "Entity Beside (" + HERE
                                + "Beside): its discriminator value 1 is that of Below too; give it another with"
                                + " @DiscriminatorValue.",
                        "Entity Beside, attribute id: it is declared by Beside and by the entity Top above it; rename one of"
                                + " them or make one @Transient.");
    }

    @Entity
    static class Chicken {
        @Id
        @OneToOne
        Egg egg;
    }

    @Entity
    static class Egg {
        @Id
        @OneToOne
        Chicken chicken;
    }

    @Test
    void identifiersThatDeriveFromEachOther() {
        assertThat(errors(Chicken.class, Egg.class))
                .containsExactly("Entity Chicken (" + HERE
                        + "Chicken): its identifier derives from itself through relationships; give one of the entities on"
                        + " the way an @Id of its own.");
    }

    @Embeddable
    static class ChildId {
        long parent;
        int number;
    }

    @Entity
    static class Child {
        @jakarta.persistence.EmbeddedId
        ChildId id;

        @MapsId("perant")
        @ManyToOne
        Fine parent;
    }

    @Test
    void mapsIdThatNamesNothing() {
        assertThat(errors(Child.class, Fine.class))
                .containsExactly("Entity Child, attribute parent: @MapsId means id.perant, which is no attribute of the"
                        + " identifier (nearest: id.parent); name the one that corresponds to it.");
    }

    @Entity
    @Table(uniqueConstraints = @UniqueConstraint(columnNames = "nmae"))
    static class BadUnique {
        @Id
        long id;

        String name;
    }

    @Entity
    static class Clash {
        @Id
        long id;

        @ManyToMany
        @jakarta.persistence.JoinTable(
                joinColumns = @JoinColumn(name = "X"),
                inverseJoinColumns = @JoinColumn(name = "X"))
        Collection<Clash> others;

        @Version
        int one;

        @Version
        int two;
    }

    @Test
    void tablesAndVersionsThatContradictThemselves() {
        assertThat(errors(BadUnique.class))
                .containsExactly(
                        "Entity BadUnique: the unique constraint of table BadUnique names the column 'nmae', which the"
                                + " table does not have (nearest: name); name a column, not an attribute.");
        assertThat(errors(Clash.class))
                .containsExactly(
                        "Entity Clash, attribute others: both ends of its join table use the column Clash_Clash.X; name the"
                                + " columns with joinColumns and inverseJoinColumns in @JoinTable.",
                        "Entity Clash, attribute two: it is a second @Version beside one; keep one of them.");
    }

    @Embeddable
    static class Notes {
        @ElementCollection
        List<String> lines;
    }

    @Entity
    static class Shelf {
        @Id
        long id;

        @Embedded
        Notes notes;

        @OneToMany
        List<Fine> front;

        @OneToMany
        List<Fine> back;
    }

    @Test
    void collectionsThatWouldBeStoredWrongly() {
        assertThat(errors(Fine.class, Shelf.class))
                .containsExactlyInAnyOrder(
                        "Entity Shelf, attribute notes.lines: collections inside an embeddable are not supported yet; move it"
                                + " to the entity, or make it @Transient.",
                        "Entity Shelf, attribute back: it is stored in the join table Shelf_Fine, and so is front; give each"
                                + " a table of its own with @JoinTable(name = …), or a @JoinColumn.");
    }

    @Entity
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Numbered {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;
    }

    @Entity
    static class NumberedOne extends Numbered {}

    @Test
    void identityColumnsInAHierarchyOfATableEach() {
        assertThat(errors(Numbered.class, NumberedOne.class))
                .singleElement()
                .asString()
                .contains("attribute id: identity columns of the tables of a TABLE_PER_CLASS hierarchy give the same id"
                        + " twice; use GenerationType.AUTO, SEQUENCE, TABLE or UUID");
    }
}
