package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.util.List;
import org.athanor.InstanceStatus;
import org.athanor.behaviour.oracle.Music.Album;
import org.athanor.behaviour.oracle.Music.Artist;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What travels along the relationships of artists and albums, none of which declares a cascade. */
class CascadesTest extends MusicTest {
    static final String INSERT_ALBUM = "insert into album (title, yr, artist_id) values (?, ?, ?) returning id";

    @Test
    @DisplayName("cascade-01: add takes the children along, and the parent")
    void addTravelsBothWays() {
        Artist a = new Artist("Oum");
        a.getAlbums().add(new Album("X"));
        a.getAlbums().add(new Album("Y"));
        s.add(a);
        assertThat(s.pending()).hasSize(3);
        Album z = new Album("Z", new Artist("Ali"));
        s.add(z);
        assertThat(s.pending()).hasSize(5);
        s.commit();
        assertThat(unit.sql("select title from album where artist_id > 3 order by title"))
                .hasToString("[[X], [Y], [Z]]");
    }

    @Test
    @DisplayName("cascade-02: what is put into a collection of a persistent instance comes in")
    void comesInByTheCollection() {
        Artist a = artist(3);
        Album x = new Album("X");
        a.getAlbums().add(x);
        during(s::flush).areExactly(INSERT_ALBUM);
        assertThat(status(x)).isEqualTo(InstanceStatus.PERSISTENT);
        assertThat(x.getArtist()).isSameAs(a);
    }

    @Test
    @DisplayName("track-05, track-13: the history of a collection is net; its owner's row is not written")
    void collectionsHaveHistory() {
        Artist a = artist(1);
        a.getAlbums().size();
        assertThat(inspect(a).history("albums").changed()).isFalse();
        assertThat(inspect(a).history("albums").unchanged()).hasSize(2);
        Album gone = a.getAlbums().remove(0);
        Album come = new Album("New");
        a.getAlbums().add(come);
        assertThat(inspect(a).history("albums").added()).containsExactly(come);
        assertThat(inspect(a).history("albums").deleted()).containsExactly(gone);
        assertThat(s.isModified(a)).isTrue();
        assertThat(s.dirty()).contains(a);
        during(s::flush).areExactly(INSERT_ALBUM, "update album set artist_id = ? where id = ?");
        assertThat(inspect(a).history("albums").changed()).isFalse();
        Album there = a.getAlbums().remove(0);
        a.getAlbums().add(there);
        assertThat(inspect(a).history("albums").changed()).isFalse();
        during(s::flush).areNone();
    }

    @Test
    @DisplayName("track-01: only net changes count")
    void netChanges() {
        Artist a = artist(1);
        a.setName("Nina");
        assertThat(s.isModified(a)).isFalse();
        during(s::flush).areNone();
        a.setName("X");
        a.setName("Nina");
        assertThat(inspect(a).history("name").unchanged()).containsExactly("Nina");
        during(s::flush).areNone();
        a.setName("Nina S.");
        assertThat(s.dirty()).containsExactly(a);
        assertThat(inspect(a).history("name").added()).containsExactly("Nina S.");
        assertThat(inspect(a).history("name").deleted()).containsExactly("Nina");
        during(s::flush).areExactly("update artist set name = ? where id = ?");
        assertThat(s.dirty()).isEmpty();
    }

    @Test
    @DisplayName("track-02: an update sets the changed columns only")
    void changedColumnsOnly() {
        Artist a = artist(1);
        a.setCountry("FR");
        during(s::flush).areExactly("update artist set country = ? where id = ?");
        a.setName("N");
        a.setCountry("US");
        during(s::flush).areExactly("update artist set name = ?, country = ? where id = ?");
        a.setCountry(null);
        during(s::flush).areExactly("update artist set country = ? where id = ?");
    }

    @Test
    @DisplayName("track-14: changes of what is marked to be deleted are not written")
    void changesOfTheDeleted() {
        Album a = album(3);
        a.setTitle("lost");
        s.delete(a);
        assertThat(s.dirty()).isEmpty();
        during(s::flush).areExactly("delete from album where id = ?");
    }

    @Test
    @DisplayName("cascade-11, T28: the children of a deleted parent lose their key")
    void deleteUnlinks() {
        Artist a = artist(1);
        s.delete(a);
        // SQLAlchemy reads the albums and writes each; one update does both
        during(s::flush)
                .areExactly("update album set artist_id = null where artist_id = ?", "delete from artist where id = ?");
        s.commit();
        assertThat(unit.sql("select title, artist_id from album order by id"))
                .hasToString("[[Pastel, null], [Silk, null], [Set, 2]]");
    }

    @Test
    @DisplayName("cascade-11: children that are deleted too need no update of their own")
    void deleteWithChildren() {
        Artist a = artist(1);
        s.delete(album(1));
        s.delete(a);
        s.commit();
        assertThat(unit.sql("select title, artist_id from album order by id")).hasToString("[[Silk, null], [Set, 2]]");
    }

    @Test
    @DisplayName("cascade-20: what is given to a marked parent stays with it, and the delete fails")
    void givenToAMarkedParent() {
        Artist a = artist(1);
        s.delete(a);
        Album n = new Album("New", a);
        s.add(n);
        assertThatThrownBy(s::flush).isInstanceOf(PersistenceException.class);
        s.rollback();
        assertThat(unit.sql("select id from album")).hasSize(3);
    }

    @Test
    @DisplayName("flush-01: a query flushes first, also when it reads other tables")
    void queriesFlush() {
        Artist a = artist(1);
        a.setName("Nina S.");
        s.add(new Artist("Oum"));
        List<?> titles = s.entityManager()
                .createQuery("select a.title from Album a", String.class)
                .getResultList();
        assertThat(titles).hasSize(3);
        assertThat(s.dirty()).isEmpty();
        assertThat(s.pending()).isEmpty();
    }

    @Test
    @DisplayName("flush-02: the flush before queries can be suspended")
    void suspendedFlush() {
        s.add(new Artist("Oum"));
        try (var off = s.noAutoflush()) {
            during(() -> artist(2)).areCounted(1);
            assertThat(off).isNotNull();
        }
        during(() -> artist(3)).areCounted(2);
    }

    @Test
    @DisplayName("flush-04: a lazy load flushes first, when it has to ask")
    void loadsFlush() {
        Artist a = artist(1);
        s.add(new Artist("Oum"));
        during(() -> a.getAlbums().size()).areCounted(2);
        s.add(new Artist("Ry"));
        during(() -> a.getAlbums().size()).areNone();
    }

    @Test
    @DisplayName("an element of the wrong class is refused, and the session goes on after the rollback")
    void wrongElements() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<Object> raw = (List) artist(1).getAlbums();
        assertThatThrownBy(() -> {
                    raw.add("no album");
                    s.flush();
                })
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("String");
        s.rollback();
        assertThat(artist(1).getAlbums()).hasSize(2);
    }
}
