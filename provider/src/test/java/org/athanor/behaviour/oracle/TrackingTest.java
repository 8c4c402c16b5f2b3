package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.athanor.InstanceStatus;
import org.athanor.behaviour.oracle.Music.Album;
import org.athanor.behaviour.oracle.Music.Artist;
import org.athanor.testing.EnhancedClasses;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a session sees of changes: of expired attributes, of rows that come again, of what instances are made to lead to. */
class TrackingTest extends MusicTest {
    @Test
    @DisplayName("track-03: an expired instance is read before it is written to, so that an equal value is no change")
    void setWhileExpired() {
        Artist a = artist(1);
        s.commit();
        // SQLAlchemy reads at the flush, and writes the equal value
        during(() -> {
                    a.setName("Nina");
                    s.flush();
                })
                .areCounted(EnhancedClasses.asked() ? 1 : 0);
        assertThat(s.isModified(a)).isFalse();
    }

    @Test
    @DisplayName("expire-07: a query reads nothing over what is loaded, and fills what has expired")
    void rowsFillWhatHasExpired() {
        Artist a = artist(1);
        s.commit();
        artist(1).getName();
        s.commit();
        assertThat(artist(1).getName()).isEqualTo("Nina");
        s.commit();
        unit.sql("update artist set name = 'Eunice' where id = 1");
        assertThat(s.query(Artist.class).filterBy("name", "Eunice").one()).isSameAs(a);
        assertThat(a.getName()).isEqualTo("Eunice");
        s.commit();
        a.getName();
        s.expire(a, "name");
        during(() -> {
                    s.query(Artist.class).all();
                    assertThat(a.getName()).isEqualTo("Eunice");
                })
                .contain("select a.id, a.name, a.country from artist a");
        a.setCountry("XX");
        try (var off = s.noAutoflush()) {
            s.query(Artist.class).populateExisting().filterBy("id", 1).one();
            assertThat(off).isNotNull();
        }
        assertThat(a.getCountry()).isEqualTo("US");
        assertThat(s.dirty()).isEmpty();
    }

    @Test
    @DisplayName("sync-06: a child is written before the collection it was given to is read, and is in it once")
    void writtenBeforeRead() {
        Artist a = artist(1);
        Album x = new Album("X", a);
        s.add(x);
        during(() -> assertThat(a.titles()).containsExactly("Pastel", "Silk", "X"))
                .areExactly(
                        CascadesTest.INSERT_ALBUM,
                        "select a.id, a.title, a.yr, a.artist_id from album a where a.artist_id = ? order by a.id");
        assertThat(inspect(a).history("albums").added()).isEmpty();
    }

    @Test
    @DisplayName("sync-08: adding to a list that is not loaded loads nothing; reading it does, after a flush")
    void addingToAnUnloadedList() {
        Artist a = artist(1);
        during(() -> a.getAlbums().add(new Album("X"))).areNone();
        during(() -> assertThat(a.getAlbums()).hasSize(3)).areCounted(2);
    }

    @Test
    @DisplayName("cascade-01, cascade-02: what is put into a collection is pending at once, with all it leads to")
    void pendingAtOnce() {
        Artist a = artist(1);
        Album x = new Album("X");
        a.getAlbums().add(x);
        assertThat(s.pending()).containsExactly(x);
        Artist oum = new Artist("Oum");
        s.add(oum);
        Album y = new Album("Y");
        oum.getAlbums().add(y);
        assertThat(s.contains(y)).isTrue();
        assertThat(s.pending()).containsExactly(x, oum, y);
        s.expunge(y);
        assertThat(status(y)).isEqualTo(InstanceStatus.TRANSIENT);
        s.commit();
        assertThat(column("select title from album where id > 3")).isEqualTo("[X]");
    }

    @Test
    @DisplayName("cascade-01: a new parent set on a persistent child is pending at once, with its other children")
    void parentsArePendingAtOnce() {
        Artist ali = new Artist("Ali");
        Album other = new Album("Other");
        ali.getAlbums().add(other);
        album(3).setArtist(ali);
        assertThat(s.pending()).containsExactly(ali, other);
        s.commit();
        assertThat(unit.sql("select title from album where artist_id = 4 order by id"))
                .hasToString("[[Set], [Other]]");
    }

    @Test
    @DisplayName("what was pending in a collection stays so when it is taken out, where orphans are kept")
    void takenOutOfACollection() {
        Artist a = artist(1);
        a.getAlbums().size();
        Album x = new Album("X");
        a.getAlbums().add(x);
        a.getAlbums().remove(x);
        assertThat(s.pending()).containsExactly(x);
        s.commit();
        assertThat(unit.sql("select artist_id from album where title = 'X'")).hasToString("[[null]]");
    }
}
