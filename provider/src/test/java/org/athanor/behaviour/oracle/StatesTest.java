package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import org.athanor.InstanceStatus;
import org.athanor.Session;
import org.athanor.behaviour.oracle.Music.Album;
import org.athanor.behaviour.oracle.Music.Artist;
import org.athanor.instrument.NotLoadedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The states of instances in a native session. */
class StatesTest extends MusicTest {
    static final String INSERT = "insert into artist (name, country) values (?, ?) returning id";

    @Test
    @DisplayName("state-01: transient, pending by add, persistent by flush, detached by expunge")
    void fromTransientToDetached() {
        Artist a = new Artist("Nina");
        assertThat(status(a)).isEqualTo(InstanceStatus.TRANSIENT);
        assertThat(s.contains(a)).isFalse();
        during(() -> s.add(a)).areNone();
        assertThat(status(a)).isEqualTo(InstanceStatus.PENDING);
        assertThat(s.contains(a)).isTrue();
        assertThat(s.pending()).containsExactly(a);
        assertThat(inspect(a).identity()).isNull();
        during(s::flush).areExactly(INSERT);
        assertThat(status(a)).isEqualTo(InstanceStatus.PERSISTENT);
        assertThat(s.pending()).isEmpty();
        assertThat(inspect(a).identity()).isEqualTo(4).isEqualTo(a.getId());
        during(s::commit).areNone();
        assertThat(status(a)).isEqualTo(InstanceStatus.PERSISTENT);
        assertThat(inspect(a).expired()).isTrue();
        assertThat(inspect(a).loaded()).containsExactly("id");
        s.expunge(a);
        assertThat(status(a)).isEqualTo(InstanceStatus.DETACHED);
        assertThat(s.contains(a)).isFalse();
        assertThat(inspect(a).identity()).isEqualTo(4);
    }

    @Test
    @DisplayName("state-02: delete marks, the flush deletes, the commit detaches")
    void deletedAndDetached() {
        Artist c = artist(3);
        s.delete(c);
        assertThat(status(c)).isEqualTo(InstanceStatus.PERSISTENT);
        assertThat(inspect(c).markedDeleted()).isTrue();
        assertThat(s.contains(c)).isTrue();
        assertThat(s.deleted()).containsExactly(c);
        // SQLAlchemy loads the albums first; one update finds them as well
        during(s::flush)
                .areExactly("update album set artist_id = null where artist_id = ?", "delete from artist where id = ?");
        assertThat(status(c)).isEqualTo(InstanceStatus.DELETED);
        assertThat(s.contains(c)).isFalse();
        assertThat(s.deleted()).isEmpty();
        assertThat(artist(3)).isNull();
        s.commit();
        assertThat(s.contains(c)).isFalse();
        assertThat(c.getName()).isEqualTo("Cesaria");
    }

    @Test
    @DisplayName("state-04: pending ones are transient after rollback and expunge, and can be added again")
    void pendingBecomesTransient() {
        Artist a = new Artist("Nina", "US");
        s.add(a);
        s.flush();
        s.rollback();
        assertThat(status(a)).isEqualTo(InstanceStatus.TRANSIENT);
        assertThat(a.getName()).isEqualTo("Nina");
        assertThat(a.getId())
                .as("given back, so that the instance is new again")
                .isNull();
        Artist b = new Artist("Ben");
        s.add(b);
        s.rollback();
        assertThat(status(b)).isEqualTo(InstanceStatus.TRANSIENT);
        s.add(b);
        s.expunge(b);
        assertThat(status(b)).isEqualTo(InstanceStatus.TRANSIENT);
        s.add(a);
        during(s::flush).areExactly(INSERT);
    }

    @Test
    @DisplayName("state-05: close detaches all and rolls back; what was loaded stays readable")
    void closeDetaches() {
        Artist a = artist(1);
        Artist n = new Artist("New");
        s.add(n);
        s.close();
        assertThat(a.getName()).isEqualTo("Nina");
        assertThatThrownBy(() -> a.getAlbums().size()).isInstanceOf(NotLoadedException.class);
        try (Session another = sessions.open()) {
            assertThat(another.inspect(a).status()).isEqualTo(InstanceStatus.DETACHED);
            assertThat(another.inspect(n).status()).isEqualTo(InstanceStatus.TRANSIENT);
            assertThat(another.get(Artist.class, 1)).isNotSameAs(a);
        }
    }

