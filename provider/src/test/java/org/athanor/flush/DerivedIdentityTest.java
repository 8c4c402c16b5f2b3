package org.athanor.flush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DerivedIdentityTest {
    @Entity(name = "Person")
    static class Person {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Embedded
        Address address;

        @ManyToMany
        @JoinTable(name = "friends")
        List<Person> friends = new ArrayList<>();

        @OneToMany
        @JoinTable(name = "queues")
        @OrderColumn(name = "place")
        List<Person> queue = new ArrayList<>();

        @ManyToOne
        @JoinTable(name = "mentors")
        Person mentor;
    }

    @Embeddable
    static class Address {
        String street;
        String town;
    }

    @Entity(name = "Passport")
    static class Passport {
        @Id
        Long id;

        @OneToOne
        @MapsId
        Person holder;
    }

    @Embeddable
    static class LineId implements Serializable {
        Long person;
        int number;

        @Override
        public boolean equals(Object other) {
            return other instanceof LineId line && number == line.number && person.equals(line.person);
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    @Entity(name = "Line")
    static class Line {
        @EmbeddedId
        LineId id = new LineId();

        @ManyToOne
        @MapsId("person")
        Person person;

        String text;
    }

    static class VisaId implements Serializable {
        Long person;
        String country;

        @Override
        public boolean equals(Object other) {
            return other instanceof VisaId visa && person.equals(visa.person) && country.equals(visa.country);
        }

        @Override
        public int hashCode() {
            return country.hashCode();
        }
    }

    @Entity(name = "Visa")
    @IdClass(VisaId.class)
    static class Visa {
        @Id
        @ManyToOne
        Person person;

        @Id
        String country;
    }

    private final FlushWorld world = new FlushWorld(Person.class, Passport.class, Line.class, Visa.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void identifiersThatComeFromANewTargetAreFilledIn() {
        Person person = new Person();
        Passport passport = new Passport();
        passport.holder = person;
        Line line = new Line();
        line.person = person;
        line.id.number = 7;
        Visa visa = new Visa();
        visa.person = person;
        visa.country = "NZ";
        world.persist(visa);
        world.persist(line);
        world.persist(passport);
        world.persist(person);

        world.flush();

        assertThat(passport.id).isEqualTo(person.id);
        assertThat(line.id.person).isEqualTo(person.id);
        assertThat(world.column("select * from Line")).hasSize(1);
        assertThat(world.column("select person_id, country from Visa")).containsExactly("1 NZ");

        line.text = "changed";
        world.flush();

        assertThat(world.statements)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("update Line set text = ? where")
                .endsWith("[changed, 1, 7]");

        world.remove(person);
        world.remove(visa);
        world.remove(line);
        world.remove(passport);
        world.flush();

        assertThat(world.column("select count(*) from Person")).containsExactly("0");
    }

    @Test
    void aMissingIdentifierIsAnErrorThatNamesTheCure() {
        world.persist(new Passport());

        assertThatIllegalStateException()
                .isThrownBy(world::flush)
                .withMessageContaining("new Passport")
                .withMessageContaining("@GeneratedValue");
    }

    @Test
    void ofAnEmbeddedValueOnlyTheChangedColumnsAreWritten() {
        Person person = new Person();
        person.address = new Address();
        person.address.street = "Main Street";
        person.address.town = "Here";
        world.persist(person);
        world.flush();

        person.address.town = "There";
        world.flush();
        assertThat(world.statements).containsExactly("update Person set town = ? where id = ? [There, 1]");

        person.address = null;
        world.flush();
        assertThat(world.statements)
                .containsExactly("update Person set street = ?, town = ? where id = ? [null, null, 1]");
    }

    @Test
    void aListMayHoldAnElementTwiceButLinksItOnce() {
        Person one = world.persist(new Person());
        Person two = world.persist(new Person());
        one.friends.add(two);
        one.friends.add(two);

        world.flush();
        assertThat(world.column("select count(*) from friends")).isNotEmpty();

        one.friends.remove(0);
        world.flush();
        assertThat(world.statements).isEmpty();

        one.friends.clear();
        world.flush();
        assertThat(world.statements).hasSize(1);
    }

    @Test
    void aToOneInAJoinTableIsWrittenThere() {
        Person one = world.persist(new Person());
        Person two = world.persist(new Person());
        one.mentor = two;
        world.flush();
        assertThat(world.column("select * from mentors")).hasSize(1);

        one.mentor = world.persist(new Person());
        world.flush();
        assertThat(world.statements).hasSize(3);
        assertThat(world.column("select * from mentors")).hasSize(1);

        one.mentor = null;
        world.flush();
        assertThat(world.column("select * from mentors")).isEmpty();
    }

    @Test
    void aStoredOrderIsWrittenWhereItChanged() {
        Person head = world.persist(new Person());
        Person a = world.persist(new Person());
        Person b = world.persist(new Person());
        Person c = world.persist(new Person());
        head.queue.addAll(List.of(a, b, c));
        world.flush();

        head.queue.remove(b);
        world.flush();

        assertThat(world.column("select queue_id from queues order by place"))
                .containsExactly(a.id.toString(), c.id.toString());
        assertThat(world.statements).hasSize(2);
    }
}
