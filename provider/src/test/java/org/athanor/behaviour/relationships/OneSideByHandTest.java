package org.athanor.behaviour.relationships;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Code written for providers that keep nothing in step often sets one side alone, and must not notice either. */
class OneSideByHandTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Choir.class, Singer.class, Song.class, Hall.class));

    @Entity(name = "Choir")
    static class Choir {
        @Id
        int id;

        @OneToMany(mappedBy = "choir", cascade = CascadeType.PERSIST)
        List<Singer> singers = new ArrayList<>();
    }

    @Entity(name = "Singer")
    static class Singer {
        @Id
        int id;

        @ManyToOne
        Choir choir;
    }

    @Entity(name = "Song")
    static class Song {
        @Id
        int id;

        @ManyToMany(cascade = CascadeType.ALL)
        List<Hall> halls = new ArrayList<>();
    }

    @Entity(name = "Hall")
    static class Hall {
        @Id
        int id;

        @ManyToMany(mappedBy = "halls", cascade = CascadeType.ALL)
        List<Song> songs = new ArrayList<>();
    }

    private static Choir choir(int id, Singer... singers) {
        Choir choir = new Choir();
        choir.id = id;
        choir.singers.addAll(List.of(singers));
        return choir;
    }

    private static Singer singer(int id) {
        Singer singer = new Singer();
        singer.id = id;
        return singer;
    }

    @Test
    void aNewParentThatIsRemovedAgainIsForgottenByTheChildrenInItsCollection() {
        unit.inTransaction(em -> {
            Singer one = singer(1);
            Choir choir = choir(1, one);
            em.persist(choir);
            em.remove(choir);
            em.flush();
            assertThat(one.choir).isNull();
            assertThat(em.contains(one)).isTrue();
            em.persist(choir(2, one));
        });
        assertThat(unit.sql("select id, choir_id from Singer")).containsExactly(List.of(1, 2));
        assertThat(unit.sql("select id from Choir")).containsExactly(List.of(2));
    }

    @Test
    void aRemovalDoesNotTravelAlongTheSideOfAManyToManyThatTheApplicationLeftEmpty() {
        unit.inTransaction(em -> {
            Song song = new Song();
            song.id = 1;
            for (int id = 1; id <= 2; id++) {
                Hall hall = new Hall();
                hall.id = id;
                song.halls.add(hall);
            }
            em.persist(song);
            em.remove(song.halls.get(0));
            assertThat(em.contains(song)).isTrue();
            assertThat(em.contains(song.halls.get(song.halls.size() - 1))).isTrue();
            em.remove(song);
            assertThat(em.contains(song)).isFalse();
        });
        assertThat(unit.sql("select id from Hall")).isEmpty();
        assertThat(unit.sql("select * from Song_Hall")).isEmpty();
    }
}
