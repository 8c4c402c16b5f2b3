package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import org.athanor.InstanceStatus;
import org.athanor.PendingRollbackException;
import org.athanor.Savepoint;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.behaviour.oracle.Seed.Address;
import org.athanor.behaviour.oracle.Seed.Letter;
import org.athanor.behaviour.oracle.Seed.User;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tutorial's way through the session, and orphans. */
class SeedTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(User.class, Address.class, Letter.class));
    final SessionFactory sessions = unit.factory().unwrap(SessionFactory.class);
    final Session s = sessions.open();

    @BeforeEach
    void rows() {
        unit.sql("insert into users (id, name) values (5, 'jack'), (6, 'ed')");
        unit.sql("insert into addresses (id, email_address, user_id) values (1, 'jack@google.com', 5),"
                + " (2, 'j25@yahoo.com', 5)");
        unit.sql("insert into letters (id, address_id) values (1, 2), (2, 2)");
        unit.database().restartIdentity("users", "id", 7);
        unit.database().restartIdentity("addresses", "id", 3);
        unit.database().restartIdentity("letters", "id", 3);
    }

    @AfterEach
    void close() {
        s.close();
    }

    private List<User> named(String... names) {
        return s.entityManager()
                .createQuery("select u from User u where u.name in :names order by u.id", User.class)
                .setParameter("names", List.of(names))
                .getResultList();
    }

    @Test
    @DisplayName("T13: add, autoflush, the identity map, dirty and new, commit, and the reading after it")
    void addingAndUpdating() {
        User ed = new User("edward", "Ed Jones", "edspassword");
        unit.statements().during(() -> s.add(ed)).areNone();
        unit.statements()
                .during(() -> assertThat(named("edward")).containsExactly(ed))
                .contain("insert into users", "select")
                .areCounted(2);
        unit.statements()
                .during(() -> {
                    s.addAll(
                            new User("wendy", "Wendy Williams", "foobar"),
                            new User("mary", "Mary Contrary", "xxg527"),
                            new User("fred", "Fred Flinstone", "blah"));
                    ed.setPassword("f8s7ccs");
                })
                .areNone();
        assertThat(s.dirty()).containsExactly(ed);
        assertThat(s.pending()).hasSize(3);
        // SQLAlchemy inserts one by one; the rows of one shape go in one statement
        unit.statements()
                .during(s::commit)
                .contain("update users set password = ? where id = ?", "insert into users")
                .areCounted(2);
        assertThat(s.inspect(ed).expired()).isTrue();
        assertThat(s.get(User.class, ed.getId()).getPassword()).isEqualTo("f8s7ccs");
    }

    @Test
    @DisplayName("T14: rollback restores changed attributes and evicts added objects")
    void rollingBack() {
        User ed = s.get(User.class, 6);
        ed.setName("Edwardo");
        User fake = new User("fakeuser", "Invalid", "12345");
        s.add(fake);
        assertThat(named("Edwardo", "fakeuser")).containsExactly(ed, fake);
        s.rollback();
        assertThat(ed.getName()).isEqualTo("ed");
        assertThat(s.contains(fake)).isFalse();
        assertThat(named("ed", "fakeuser")).containsExactly(ed);
    }

    @Test
    @DisplayName(
            "T21: a new parent's collection is empty; assigning a list sets the other side; the children come along")
    void workingWithRelatedObjects() {
        User jack = new User("jackie", "Jack Bean", "gjffdd");
        assertThat(jack.getAddresses()).isEmpty();
        s.add(jack);
        jack.setAddresses(new ArrayList<>(List.of(new Address("a@b"), new Address("c@d"))));
        s.flush();
        assertThat(jack.getAddresses().get(1).getUser()).isSameAs(jack);
        s.commit();
        User again = named("jackie").get(0);
        assertThat(again).isSameAs(jack);
        unit.statements()
                .during(() -> assertThat(again.getAddresses())
                        .extracting(Address::getEmail)
                        .containsExactly("a@b", "c@d"))
                .areCounted(1);
    }

    @Test
    @DisplayName(
            "T29, cascade-21, cascade-29: a child taken out is deleted with its own; deleting the parent deletes children first")
    void orphansAndCascades() {
        User jack = s.get(User.class, 5);
        jack.getAddresses().remove(1);
        unit.statements()
                .during(s::flush)
                .contain("delete from letters", "delete from addresses where id = ?")
                .doNotContain("update");
        s.delete(jack);
        unit.statements()
                .during(s::flush)
                .areExactly("delete from addresses where id = ?", "delete from users where id = ?");
        s.commit();
        assertThat(unit.sql("select id from addresses")).isEmpty();
        assertThat(unit.sql("select id from letters")).isEmpty();
    }

    @Test
    @DisplayName("cascade-23: a pending child taken out again leaves the session")
    void pendingOrphans() {
        User jack = s.get(User.class, 5);
        jack.getAddresses().size();
        Address added = new Address("x@y");
        jack.getAddresses().add(added);
        assertThat(s.pending()).containsExactly(added);
        jack.getAddresses().remove(added);
        assertThat(s.inspect(added).status()).isEqualTo(InstanceStatus.TRANSIENT);
        jack.getAddresses().add(added);
        added.setUser(null);
        unit.statements().during(s::flush).areNone();
        assertThat(s.inspect(added).status()).isEqualTo(InstanceStatus.TRANSIENT);
    }

    @Test
    @DisplayName("cascade-25: a child that moves to another parent is only updated")
    void movedChildren() {
        User jack = s.get(User.class, 5);
        User ed = s.get(User.class, 6);
        Address first = jack.getAddresses().get(0);
        jack.getAddresses().remove(first);
        ed.getAddresses().add(first);
        unit.statements().during(s::flush).areExactly("update addresses set user_id = ? where id = ?");
        Address second = jack.getAddresses().get(0);
        second.setUser(ed);
        unit.statements().during(s::flush).areExactly("update addresses set user_id = ? where id = ?");
        s.commit();
        assertThat(s.get(User.class, 6).getAddresses()).hasSize(2);
        assertThat(s.get(User.class, 5).getAddresses()).isEmpty();
    }

    @Test
    @DisplayName("cascade-12: delete loads and marks what the cascade reaches at once")
    void cascadesAtTheCall() {
        User jack = s.get(User.class, 5);
        s.delete(jack);
        assertThat(s.deleted()).hasSize(5);
        s.add(jack);
        assertThat(s.deleted()).as("the mark of the one that was added is gone").doesNotContain(jack);
    }

    @Test
    @DisplayName("cascade-31: expunge goes along the cascade, for pending members too")
    void expungeAlongTheCascade() {
        User jack = s.get(User.class, 5);
        Address loaded = jack.getAddresses().get(0);
        Address pending = new Address("x@y");
        jack.getAddresses().add(pending);
        s.expunge(jack);
        assertThat(s.contains(loaded)).isFalse();
        assertThat(s.contains(pending)).isFalse();
        assertThat(s.inspect(loaded).status()).isEqualTo(InstanceStatus.DETACHED);
        unit.statements().during(s::flush).areNone();
        s.add(jack);
        assertThat(s.contains(loaded)).isTrue();
        assertThat(s.contains(pending)).isTrue();
        s.commit();
        assertThat(unit.sql("select email_address from addresses where user_id = 5"))
                .hasSize(3);
    }

    @Test
    @DisplayName("expire-10: expire and refresh go down the refresh cascade; what is below is read when it is touched")
    void expireGoesDown() {
        User jack = s.get(User.class, 5);
        Address first = jack.getAddresses().get(0);
        unit.sql("update addresses set email_address = 'new@x' where id = 1");
        s.refresh(jack);
        assertThat(s.inspect(first).expired()).isTrue();
        assertThat(jack.getAddresses().get(0).getEmail()).isEqualTo("new@x");
    }

    @Test
    @DisplayName("merge-09, merge-17: a detached graph is merged level by level; a missing member is deleted")
    void mergedGraphs() {
        User jack = s.get(User.class, 5);
        jack.getAddresses().get(1).getLetters().size();
        s.expungeAll();
        jack.setName("Jack B.");
        jack.getAddresses().remove(0);
        User merged = s.merge(jack);
        assertThat(merged).isNotSameAs(jack);
        s.commit();
        assertThat(unit.sql("select id from addresses")).hasToString("[[2]]");
        assertThat(unit.sql("select id from letters")).hasSize(2);
        assertThat(unit.sql("select name from users where id = 5")).hasToString("[[Jack B.]]");
    }

    @Test
    @DisplayName("savepoint-08: what was deleted inside with its children is back after rolling back")
    void savepointsBringTreesBack() {
        User jack = s.get(User.class, 5);
        Savepoint attempt = s.beginNested();
        s.delete(jack);
        s.flush();
        attempt.rollback();
        assertThat(s.contains(jack)).isTrue();
        assertThat(jack.getAddresses()).hasSize(2);
        s.commit();
        assertThat(unit.sql("select id from addresses")).hasSize(2);
    }

    @Test
    @DisplayName("flush-06: a bad row found by the flush before a query")
    void autoflushFails() {
        Address bad = new Address(null);
        s.add(bad);
        assertThatThrownBy(() -> named("ed"))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("email")
                .hasMessageContaining("autoflush");
        assertThat(s.isActive()).isFalse();
        assertThatThrownBy(() -> named("ed")).isInstanceOf(PendingRollbackException.class);
        s.rollback();
        assertThat(s.inspect(bad).status()).isEqualTo(InstanceStatus.TRANSIENT);
        assertThat(named("ed")).hasSize(1);
    }

    @Test
    @DisplayName("rollback-08: what was expunged is left as it is")
    void expungedStaysAsItIs() {
        User ed = s.get(User.class, 6);
        ed.setName("mine");
        s.expunge(ed);
        s.rollback();
        assertThat(ed.getName()).isEqualTo("mine");
        assertThat(s.contains(ed)).isFalse();
    }

    @Test
    @DisplayName("state-06: an expired instance that is detached cannot be read; it can come back")
    void expiredAndDetached() {
        User ed = s.get(User.class, 6);
        s.commit();
        s.expunge(ed);
        s.add(ed);
        s.get(User.class, 6);
        assertThat(ed.getName()).isEqualTo("ed");
    }
}
