package org.athanor.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.athanor.instrument.other.Base;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.junit.jupiter.api.Test;

class EntityAccessTest {
    record Money(BigDecimal amount, String currency) {}

    static class StreetPart {
        private String name;
        private int number;
    }

    static class Person extends Base {
        private String name;
        private Integer age;
        private short shoe;
        private float weight;
        private int visits;
        private Money salary;
        private StreetPart street;
        private Person boss;
        private final List<Person> friends = new ArrayList<>();
        private final int fixed;

        private Person() {
            fixed = 7;
        }
    }

    @Fixture.Properties
    static class Account {
        private Long id;
        private String owner;
        int calls;

        private Long getId() {
            return id;
        }

        private void setId(Long id) {
            this.id = id;
        }

        protected String getOwner() {
            calls++;
            return owner;
        }

        protected Account setOwner(String owner) {
            calls++;
            this.owner = owner;
            return this;
        }

        private int getCalls() {
            return calls;
        }

        private void setCalls(int calls) {}
    }

    abstract static class Shape {
        private Long id;
    }

    static class Generic<T> {
        T id;
    }

    static class Concrete extends Generic<Long> {}

    static class Closed {
        private Long id;

        Closed(Long id) {
            this.id = id;
        }
    }

    private final Fixture fixture = Fixture.of(Person.class);
    private final EntityMapping mapping = fixture.mapping(Person.class);
    private final EntityAccess access = fixture.accesses().of(mapping);

    private static int index(EntityMapping mapping, String name) {
        return mapping.attribute(name).index();
    }

    private int index(String name) {
        return index(mapping, name);
    }

    private static Object sample(Attribute attribute, int seed) {
        Class<?> type = attribute.javaType();
        if (type == long.class) {
            return 100L + seed;
        } else if (type == boolean.class) {
            return seed % 2 == 0;
        } else if (type == char.class) {
            return (char) ('a' + seed);
        } else if (type == byte[].class) {
            return new byte[] {(byte) seed};
        } else if (type == double.class) {
            return seed + 0.5;
        } else if (type == String.class) {
            return "s" + seed;
        } else if (type == Integer.class || type == int.class) {
            return seed;
        } else if (type == short.class) {
            return (short) seed;
        } else if (type == float.class) {
            return seed + 0.25f;
        } else if (type == Money.class) {
            return new Money(new BigDecimal(seed), "EUR");
        } else if (type == StreetPart.class) {
            StreetPart street = new StreetPart();
            street.number = seed;
            return street;
        } else if (type == Person.class) {
            return new Person();
        }
        return new ArrayList<>(List.of(new Person()));
    }

    @Test
    void everyKindOfAttributeIsWrittenAndReadAlsoPrivateOnesOfASuperclassInAnotherPackage() {
        Object person = access.instantiate();
        for (Attribute attribute : mapping.attributes()) {
            Object value = sample(attribute, 4);
            access.set(person, attribute.index(), value);
            assertThat(access.get(person, attribute.index()))
                    .as(attribute.name())
                    .isEqualTo(value);
        }
        assertThat(access.getClass().isHidden()).isTrue();
    }

    @Test
    void nullResetsPrimitivesToZero() {
        Person person = (Person) access.instantiate();
        for (Attribute attribute : mapping.attributes()) {
            access.set(person, attribute.index(), sample(attribute, 4));
            access.set(person, attribute.index(), null);
        }
        assertThat(person.getId()).isZero();
        assertThat(person.getGrade()).isEqualTo((char) 0);
        assertThat(person.isActive()).isFalse();
        assertThat(person.name).isNull();
        assertThat(person.friends).isNull();
    }

    @Test
    void aRowIsReadIntoFieldsAndColumnsNotSelectedAreLeftAlone() throws Exception {
        Person person = (Person) access.instantiate();
        person.visits = 9;
        int[] columns = new int[mapping.attributes().size()];
        columns[index("id")] = 1;
        columns[index("active")] = 2;
        columns[index("name")] = 3;
        columns[index("age")] = 4;
        columns[index("rate")] = 5;
        columns[index("shoe")] = 6;
        access.read(person, new ArrayRow(null, 5L, true, "Ed", 30, 1.5, 43), columns);
        assertThat(person.getId()).isEqualTo(5);
        assertThat(person.isActive()).isTrue();
        assertThat(person.name).isEqualTo("Ed");
        assertThat(person.age).isEqualTo(30);
        assertThat(person.getRate()).isEqualTo(1.5);
        assertThat(person.shoe).isEqualTo((short) 43);
        assertThat(person.visits).isEqualTo(9);
    }

