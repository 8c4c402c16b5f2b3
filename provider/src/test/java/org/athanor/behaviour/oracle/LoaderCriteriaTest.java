package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.athanor.Loading.containsEager;
import static org.athanor.Loading.joinedLoad;
import static org.athanor.Loading.lazyLoad;
import static org.athanor.Loading.selectInLoad;
import static org.athanor.Loading.subqueryLoad;
import static org.athanor.Loading.withLoaderCriteria;
import static org.athanor.expression.Expressions.attribute;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.athanor.LoadOption;
import org.athanor.Query;
import org.athanor.Session;
import org.athanor.behaviour.oracle.Discography.Album;
import org.athanor.behaviour.oracle.Discography.Album_;
import org.athanor.behaviour.oracle.Discography.Artist;
import org.athanor.behaviour.oracle.Discography.Artist_;
import org.athanor.behaviour.oracle.Discography.Tag_;
import org.athanor.behaviour.oracle.Discography.Track;
import org.athanor.behaviour.oracle.Discography.Track_;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.SentStatements;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Loader options with conditions: of one collection, and of an entity wherever it is. */
class LoaderCriteriaTest {
    private static final String ARTISTS = "select a.id, a.name, a.country from artist a";

    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Discography.unit());
    Session session;

    @BeforeEach
    void rows() {
        Discography.rows(unit);
        anew();
    }

    @AfterEach
    void close() {
        session.close();
    }

    private void anew() {
        if (session != null) {
            session.close();
        }
        session = Discography.sessions(unit).open();
    }

    /** Asks for artists, and for their albums. */
    private SentStatements sent(String expected, Query<Artist> query) {
        List<String> titles = new ArrayList<>();
        SentStatements sent = unit.statements()
                .during(() -> query.all()
                        .forEach(artist ->
                                titles.add(artist.getName() + artist.getAlbums().toString())));
        assertThat(titles).hasToString(expected);
        anew();
        return sent;
    }

    private Query<Artist> artists(LoadOption... options) {
        return session.query(Artist.class).orderBy(Artist_.id).options(options);
    }

    @Test
    @DisplayName("option-08 a filtered load: joined, by one more select, and when it is touched")
    void filteredLoads() {
        String late = "[Nina[Silk], Youssou[Set], Cesaria[]]";
        sent(late, artists(joinedLoad(Artist_.albums).filter(Album_.year.gt(1966))))
                .areExactly("select a.id, a.name, a.country, a1.id, a1.title, a1.year, a1.artist_id from artist a"
                        + " left join album a1 on a1.artist_id = a.id and a1.year > ? order by a.id, a1.id");
        sent(late, artists(selectInLoad(Artist_.albums).filter(Album_.year.gt(1966))))
                .contain("from album a where a.artist_id in", "and a.year > ? order by a.id")
                .areCounted(2);
        sent(late, artists(subqueryLoad(Artist_.albums).filter(Album_.year.gt(1966))))
                .areCounted(2);
        sent(late, artists(lazyLoad(Artist_.albums).filter(Album_.year.gt(1966))))
                .areCounted(2);
        sent(
                        "[Nina[Silk], Youssou[Set]]",
                        artists(joinedLoad(Artist_.albums).filter(Album_.year.gt(1966)))
                                .limit(2))
                .areCounted(2);
        sent(
                        "[Nina[Silk]]",
                        artists(lazyLoad(Artist_.albums).filter(Album_.year.gt(1966)))
                                .filterBy("id", 1))
                .areExactly(
                        ARTISTS + " where a.id = ? order by a.id",
                        "select a.artist_id, a.id, a.title, a.year, a.artist_id from album a where a.artist_id = ? and"
                                + " a.year > ? order by a.id");
    }

    @Test
    void aFilteredCollectionIsNotWrittenAsChanged() {
        List<Artist> artists = artists(selectInLoad(Artist_.albums).filter(Album_.year.gt(1966)))
                .all();
        unit.statements().during(session::flush).areNone();
        Album silk = artists.get(0).getAlbums().get(0);
        artists.get(0).getAlbums().remove(silk);
        unit.statements().during(session::flush).areExactly("update album set artist_id = ? where id = ?");
        assertThat(unit.sql("select artist_id from album where id = 1")).hasToString("[[1]]");
    }

    @Test
    void filtersHoldAfterExpiryUntilTheOwnerIsRefreshed() {
        LoadOption[] filtered = {
            joinedLoad(Artist_.albums).filter(Album_.year.gt(1966)),
            selectInLoad(Artist_.albums).filter(Album_.year.gt(1966)),
            lazyLoad(Artist_.albums).filter(Album_.year.gt(1966))
        };
        for (LoadOption option : filtered) {
            Artist nina = artists(option).filterBy("id", 1).one();
            assertThat(nina.getAlbums()).hasToString("[Silk]");
            session.commit();
            assertThat(nina.getAlbums()).hasToString("[Silk]");
            session.refresh(nina);
            assertThat(nina.getAlbums()).hasToString("[Pastel, Silk]");
            anew();
        }
    }

    @Test
    void filtersGoDownAPathAndSpeakOfRelationships() {
        Query<Artist> query = artists(selectInLoad(Artist_.albums)
                .filter(Album_.tags.any(Tag_.name.eq("jazz")))
                .then(joinedLoad(Album_.tracks).filter(Track_.name.startsWith("B"))));
        Artist nina = query.filterBy("id", 1).one();
        unit.statements()
                .during(() -> assertThat(nina.getAlbums())
                        .extracting(album -> album.tracks.size())
                        .containsExactly(1, 0))
                .areNone();
        anew();
        Query<Album> tags = session.query(Album.class)
                .orderBy(Album_.id)
                .options(selectInLoad(Album_.tags).filter(Tag_.name.ne("jazz")));
        assertThat(tags.all()).extracting(album -> album.tags.size()).containsExactly(1, 0, 0);
    }

    @Test
    void otherValuesAreOtherLoads() {
        for (int year : new int[] {1960, 1966, 1980, 1966}) {
            List<Artist> artists = artists(selectInLoad(Artist_.albums).filter(Album_.year.gt(year)))
                    .all();
            assertThat(artists.get(0).getAlbums()).hasSize(year == 1960 ? 2 : year == 1966 ? 1 : 0);
            anew();
        }
    }

    @Test
    @DisplayName("option-09 criteria hold where the query has the entity: itself, in joins, in eager and in lazy loads")
    void criteriaOfAnEntity() {
        LoadOption late = withLoaderCriteria(Album.class, Album_.year.gt(1966));
        Query<Album> albums = session.query(Album.class).options(late).orderBy(Album_.id);
        unit.statements()
                .during(() -> assertThat(albums.all()).hasToString("[Silk, Set]"))
                .areExactly("select a.id, a.title, a.year, a.artist_id from album a where a.year > ? order by a.id");
        assertThat(albums.count()).isEqualTo(2);
        assertThat(albums.limit(1).count()).isOne();
        assertThat(session.query(Album.class).options(late).get(1)).isNull();
        anew();
        sent(
                        "[Nina[Silk], Youssou[Set]]",
                        session.query(Artist.class)
                                .options(late, selectInLoad(Artist_.albums))
                                .join(Artist_.albums)
                                .orderBy(Artist_.id))
                .contain("from artist a join album a1 on a1.artist_id = a.id and a1.year > ? order by a.id")
                .contain("and a.year > ? order by a.id")
                .areCounted(2);
        sent("[Nina[Silk]]", session.query(Artist.class).options(late).filterBy("id", 1))
                .areExactly(
                        ARTISTS + " where a.id = ?",
                        "select a.artist_id, a.id, a.title, a.year, a.artist_id from album a where a.artist_id = ? and"
                                + " a.year > ? order by a.id");
        sent("[Nina[Silk], Youssou[Set], Cesaria[]]", artists(late, joinedLoad(Artist_.albums)))
                .areCounted(1);
        sent(
                        "[Nina[Silk], Youssou[Set]]",
                        artists(late, joinedLoad(Artist_.albums)).limit(2))
                .areCounted(2);
        sent(
                        "[Nina[Silk], Youssou[Set]]",
                        artists(late, containsEager(Artist_.albums)).join(Artist_.albums))
                .areCounted(1);
    }

    @Test
    void criteriaReachConditionsAndWhatLiesDeeperButNoReferences() {
        LoadOption late = withLoaderCriteria(Album.class, Album_.year.gt(1980));
        assertThat(artists(late).filter(Artist_.albums.any()).all()).hasToString("[Youssou]");
        LoadOption blue = withLoaderCriteria(Track.class, Track_.name.eq("Blue"));
        Artist nina = artists(blue).first();
        assertThat(nina.getAlbums()).extracting(album -> album.tracks.size()).containsExactly(1, 0);
        anew();
        Track intro = session.query(Track.class).options(late).filterBy("id", 1).one();
        assertThat(intro.album).hasToString("Pastel");
        LoadOption both = withLoaderCriteria(Album.class, Album_.title.ne("Pastel"));
        assertThat(session.query(Album.class).options(late, both).all()).hasToString("[Set]");
        assertThat(session.query(Album.class)
                        .options(withLoaderCriteria(Album.class, Album_.year.gt(1980)))
                        .update(Album_.title.to("New")))
                .isOne();
    }

    @Test
    void whatCannotBeFilteredIsRefused() {
        assertThatThrownBy(() -> session.query(Album.class)
                        .options(joinedLoad(Album_.artist).filter(Artist_.name.eq("Nina")))
                        .all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("artist")
                .hasMessageContaining("collection");
        assertThatThrownBy(() -> artists(containsEager(Artist_.albums).filter(Album_.year.gt(1966)))
                        .join(Artist_.albums)
                        .all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("filter the join");
        assertThatThrownBy(() -> artists(selectInLoad(Artist_.albums)
                                .filter(attribute(Track.class, "name").eq("x")))
                        .all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Track");
    }

    @Test
    void ownersWithCompositeIdentifiersAreToldApart() {
        TestUnit shelves = persistence.start(TestUnit.of(Shelf.class, Volume.class));
        shelves.sql("insert into Shelf (room, place) values ('a', 1), ('a', 2), ('b', 1)");
        shelves.sql("insert into Volume (id, pages, shelf_room, shelf_place) values (1, 100, 'a', 1), (2, 900, 'a', 1),"
                + " (3, 800, 'a', 2), (4, 50, 'b', 1)");
        try (Session library = Discography.sessions(shelves).open()) {
            LoadOption thick = selectInLoad(attribute(Shelf.class, "volumes"))
                    .filter(attribute(Volume.class, "pages").gt(500));
            List<Shelf> all = library.query(Shelf.class)
                    .options(thick)
                    .orderBy(
                            attribute(Shelf.class, "id").get("room"),
                            attribute(Shelf.class, "id").get("place"))
                    .all();
            shelves.statements()
                    .during(() -> assertThat(all)
                            .extracting(shelf -> shelf.volumes.stream()
                                    .map(volume -> volume.id)
                                    .toList())
                            .containsExactly(List.of(2), List.of(3), List.of()))
                    .areNone();
        }
    }

    @Embeddable
    public record ShelfId(String room, int place) {}

    @Entity(name = "Shelf")
    public static class Shelf {
        @EmbeddedId
        public ShelfId id;

        @OneToMany(mappedBy = "shelf")
        public List<Volume> volumes;
    }

    @Entity(name = "Volume")
    public static class Volume {
        @Id
        public int id;

        public int pages;

        @ManyToOne(fetch = FetchType.LAZY)
        public Shelf shelf;
    }
}
