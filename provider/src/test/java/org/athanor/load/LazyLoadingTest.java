package org.athanor.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.athanor.instrument.NotLoadedException;
import org.athanor.load.Music.Album;
import org.athanor.load.Music.Artist;
import org.athanor.load.Music.Playlist;
import org.athanor.load.Music.Track;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent when lazy state is touched, and for whom. */
class LazyLoadingTest {
    private final LoadWorld world = Music.world();

    @BeforeEach
    void rows() {
        world.sql("""
            insert into artist values (1, 'AC/DC', null, null, null);
            insert into artist values (2, 'Accept', null, null, null);
            insert into artist values (3, 'Silent', null, null, null);
            insert into album values (10, 'TNT', 1); insert into album values (11, 'Powerage', 1);
            insert into album values (12, 'Balls', 2);
            insert into track values (20, 'c', 1, 10); insert into track values (21, 'a', 2, 10);
            insert into track values (22, 'b', 3, 12);
            insert into playlist values (30, 'p'); insert into playlist values (31, 'empty');
            insert into playlist_track values (30, 20); insert into playlist_track values (30, 22);
            insert into playlist_track values (30, 21); insert into playlist_track values (30, 22)
            """);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void touchingACollectionOfALoneInstanceSendsThePlainStatement() {
        Artist artist = world.find(Artist.class, 1L);
        world.statements();

        assertThat(artist.albums).extracting(album -> album.title).containsExactly("TNT", "Powerage");
        assertThat(artist.albums.get(0).artist).isSameAs(artist);
        assertThat(world.statements())
                .containsExactly("select a.id, a.title, a.artist_id from Album a where a.artist_id = ? order by a.title"
                        + " desc  -- [1]");
    }

    @Test
    void touchingOneCollectionLoadsItForTheWholeResult() {
        List<Artist> artists = world.all(Artist.class);
        world.statements();

        assertThat(artists).extracting(artist -> artist.albums.size()).containsExactly(2, 1, 0);
        assertThat(world.statements())
                .singleElement()
                .asString()
                .startsWith("select a.id, a.title, a.artist_id from Album a where a.artist_id in (");
        assertThat(artists.get(0).albums.get(1).tracks).isEmpty();
        assertThat(artists.get(1).albums.get(0).tracks).hasSize(1);
        assertThat(world.statements()).hasSize(1);
    }

    @Test
    void withoutCohortsEachTouchSendsItsOwnStatement() {
        world.withoutCohorts();
        List<Artist> artists = world.all(Artist.class);
        world.statements();

        artists.forEach(artist -> artist.albums.size());

        assertThat(world.statements()).hasSize(3);
    }

    @Test
    void touchingOneReferenceLoadsThoseOfTheWholeResult() {
        List<Album> albums = world.all(Album.class);
        assertThat(world.statements()).hasSize(1);

        assertThat(albums).extracting(album -> album.artist.getName()).containsExactly("AC/DC", "AC/DC", "Accept");
        assertThat(world.statements()).hasSize(1);
    }

    @Test
    void eagerToOnesOfAResultComeByOneSelect() {
        List<Track> tracks = world.all(Track.class);

        assertThat(tracks).extracting(track -> track.album.title).containsExactly("TNT", "TNT", "Balls");
        assertThat(world.statements()).hasSize(2);
    }

    @Test
    void eagerCollectionsComeByOneSelectOrderedAndWithDuplicates() {
        List<Playlist> playlists = world.all(Playlist.class);

        assertThat(playlists.get(0).tracks).extracting(track -> track.name).containsExactly("a", "b", "b", "c");
        assertThat(playlists.get(1).tracks).isEmpty();
        assertThat(world.statements())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith(
                        "select t.id, t.name, t.seconds, t.album_id, p.playlist_id from playlist_track p join Track t"
                                + " on t.id = p.track_id where p.playlist_id in (")
                .contains("order by t.name");
    }

    @Test
    void aFetchJoinFillsCollectionsFromItsRowsOnce() {
        List<Artist> artists = world.fetching(Artist.class, world.toMany(Artist.class, "albums"));

        assertThat(artists).hasSize(4);
        assertThat(artists.get(0)).isSameAs(artists.get(1));
        assertThat(artists.get(0).albums).extracting(album -> album.title).containsExactly("TNT", "Powerage");
        assertThat(artists.get(3).albums).isEmpty();
        assertThat(world.context().isModified(world.state(artists.get(0)))).isFalse();
        assertThat(world.statements()).hasSize(1);
    }

    @Test
    void aFetchJoinDoesNotOverwriteALoadedCollection() {
        Artist artist = world.find(Artist.class, 1L);
        artist.albums.remove(0);

        world.fetching(Artist.class, world.toMany(Artist.class, "albums"));

        assertThat(artist.albums).hasSize(1);
    }

    @Test
    void aPlanBringsWholeLevelsBySelectIn() {
        LoadPlan plan = LoadPlan.of(world.mapping(Artist.class))
                .selectIn(
                        world.toMany(Artist.class, "albums"),
                        LoadPlan.of(world.mapping(Album.class)).selectIn(world.toMany(Album.class, "tracks")));

        List<Artist> artists = world.all(Artist.class, plan);

        assertThat(world.statements()).hasSize(3);
        assertThat(artists.get(0).albums.get(0).tracks).hasSize(2);
        assertThat(world.statements()).isEmpty();
    }

    @Test
    void aPlanCompletesInstancesThatWereLoadedBefore() {
        Track track = world.find(Track.class, 20L);
        LoadPlan plan = LoadPlan.of(world.mapping(Track.class))
                .selectIn(
                        world.toOne(Track.class, "album"),
                        LoadPlan.of(world.mapping(Album.class))
                                .selectIn(world.toMany(Album.class, "tracks"))
                                .selectIn(
                                        world.toOne(Album.class, "artist"),
                                        LoadPlan.of(world.mapping(Artist.class))
                                                .selectIn(world.toMany(Artist.class, "albums"))));
        assertThat(world.state(track.album.artist).loaded()).isFalse();

        world.all(Track.class, plan);

        assertThat(world.statements()).isNotEmpty();
        assertThat(world.state(track.album.artist).loaded()).isTrue();
        assertThat(track.album.tracks).hasSize(2);
        assertThat(track.album.artist.albums).hasSize(2);
        assertThat(world.statements()).isEmpty();
    }

    @Test
    void aDetachedInstanceSaysWhatWasNotLoaded() {
        Artist artist = world.find(Artist.class, 1L);
        world.context().clear();

        assertThatThrownBy(() -> artist.albums.size())
                .isInstanceOf(NotLoadedException.class)
                .hasMessageContaining("Artist#1")
                .hasMessageContaining("albums");
    }
}
