package org.athanor.behaviour.relationships;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.athanor.behaviour.relationships.Studio.Album;
import org.athanor.behaviour.relationships.Studio.Artist;
import org.athanor.behaviour.relationships.Studio.Book;
import org.athanor.behaviour.relationships.Studio.Profile;
import org.athanor.behaviour.relationships.Studio.Shelf;
import org.athanor.behaviour.relationships.Studio.Side;
import org.athanor.behaviour.relationships.Studio.Tag;
import org.athanor.behaviour.relationships.Studio.Track;
import org.athanor.testing.EnhancedClasses;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One-to-one, many-to-many, maps and stored orders. */
class OtherKindsTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Studio.unit());
    private EntityManager em;

    @BeforeEach
    void rows() {
        Studio.rows(unit);
    }

    @AfterEach
    void end() {
        em.getTransaction().rollback();
        em.close();
    }

    /** What was written to classes that are not enhanced is noticed when a collection is touched. */
    private void touch() {
        em.find(Album.class, 3).getTags().size();
        em.find(Artist.class, 3).getAlbums().size();
    }

    @ParameterizedTest(name = "sync-15, {0}")
    @EnumSource
    void aNewOneAtTheParentsSideTakesThePlaceOfTheOther(Preset preset) {
        em = preset.begin(unit);
        Artist nina = em.find(Artist.class, 1);
        Profile pianist = nina.getProfile();
        Profile fresh = new Profile(9);
        em.persist(fresh);
        nina.setProfile(fresh);
        touch();
        assertThat(fresh.getArtist()).isSameAs(nina);
        assertThat(pianist.getArtist()).isNull();
        em.flush();
        assertThat(unit.sql(em, "select id from Profile where artist_id = 1")).hasToString("[[9]]");
    }

    @ParameterizedTest(name = "sync-15, {0}")
    @EnumSource
    void aNewOneThatRefersToTheParentTakesThePlaceOfTheOther(Preset preset) {
        em = preset.begin(unit);
        Artist nina = em.find(Artist.class, 1);
        Profile pianist = nina.getProfile();
        Profile fresh = new Profile(9);
        em.persist(fresh);
        fresh.setArtist(nina);
        touch();
        assertThat(nina.getProfile()).isSameAs(fresh);
        assertThat(pianist.getArtist()).isNull();
        em.flush();
        assertThat(unit.sql(em, "select id from Profile where artist_id = 1")).hasToString("[[9]]");
    }

    @ParameterizedTest(name = "sync-16, {0}")
    @EnumSource
    void aOneToOneThatMovesLeavesNothingBehind(Preset preset) {
        em = preset.begin(unit);
        Artist nina = em.find(Artist.class, 1);
        Artist cesaria = em.find(Artist.class, 3);
        Profile pianist = nina.getProfile();
        cesaria.setProfile(pianist);
        touch();
        assertThat(nina.getProfile()).isNull();
        assertThat(pianist.getArtist()).isSameAs(cesaria);
        // a native session of enhanced classes has not read whether she had one, and takes that from her first
        unit.statements()
                .during(em::flush)
                .contain("update Profile set artist_id = ? where id = ?")
                .areCounted(preset == Preset.NATIVE && EnhancedClasses.asked() ? 2 : 1);
        pianist.setArtist(nina);
        touch();
        assertThat(cesaria.getProfile()).isNull();
        assertThat(nina.getProfile()).isSameAs(pianist);
        pianist.setArtist(null);
        touch();
        assertThat(nina.getProfile()).isNull();
    }

    @ParameterizedTest(name = "sync-17, {0}")
    @EnumSource
    void bothEndsOfAManyToManyAreOne(Preset preset) {
        em = preset.begin(unit);
        Album pastel = em.find(Album.class, 1);
        Tag live = em.find(Tag.class, 3);
        assertThat(pastel.getTags()).hasSize(2);
        assertThat(live.getAlbums()).isEmpty();
        pastel.getTags().add(live);
        assertThat(live.getAlbums()).containsExactly(pastel);
        unit.statements().during(em::flush).areExactly("insert into Album_Tag (albums_id, tags_id) values (?, ?)");
        live.getAlbums().remove(pastel);
        assertThat(pastel.getTags()).hasSize(2).doesNotContain(live);
        unit.statements().during(em::flush).areExactly("delete from Album_Tag where albums_id = ? and tags_id = ?");
    }

    @ParameterizedTest(name = "sync-18, {0}")
    @EnumSource
    void aManyToManyThatIsNotLoadedIsWrittenWithoutLoading(Preset preset) {
        em = preset.begin(unit);
        Album silk = em.find(Album.class, 2);
        Tag jazz = em.find(Tag.class, 1);
        assertThat(jazz.getAlbums()).hasSize(1);
        unit.statements()
                .during(() -> {
                    jazz.getAlbums().add(silk);
                    em.flush();
                })
                .areExactly("insert into Album_Tag (albums_id, tags_id) values (?, ?)");
        assertThat(silk.getTags()).containsExactly(jazz);
    }

    @ParameterizedTest(name = "sync-19, {0}")
    @EnumSource
    void replacingAManyToManyIsHeardAtTheOtherEnds(Preset preset) {
        em = preset.begin(unit);
        Album pastel = em.find(Album.class, 1);
        Tag jazz = em.find(Tag.class, 1);
        Tag live = em.find(Tag.class, 3);
        assertThat(jazz.getAlbums()).hasSize(1);
        pastel.setTags(new HashSet<>(Set.of(live)));
        em.flush();
        assertThat(jazz.getAlbums()).isEmpty();
        assertThat(live.getAlbums()).containsExactly(pastel);
        assertThat(unit.sql(em, "select tags_id from Album_Tag where albums_id = 1"))
                .hasToString("[[3]]");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void anUnmanagedEndIsSetInMemoryAndThenByHand(Preset preset) {
        em = preset.begin(unit);
        Album pastel = em.find(Album.class, 1);
        Tag fresh = new Tag(9);
        pastel.getTags().add(fresh);
        assertThat(fresh.getAlbums()).containsExactly(pastel);
        assertThat(fresh.getAlbums().add(pastel)).isTrue();
        em.persist(fresh);
        em.flush();
        assertThat(unit.sql(em, "select tags_id from Album_Tag where albums_id = 1 order by tags_id"))
                .hasToString("[[1], [2], [9]]");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aMapByAnAttributeOfItsValuesStaysRight(Preset preset) {
        em = preset.begin(unit);
        Shelf one = em.find(Shelf.class, 1);
        Shelf two = em.find(Shelf.class, 2);
        Book emma = one.getBooks().get("Emma");
        emma.setShelf(two);
        assertThat(two.getBooks()).containsOnlyKeys("Ulysses", "Emma").containsEntry("Emma", emma);
        assertThat(one.getBooks()).isEmpty();
        Book fresh = new Book(9, "Persuasion");
        one.getBooks().put("Persuasion", fresh);
        assertThat(fresh.getShelf()).isSameAs(one);
        two.getBooks().remove("Emma");
        assertThat(emma.getShelf()).isNull();
        emma.setShelf(one);
        one.getBooks().put("Emma", emma);
        assertThat(one.getBooks()).hasSize(2);
        em.flush();
        assertThat(unit.sql(em, "select id, shelf_id from Book order by id"))
                .containsExactly(List.of(1, 1), List.of(2, 2), List.of(9, 1));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aMapThatIsNotLoadedQueues(Preset preset) {
        em = preset.begin(unit);
        Shelf two = em.find(Shelf.class, 2);
        Book emma = em.find(Book.class, 1);
        emma.setShelf(two);
        assertThat(two.getBooks()).containsOnlyKeys("Ulysses", "Emma");
    }

    @ParameterizedTest(name = "coll-04, {0}")
    @EnumSource
    void aStoredOrderHasNoGapsAfterMoves(Preset preset) {
        em = preset.begin(unit);
        Side one = em.find(Side.class, 1);
        Side two = em.find(Side.class, 2);
        Track second = em.find(Track.class, 2);
        second.setSide(two);
        Track fresh = new Track(9);
        em.persist(fresh);
        fresh.setSide(one);
        em.flush();
        assertThat(unit.sql(em, "select id, side_id, tracks_order from Track order by side_id, tracks_order"))
                .containsExactly(
                        List.of(1, 1, 0), List.of(3, 1, 1), List.of(9, 1, 2), List.of(4, 2, 0), List.of(2, 2, 1));
        assertThat(one.getTracks()).extracting(each -> each.id).containsExactly(1, 3, 9);
    }
}
