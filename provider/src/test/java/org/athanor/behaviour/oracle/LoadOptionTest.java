package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.athanor.Alias.aliased;
import static org.athanor.Loading.containsEager;
import static org.athanor.Loading.defer;
import static org.athanor.Loading.immediateLoad;
import static org.athanor.Loading.joinedLoad;
import static org.athanor.Loading.lazyLoad;
import static org.athanor.Loading.loadOnly;
import static org.athanor.Loading.noLoad;
import static org.athanor.Loading.raiseLoad;
import static org.athanor.Loading.raiseLoadAll;
import static org.athanor.Loading.selectInLoad;
import static org.athanor.Loading.subqueryLoad;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.athanor.Alias;
import org.athanor.LoadOption;
import org.athanor.Query;
import org.athanor.Session;
import org.athanor.Tuple;
import org.athanor.behaviour.oracle.Discography.Album;
import org.athanor.behaviour.oracle.Discography.Album_;
import org.athanor.behaviour.oracle.Discography.Artist;
import org.athanor.behaviour.oracle.Discography.Artist_;
import org.athanor.behaviour.oracle.Discography.Track;
import org.athanor.behaviour.oracle.Discography.Track_;
import org.athanor.testing.EnhancedClasses;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Loader options, scenario by scenario: how many selects there are, and that results stay what they are. */
class LoadOptionTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Discography.unit());
    Session session = Discography.sessions(unit).open();

    @BeforeEach
    void rows() {
        Discography.rows(unit);
    }

    @AfterEach
    void close() {
        session.close();
    }

    private Query<Artist> artists() {
        session.close();
        session = Discography.sessions(unit).open();
        return session.query(Artist.class).orderBy(Artist_.id);
    }

    private static List<Integer> sizes(List<Artist> artists) {
        return artists.stream().map(artist -> artist.getAlbums().size()).toList();
    }

    private void counted(LoadOption option, int selects) {
        Query<Artist> query = artists().options(option);
        unit.statements()
                .during(() -> assertThat(sizes(query.all())).containsExactly(2, 1, 0))
                .areCounted(selects);
    }

    @Test
    @DisplayName(
            "option-01, lazy-01, lazy-09, lazy-11 one select for joined, two for all others: a cohort loads together")
    void numbersOfSelects() {
        counted(joinedLoad(Artist_.albums), 1);
        counted(subqueryLoad(Artist_.albums), 2);
        counted(selectInLoad(Artist_.albums), 2);
        counted(immediateLoad(Artist_.albums), 2);
        counted(lazyLoad(Artist_.albums), 2);
    }

    @Test
    @DisplayName("option-02 chained options: a select a level; a second collection is never joined")
    void chains() {
        LoadOption[] chains = {
            selectInLoad(Artist_.albums).then(selectInLoad(Album_.tracks)),
            joinedLoad(Artist_.albums).then(joinedLoad(Album_.tracks)),
            joinedLoad(Artist_.albums).then(selectInLoad(Album_.tracks))
        };
        int[] selects = {3, 2, 2};
        for (int i = 0; i < chains.length; i++) {
            Query<Artist> query = artists().options(chains[i]);
            unit.statements()
                    .during(() -> assertThat(query.all().stream()
                                    .map(artist -> artist.getAlbums().stream()
                                            .map(album -> album.tracks.size())
                                            .toList())
                                    .toList())
                            .containsExactly(List.of(2, 1), List.of(1), List.of()))
                    .areCounted(selects[i]);
        }
    }

    @Test
    @DisplayName(
            "option-06 containsEager: the query's own join; a filter filters; loaded stays but for populateExisting")
    void containsEagerFills() {
        Query<Artist> joined = artists().join(Artist_.albums);
        List<Artist> all =
                joined.options(containsEager(Artist_.albums)).orderBy(Album_.id).all();
        unit.statements()
                .during(() -> assertThat(all)
                        .extracting(artist -> artist.getAlbums().toString())
                        .containsExactly("[Pastel, Silk]", "[Set]"))
                .areNone();
        Query<Artist> late = joined.filter(Album_.year.gt(1966)).options(containsEager(Artist_.albums));
        assertThat(late.all())
                .extracting(artist -> artist.getAlbums().toString())
                .containsExactly("[Pastel, Silk]", "[Set]");
        assertThat(late.populateExisting().all())
                .extracting(artist -> artist.getAlbums().toString())
                .containsExactly("[Silk]", "[Set]");
        unit.statements().during(session::flush).areNone();
    }

    @Test
    void containsEagerOfAnAlias() {
        Alias<Album> late = aliased(Album.class, "late");
        List<Artist> artists = artists()
                .join(late, Artist_.albums)
                .filter(late.get(Album_.year).gt(1966))
                .options(containsEager(Artist_.albums, late))
                .all();
        assertThat(artists).extracting(artist -> artist.getAlbums().toString()).containsExactly("[Silk]", "[Set]");
    }

    @Test
    @DisplayName("option-12 joinedLoad changes no result: filters speak of the query's own join, limits count owners")
    void joinedLoadChangesNoResult() {
        Query<Artist> silk = artists()
                .join(Artist_.albums)
                .options(joinedLoad(Artist_.albums))
                .filter(Album_.title.eq("Silk"));
        assertThat(silk.all())
                .extracting(artist -> artist.getAlbums().toString())
                .containsExactly("[Pastel, Silk]");
        assertThat(artists().join(Artist_.albums).all()).hasSize(2);
        assertThat(session.query(Artist_.name).join(Artist_.albums).all()).hasSize(3);
        Query<Artist> two = artists().options(joinedLoad(Artist_.albums)).limit(2);
        unit.statements()
                .during(() -> assertThat(sizes(two.all())).containsExactly(2, 1))
                .areCounted(2)
                .contain("order by a.id limit ?");
    }

    @Test
    @DisplayName("option-13, lazy-07 references chain upwards in one select; an option that fits nothing is refused")
    void references() {
        Query<Track> intro = session.query(Track.class)
                .options(joinedLoad(Track_.album).then(joinedLoad(Album_.artist)))
                .filterBy("id", 1);
        unit.statements()
                .during(() -> {
                    Track track = intro.one();
                    assertThat(track.album.title).isEqualTo("Pastel");
                    assertThat(track.album.artist.getName()).isEqualTo("Nina");
                })
                .areCounted(1);
        assertThatThrownBy(() -> session.query(Artist.class)
                        .options(joinedLoad(Track_.album))
                        .all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fits nothing that the query selects");
        Query<Album> two = session.query(Album.class)
                .options(joinedLoad(Album_.artist))
                .orderBy(Album_.id)
                .limit(2);
        unit.statements()
                .during(() -> assertThat(two.all())
                        .extracting(album -> album.artist.getName())
                        .containsOnly("Nina"))
                .areCounted(1);
    }

    @Test
    @DisplayName(
            "lazy-12 raiseLoad refuses what would have to be loaded; other options still load, new instances have theirs")
    void raising() {
        Artist nina = artists().options(raiseLoad(Artist_.albums)).first();
        assertThatThrownBy(() -> nina.getAlbums().size())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("albums")
                .hasMessageContaining("selectInLoad");
        Album set = session.query(Album.class)
                .options(raiseLoad(Album_.artist))
                .filterBy("id", 3)
                .one();
        assertThatThrownBy(() -> set.artist.getName().length())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("artist");
        Album silk = session.query(Album.class)
                .options(raiseLoadAll(), selectInLoad(Album_.tags))
                .filterBy("id", 2)
                .one();
        assertThat(silk.artist).isSameAs(nina);
        assertThat(silk.tags).hasSize(1);
        assertThatThrownBy(() -> silk.getTracks().size()).isInstanceOf(IllegalStateException.class);
        assertThat(new Artist().getAlbums()).isEmpty();
        unit.statements()
                .during(() -> session.query(Track.class)
                        .options(raiseLoad(Track_.album))
                        .get(4))
                .areExactly("select t.id, t.name, t.album_id from track t where t.id = ?");
        Artist again = artists().options(selectInLoad(Artist_.albums)).first();
        assertThat(again.getAlbums()).hasSize(2);
    }

    @Test
    @DisplayName("option-03 what is said below a lazy link holds when it is touched, after expiry too")
    void optionsBelowALazyLink() {
        List<Artist> artists = artists()
                .options(lazyLoad(Artist_.albums).then(selectInLoad(Album_.tracks)))
                .all();
        unit.statements()
                .during(() -> assertThat(sizes(artists)).containsExactly(2, 1, 0))
                .areCounted(2);
        for (int i = 0; i < 2; i++) {
            Album pastel = artists.get(0).getAlbums().get(0);
            unit.statements().during(() -> assertThat(pastel.tracks).hasSize(2)).areNone();
            session.expunge(pastel);
            session.expire(artists.get(0));
        }
        List<Artist> refusing = artists()
                .options(lazyLoad(Artist_.albums).then(raiseLoad(Album_.tracks)))
                .all();
        Album without = refusing.get(0).getAlbums().get(0);
        assertThatThrownBy(() -> without.tracks.size())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tracks");
    }

    @Test
    @DisplayName("option-03 what is said below a lazy reference holds when it is touched")
    void optionsBelowALazyReference() {
        session.close();
        session = Discography.sessions(unit).open();
        List<Track> tracks = new ArrayList<>();
        unit.statements()
                .during(() -> {
                    tracks.addAll(session.query(Track.class)
                            .options(lazyLoad(Track_.album).then(joinedLoad(Album_.artist), selectInLoad(Album_.tags)))
                            .orderBy(Track_.id)
                            .all());
                    assertThat(tracks.get(0).album).hasToString("Pastel");
                })
                .areCounted(4);
        unit.statements()
                .during(() -> {
                    assertThat(tracks.get(0).album.artist.getName()).isEqualTo("Nina");
                    assertThat(tracks.get(0).album.tags).hasSize(2);
                    assertThat(tracks.get(3).album.artist.getName()).isEqualTo("Youssou");
                })
                .areNone();
    }

    @Test
    @DisplayName("option-10 raiseLoadAll stops every lazy load that is not named, at each level")
    void raisingAll() {
        Artist nina = artists()
                .options(raiseLoadAll(), joinedLoad(Artist_.albums))
                .filterBy("id", 1)
                .one();
        Album pastel = nina.getAlbums().get(0);
        assertThatThrownBy(() -> pastel.tracks.size()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pastel.tags.size()).isInstanceOf(IllegalStateException.class);
        Artist youssou = artists()
                .options(selectInLoad(Artist_.albums).then(lazyLoad(Album_.tracks)), raiseLoadAll())
                .filterBy("id", 2)
                .one();
        Album set = youssou.getAlbums().get(0);
        assertThat(set.tracks).hasSize(1);
        assertThatThrownBy(() -> set.tags.size()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("lazy-13 noLoad leaves the collection empty; what is added to it is saved")
    void notLoading() {
        Artist nina =
                artists().options(noLoad(Artist_.albums)).filterBy("id", 1).one();
        unit.statements().during(() -> assertThat(nina.getAlbums()).isEmpty()).areNone();
        unit.database().restartIdentity("album", "id", 4);
        Album added = new Album();
        added.title = "N";
        nina.getAlbums().add(added);
        session.commit();
        assertThat(unit.sql("select id, title from album where artist_id = 1 order by id"))
                .hasToString("[[1, Pastel], [2, Silk], [4, N]]");
        assertThat(nina.getAlbums()).isEmpty();
        session.refresh(nina);
        assertThat(nina.getAlbums()).hasSize(3);
    }

    @Test
    @DisplayName("option-14 get takes options too, where it asks the database")
    void optionsOfGet() {
        Query<Artist> joined =
                session.query(Artist.class).options(joinedLoad(Artist_.albums).then(selectInLoad(Album_.tracks)));
        Artist nina = joined.get(1);
        unit.statements()
                .during(() -> assertThat(nina.getAlbums().get(0).tracks).hasSize(2))
                .areNone();
        Artist youssou = session.get(Artist.class, 2);
        unit.statements().during(() -> joined.get(2)).areNone();
        Track track = session.query(Track.class)
                .options(joinedLoad(Track_.album).then(joinedLoad(Album_.artist)))
                .get(4);
        unit.statements()
                .during(() -> assertThat(track.album.artist).isSameAs(youssou))
                .areNone();
    }

    @Test
    @DisplayName("lazy-19 a many-to-many by each strategy")
    void manyToMany() {
        LoadOption[] options = {
            lazyLoad(Album_.tags), joinedLoad(Album_.tags), selectInLoad(Album_.tags), subqueryLoad(Album_.tags)
        };
        int[] selects = {2, 1, 2, 2};
        for (int i = 0; i < options.length; i++) {
            artists();
            Query<Album> query = session.query(Album.class).options(options[i]).orderBy(Album_.id);
            unit.statements()
                    .during(() -> assertThat(query.all())
                            .extracting(album -> album.tags.size())
                            .containsExactly(2, 1, 0))
                    .areCounted(selects[i]);
        }
    }

    @Test
    void optionsApplyToTheEntityTheyNameAmongSeveral() {
        List<Tuple> rows = session.query(Artist.class, Album.class)
                .selectFrom(Artist.class)
                .join(Artist_.albums)
                .options(selectInLoad(Album_.tracks), joinedLoad(Artist_.albums))
                .orderBy(Album_.id)
                .all();
        assertThat(rows).hasSize(3);
        unit.statements()
                .during(() -> {
                    assertThat(rows.get(0).get(Album.class).tracks).hasSize(2);
                    assertThat(rows.get(0).get(Artist.class).getAlbums()).hasSize(2);
                })
                .areNone();
    }

    @Test
    @DisplayName("option-04 loadOnly reads the key and what it names; other values come when they are asked for")
    void loadOnlySome() {
        Artist nina =
                artists().options(loadOnly(Artist_.name)).filterBy("id", 1).one();
        assertThat(nina.getName()).isEqualTo("Nina");
        assertThat(nina.getCountry()).isEqualTo("US");
    }

    @Test
    @DisplayName("option-04 of enhanced classes deferred columns are left out, and come with one select when touched")
    void deferredColumns() {
        assumeTrue(EnhancedClasses.asked(), "only what is enhanced knows that a column is touched");
        Query<Artist> query = artists().options(defer(Artist_.country)).filterBy("id", 1);
        Artist[] nina = new Artist[1];
        unit.statements()
                .during(() -> nina[0] = query.one())
                .areExactly("select a.id, a.name from artist a where a.id = ? order by a.id");
        unit.statements()
                .during(() -> assertThat(nina[0].getCountry()).isEqualTo("US"))
                .areCounted(1);
        Query<Artist> only = artists().options(loadOnly(Artist_.name)).filterBy("id", 1);
        unit.statements()
                .during(only::one)
                .areExactly("select a.id, a.name from artist a where a.id = ? order by a.id");
    }
}
