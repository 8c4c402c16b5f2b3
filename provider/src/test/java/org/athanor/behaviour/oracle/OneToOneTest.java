package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PersistenceException;
import org.athanor.InstanceStatus;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A one-to-one in a native session, and rows that are gone. */
class OneToOneTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Singer.class, Profile.class));
    final SessionFactory sessions = unit.factory().unwrap(SessionFactory.class);
    final Session s = sessions.open();

    @BeforeEach
    void rows() {
        unit.sql("insert into Singer (id, name) values (1, 'Nina'), (2, 'Youssou')");
        unit.sql("insert into Profile (id, bio, singer_id) values (1, 'pianist', 1)");
    }

    @AfterEach
    void close() {
        s.close();
    }

    @Test
    @DisplayName("cascade-11: the one child of a deleted parent loses its key too")
    void deleteUnlinks() {
        s.delete(s.get(Singer.class, 1));
        s.commit();
        assertThat(unit.sql("select bio, singer_id from Profile")).hasToString("[[pianist, null]]");
        assertThat(s.get(Profile.class, 1).getSinger()).isNull();
    }

    @Test
    @DisplayName("lazy-20: the parent's side is asked of the database; of several rows the first is taken")
    void theSideWithoutTheKey() {
        Profile profile = s.get(Profile.class, 1);
        unit.statements()
                .during(() -> assertThat(nina(s).getProfile()).isSameAs(profile))
                .contain("from Profile p where p.singer_id = ?")
                .areCounted(2);
        s.close();
        unit.sql("drop table Profile");
        unit.sql("create table Profile (id integer primary key, bio varchar(40), singer_id integer)");
        unit.sql("insert into Profile (id, bio, singer_id) values (9, 'second', 1), (1, 'pianist', 1)");
        try (Session again = sessions.open()) {
            assertThat(nina(again).getProfile().getBio()).isEqualTo("pianist");
        }
    }

    private static Singer nina(Session session) {
        return session.query(Singer.class).filterBy("id", 1).one();
    }

    @Test
    @DisplayName("cascade-06: a detached graph comes back with its root")
    void detachedGraphs() {
        Singer nina = s.get(Singer.class, 1);
        Profile profile = nina.getProfile();
        assertThat(profile.getBio()).isEqualTo("pianist");
        s.expungeAll();
        profile.setBio("singer");
        unit.statements().during(() -> s.add(nina)).areNone();
        assertThat(s.inspect(profile).status()).isEqualTo(InstanceStatus.PERSISTENT);
        unit.statements().during(s::flush).areExactly("update Profile set bio = ? where id = ?");
    }

    @Test
    @DisplayName("version-05: an update of a row that is gone fails, also without a version")
    void rowsThatAreGone() {
        Singer nina = s.get(Singer.class, 2);
        s.commit();
        s.get(Singer.class, 2);
        assertThat(nina.getName()).isEqualTo("Youssou");
        s.commit();
        s.get(Singer.class, 2);
        nina.getName();
        unit.sql("delete from Singer where id = 2");
        nina.setName("lost");
        assertThatThrownBy(s::flush).isInstanceOf(PersistenceException.class);
        s.rollback();
        assertThat(s.get(Singer.class, 2)).isNull();
    }

    @Entity(name = "Singer")
    static class Singer {
        @Id
        private Integer id;

        private String name;

        @OneToOne(mappedBy = "singer")
        private Profile profile;

        protected Singer() {}

        String getName() {
            return name;
        }

        void setName(String name) {
            this.name = name;
        }

        Profile getProfile() {
            return profile;
        }
    }

    @Entity(name = "Profile")
    static class Profile {
        @Id
        private Integer id;

        private String bio;

        @OneToOne(fetch = FetchType.LAZY)
        private Singer singer;

        protected Profile() {}

        String getBio() {
            return bio;
        }

        void setBio(String bio) {
            this.bio = bio;
        }

        Singer getSinger() {
            return singer;
        }
    }
}
