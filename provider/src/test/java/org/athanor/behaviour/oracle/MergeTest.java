package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.athanor.InstanceStatus;
import org.athanor.Session;
import org.athanor.behaviour.oracle.Music.Album;
import org.athanor.behaviour.oracle.Music.Artist;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Merge into a native session. */
class MergeTest extends MusicTest {
    @Test
    @DisplayName("merge-01: without an identifier a pending copy; the given instance stays outside")
    void newCopy() {
        Artist a = new Artist("Oum", "MA");
        Artist m = s.merge(a);
        assertThat(m).isNotSameAs(a);
        assertThat(status(a)).isEqualTo(InstanceStatus.TRANSIENT);
        assertThat(status(m)).isEqualTo(InstanceStatus.PENDING);
        assertThat(m.getName()).isEqualTo("Oum");
        s.flush();
        assertThat(m.getId()).isEqualTo(4);
        assertThat(a.getId()).isNull();
    }

    @Test
    @DisplayName("merge-02: onto a row it is one select; what is not set on a new instance is left alone")
    void ontoARow() {
        Artist[] m = new Artist[1];
        during(() -> m[0] = s.merge(new Artist(1, "Eunice"))).areExactly(TransactionsTest.ARTIST);
        assertThat(m[0].getName()).isEqualTo("Eunice");
        assertThat(m[0].getCountry()).isEqualTo("US");
        assertThat(s.isModified(m[0])).isTrue();
        during(s::flush).areExactly("update artist set name = ? where id = ?");
        assertThat(m[0].getAlbums()).hasSize(2);
    }

    @Test
    @DisplayName("merge-03: an identifier without a row gives a pending copy that keeps it")
    void identifierWithoutARow() {
        Artist m = s.merge(new Artist(77, "Oum"));
        assertThat(status(m)).isEqualTo(InstanceStatus.PENDING);
        during(s::flush).areExactly("insert into artist (id, name, country) values (?, ?, ?)");
        assertThat(m.getId()).isEqualTo(77);
    }

    @Test
    @DisplayName("merge-04: onto a known instance nothing is sent; equal values are no change")
    void ontoAKnownInstance() {
        Artist a = artist(1);
        during(() -> assertThat(s.merge(new Artist(1, "Nina"))).isSameAs(a)).areNone();
        assertThat(s.isModified(a)).isFalse();
        during(s::flush).areNone();
        s.merge(new Artist(1, "Eunice"));
        during(s::flush).areExactly("update artist set name = ? where id = ?");
    }

    @Test
    @DisplayName(
            "merge-05: of a detached instance what is loaded is taken over, null is a value, the rest is not touched")
    void detached() {
        Artist a = artist(1);
        s.close();
        a.setName("Eunice");
        a.setCountry(null);
        try (Session t = sessions.open()) {
            Artist m = t.merge(a);
            assertThat(m).isNotSameAs(a);
            assertThat(t.inspect(a).status()).isEqualTo(InstanceStatus.DETACHED);
            assertThat(t.inspect(m).unloaded()).contains("albums");
            assertThat(t.inspect(m).history("name").added()).containsExactly("Eunice");
            assertThat(t.inspect(m).history("name").deleted()).containsExactly("Nina");
            during(t::flush).areExactly("update artist set name = ?, country = ? where id = ?");
        }
    }

    @Test
    @DisplayName("merge-07: an instance of this session is given back")
    void ofThisSession() {
        Artist a = artist(1);
        Artist p = new Artist("Oum");
        s.add(p);
        assertThat(s.merge(a)).isSameAs(a);
        assertThat(s.merge(p)).isSameAs(p);
    }

    @Test
    @DisplayName("merge-11: along a many-to-one: a known parent is merged, an unknown one made pending")
    void alongAManyToOne() {
        Album given = new Album("Pastel", new Artist(2, "Youssou"));
        given.setId(1);
        Album m = s.merge(given);
        assertThat(m.getArtist()).isSameAs(artist(2));
        during(s::flush).areExactly("update album set artist_id = ? where id = ?");
        given.setArtist(new Artist("Oum"));
        m = s.merge(given);
        assertThat(status(m.getArtist())).isEqualTo(InstanceStatus.PENDING);
        during(s::flush).areExactly(StatesTest.INSERT, "update album set artist_id = ? where id = ?");
    }

    @Test
    @DisplayName("merge-08: a collection is replaced: missing members are unlinked, new ones are pending")
    void collectionsAreReplaced() {
        Artist given = new Artist(1, "Nina");
        Album silk = new Album("Silk");
        silk.setId(2);
        given.setAlbums(new ArrayList<>(List.of(silk, new Album("New"))));
        Artist m = s.merge(given);
        assertThat(m.titles()).containsExactly("Silk", "New");
        s.commit();
        assertThat(unit.sql("select title, artist_id from album order by id"))
                .hasToString("[[Pastel, null], [Silk, 1], [Set, 2], [New, 1]]");
    }

    @Test
    @DisplayName("merge-13: one copy for each instance, and the walk does not turn back")
    void oneCopyEach() {
        Artist a = new Artist("Oum");
        Album x = new Album("X", a);
        Album y = new Album("Y", a);
        a.setAlbums(new ArrayList<>(List.of(x, y)));
        Artist m = s.merge(a);
        assertThat(s.pending()).hasSize(3);
        assertThat(m.getAlbums())
                .allSatisfy(album -> assertThat(album.getArtist()).isSameAs(m));
        assertThat(status(x)).isEqualTo(InstanceStatus.TRANSIENT);
        Album mx = s.merge(x);
        assertThat(mx).isNotSameAs(m.getAlbums().get(0));
        assertThat(mx.getArtist().titles()).containsExactly("X");
        assertThat(s.pending()).as("merge flushes before it looks").hasSize(2);
    }
}