    @Test
    void propertiesAreReachedThroughPrivateGettersAndFluentSetters() throws Exception {
        Fixture accounts = Fixture.of(Account.class);
        EntityAccess byProperty = accounts.accesses().of(accounts.mapping(Account.class));
        Account account = (Account) byProperty.instantiate();
        byProperty.read(account, new ArrayRow(null, "Ed"), new int[] {0, 1, 0});
        byProperty.set(account, 0, 3L);
        assertThat(byProperty.get(account, 1)).isEqualTo("Ed");
        assertThat(byProperty.get(account, 0)).isEqualTo(3L);
        assertThat(account.calls).isEqualTo(2);
    }

    @Test
    void aFieldOfATypeVariableTakesTheAttributesType() throws Exception {
        Fixture generic = Fixture.of(Concrete.class);
        EntityAccess concrete = generic.accesses().of(generic.mapping(Concrete.class));
        Concrete instance = (Concrete) concrete.instantiate();
        concrete.read(instance, new ArrayRow(null, 8L), new int[] {1});
        assertThat(instance.id).isEqualTo(8L);
        assertThat(concrete.identifier().keyOf(instance)).isEqualTo(8L);
    }

    @Test
    void anAbstractClassAndOneWithoutConstructorSayWhyTheyHaveNoInstances() {
        Fixture shapes = Fixture.of(Shape.class, Closed.class);
        assertThatThrownBy(shapes.accesses().of(shapes.mapping(Shape.class))::instantiate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Shape is abstract");
        assertThatThrownBy(shapes.accesses().of(shapes.mapping(Closed.class))::instantiate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Closed")
                .hasMessageContaining("no constructor without parameters");
    }

    @Test
    void aSnapshotSeesEveryAttributeThatChangedAndPutsItBack() {
        Person person = (Person) access.instantiate();
        for (Attribute attribute : mapping.attributes()) {
            access.set(person, attribute.index(), sample(attribute, 4));
        }
        Snapshot snapshot = access.newSnapshot();
        snapshot.capture(person);
        assertThat(snapshot.same(person)).isTrue();
        for (Attribute attribute : mapping.attributes()) {
            access.set(person, attribute.index(), sample(attribute, 5));
            assertThat(snapshot.same(person)).as(attribute.name()).isFalse();
            BitSet changed = new BitSet();
            snapshot.changed(person, changed);
            assertThat(changed).as(attribute.name()).isEqualTo(BitSet.valueOf(new long[] {1L << attribute.index()}));
            snapshot.restore(person, attribute.index());
            assertThat(snapshot.same(person)).as(attribute.name()).isTrue();
        }
    }

    @Test
    void aSnapshotSeesChangesInsideMutableValuesAndEmbeddables() {
        Person person = (Person) access.instantiate();
        byte[] photo = {1, 2};
        access.set(person, index("photo"), photo);
        person.street = new StreetPart();
        person.street.number = 3;
        Snapshot snapshot = access.newSnapshot();
        snapshot.capture(person);
        photo[0] = 9;
        person.street.number = 4;
        BitSet changed = new BitSet();
        snapshot.changed(person, changed);
        assertThat(changed.cardinality()).isEqualTo(2);
        changed.stream().forEach(i -> snapshot.restore(person, i));
        assertThat(person.getPhoto()).containsExactly(1, 2);
        assertThat(person.street.number).isEqualTo(3);
    }

    @Test
    void equalValuesAreNoChangeAndDecimalsCompareByAmount() {
        Person person = (Person) access.instantiate();
        person.name = "Ed";
        person.salary = new Money(new BigDecimal("1.0"), "EUR");
        Snapshot snapshot = access.newSnapshot();
        snapshot.capture(person);
        person.name = new String("Ed");
        person.salary = new Money(new BigDecimal("1.00"), new String("EUR"));
        assertThat(snapshot.same(person)).isTrue();
        Snapshot copy = snapshot.copy();
        person.name = "Eddy";
        snapshot.capture(person, index("name"));
        assertThat(snapshot.same(person)).isTrue();
        assertThat(copy.same(person)).isFalse();
        assertThat(copy.get(index("name"))).isEqualTo("Ed");
    }

    @Test
    void embeddablesAreMadeFromValuesRecordsByTheirConstructor() {
        Accesses accesses = fixture.accesses();
        EmbeddableAccess money = accesses.of((EmbeddedAttribute) mapping.attribute("salary"));
        assertThat(money.instantiate(new Object[] {BigDecimal.ONE, "EUR"})).isEqualTo(new Money(BigDecimal.ONE, "EUR"));
        assertThat(money.immutable()).isTrue();
        assertThatThrownBy(() -> money.set(new Money(null, null), 0, BigDecimal.TEN))
                .hasMessageContaining("record");
        EmbeddableAccess street = accesses.of((EmbeddedAttribute) mapping.attribute("street"));
        StreetPart part = (StreetPart) street.instantiate(new Object[] {"High", null});
        assertThat(part.name).isEqualTo("High");
        assertThat(part.number).isZero();
        street.set(part, 1, 12);
        assertThat(street.get(part, 1)).isEqualTo(12);
    }

    @Test
    void methodHandlesMeanTheSameWhereNoCodeCanBeGenerated() throws Exception {
        HandleAccess slow = new HandleAccess(mapping);
        slow.accesses(fixture.accesses());
        Person person = (Person) slow.instantiate();
        for (Attribute attribute : mapping.attributes()) {
            Object value = sample(attribute, 4);
            slow.set(person, attribute.index(), value);
            assertThat(slow.get(person, attribute.index())).as(attribute.name()).isEqualTo(value);
        }
        Snapshot snapshot = new HandleSnapshot(slow, fixture.accesses()).fresh();
        snapshot.capture(person);
        assertThat(snapshot.same(person)).isTrue();
        person.street.number++;
        person.name = "other";
        BitSet changed = new BitSet();
        snapshot.changed(person, changed);
        assertThat(changed.cardinality()).isEqualTo(2);
        changed.stream().forEach(i -> snapshot.restore(person, i));
        assertThat(snapshot.same(person)).isTrue();
        int[] columns = new int[mapping.attributes().size()];
        columns[index("visits")] = 1;
        slow.read(person, new ArrayRow(null, 77), columns);
        assertThat(person.visits).isEqualTo(77);
        EmbeddedAttribute salary = (EmbeddedAttribute) mapping.attribute("salary");
        EmbeddableAccess money = new HandleEmbeddableAccess(Money.class, salary.attributes());
        assertThat(money.instantiate(new Object[] {BigDecimal.ONE, "EUR"})).isEqualTo(new Money(BigDecimal.ONE, "EUR"));
        EmbeddedAttribute street = (EmbeddedAttribute) mapping.attribute("street");
        EmbeddableAccess part = new HandleEmbeddableAccess(StreetPart.class, street.attributes());
        assertThat(((StreetPart) part.instantiate(new Object[] {"High", 2})).number)
                .isEqualTo(2);
    }

    @Test
    void aGeneratedPrimitiveIdentifierOfZeroIsNone() {
        Person person = (Person) access.instantiate();
        IdentifierAccess id = access.identifier();
        assertThat(id.keyOf(person)).isNull();
        id.set(person, 5L);
        assertThat(id.keyOf(person)).isEqualTo(5L);
        List<Object> remembered = id.remember(person);
        id.set(person, null);
        assertThat(person.getId()).isZero();
        id.putBack(person, remembered);
        assertThat(person.getId()).isEqualTo(5);
        assertThat(new IdentityKey(mapping, 5L)).hasToString("Person#5");
    }

    @Test
    void aLeafOfAToOneIsTheTargetsIdentifier() {
        Fixture staff = Fixture.of(Dept.class, Clerk.class);
        Accesses accesses = staff.accesses();
        EntityMapping clerks = staff.mapping(Clerk.class);
        LeafGetter getter = accesses.leafGetters().of(clerks).get(1);
        Clerk clerk = new Clerk();
        assertThat(getter.get(clerk)).isNull();
        clerk.dept = new Dept();
        assertThat(getter.get(clerk)).isNull();
        clerk.dept.id = 12;
        assertThat(getter.get(clerk)).isEqualTo(12);
        assertThat(LeafReader.value(accesses, clerks.leaves().get(1), clerk)).isEqualTo(12);
    }

    static class Dept {
        int id;
    }

    static class Clerk {
        Long id;
        Dept dept;
    }
}