    @Test
    @DisplayName("state-07: add re-attaches without a statement; changes made while detached are flushed")
    void addOfDetached() {
        Artist a = artist(1);
        s.expungeAll();
        a.setName("Nina S.");
        during(() -> s.add(a)).areNone();
        assertThat(status(a)).isEqualTo(InstanceStatus.PERSISTENT);
        assertThat(s.dirty()).containsExactly(a);
        during(s::flush).areExactly("update artist set name = ? where id = ?");
        s.add(a);
        during(s::flush).areNone();
        assertThat(a.getAlbums()).as("collections load again").hasSize(2);
    }

    @Test
    @DisplayName("state-08: an instance cannot come back beside another one of its identity")
    void addOfDetachedBesideAnother() {
        Artist a = artist(1);
        s.expunge(a);
        Artist other = artist(1);
        assertThatThrownBy(() -> s.add(a))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Artist#1")
                .hasMessageContaining("merge()");
        assertThat(s.contains(other)).isTrue();
    }

    @Test
    @DisplayName("state-09: an instance belongs to one session at a time")
    void oneSessionAtATime() {
        Artist a = artist(1);
        try (Session another = sessions.open()) {
            assertThatThrownBy(() -> another.add(a))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another open session");
            s.expunge(a);
            another.add(a);
            assertThat(another.inspect(a).status()).isEqualTo(InstanceStatus.PERSISTENT);
        }
    }

    @Test
    @DisplayName("state-10: only what has a row can be deleted; a detached instance is attached first")
    void deleteOfNewAndDetached() {
        Artist n = new Artist("New");
        assertThatThrownBy(() -> s.delete(n)).isInstanceOf(IllegalArgumentException.class);
        s.add(n);
        assertThatThrownBy(() -> s.delete(n))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expunge()");
        s.expunge(n);
        Album a = album(3);
        s.expunge(a);
        s.delete(a);
        during(s::flush).areExactly("delete from album where id = ?");
    }

    @Test
    @DisplayName("state-11: add takes the mark away; after the flush it is refused")
    void addAfterDelete() {
        Album c = album(3);
        s.delete(c);
        s.add(c);
        assertThat(s.deleted()).isEmpty();
        assertThat(status(c)).isEqualTo(InstanceStatus.PERSISTENT);
        during(s::flush).areNone();
        s.delete(c);
        s.flush();
        assertThatThrownBy(() -> s.add(c))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deleted in this transaction");
        s.rollback();
        assertThat(status(c)).isEqualTo(InstanceStatus.PERSISTENT);
    }

    @Test
    @DisplayName("state-14: every way to a row leads to the same instance")
    void oneInstanceForARow() {
        Artist a = artist(1);
        assertThat(album(2).getArtist()).isSameAs(a);
        assertThat(a.getAlbums().get(1)).isSameAs(album(2));
        try (Session another = sessions.open()) {
            assertThat(another.get(Artist.class, 1)).isNotSameAs(a);
        }
    }

    @Test
    @DisplayName("state-16: a pending instance has no identity yet, even with its identifier set")
    void identityComesWithTheRow() {
        Artist a = new Artist(10, "x");
        s.add(a);
        assertThat(inspect(a).identity()).isNull();
        during(s::flush).areExactly("insert into artist (id, name, country) values (?, ?, ?)");
        assertThat(inspect(a).identity()).isEqualTo(10);
        assertThat(s.identityMap()).containsEntry(new Session.Identity(Artist.class, 10), a);
    }

    @Test
    @DisplayName("state-17: what is marked is still there until the flush; deleting twice is deleting once")
    void markedIsStillThere() {
        Album x = album(3);
        s.delete(x);
        assertThat(s.contains(x)).isTrue();
        assertThat(album(3)).isSameAs(x);
        s.delete(x);
        assertThat(s.deleted()).hasSize(1);
        during(s::flush).areExactly("delete from album where id = ?");
        s.delete(x);
        during(s::flush).areNone();
    }

    @Test
    @DisplayName("state-18: expunge and refresh of what is not here are refused")
    void verbsForWhatIsHere() {
        Artist n = new Artist("New");
        assertThatThrownBy(() -> s.expunge(n)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> s.refresh(n)).isInstanceOf(IllegalArgumentException.class);
        s.add(n);
        assertThatThrownBy(() -> s.refresh(n)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> s.expire(n)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> s.refresh(artist(1), "nam"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'name'");
        assertThatThrownBy(() -> {
                    s.add(new Artist(1, "Dup"));
                    s.flush();
                })
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("merge()");
        assertThat(s.isActive()).isTrue();
    }
}
