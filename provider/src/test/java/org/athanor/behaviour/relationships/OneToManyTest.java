package org.athanor.behaviour.relationships;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.athanor.behaviour.relationships.Studio.Album;
import org.athanor.behaviour.relationships.Studio.Artist;
import org.athanor.behaviour.relationships.Studio.Node;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OneToManyTest {
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

    private Artist artist(int id) {
        return em.find(Artist.class, id);
    }

    private Album album(int id) {
        return em.find(Album.class, id);
    }

    private List<List<Object>> artistOf(int album) {
        em.flush();
        return unit.sql(em, "select artist_id from Album where id = ?", album);
    }

    @ParameterizedTest(name = "sync-01, {0}")
    @EnumSource
    void eitherSideSetsTheOtherWithoutSql(Preset preset) {
        em = preset.begin(unit);
        Artist nina = artist(1);
        nina.getAlbums().size();
        Album album = new Album(9);
        em.persist(album);
        unit.statements()
                .during(() -> {
                    nina.getAlbums().add(album);
                    assertThat(album.getArtist()).isSameAs(nina);
                    nina.getAlbums().remove(album);
                    assertThat(album.getArtist()).isNull();
                    album.setArtist(nina);
                    assertThat(nina.getAlbums()).hasSize(3).contains(album);
                    album.setArtist(null);
                    assertThat(nina.getAlbums()).hasSize(2).doesNotContain(album);
                })
                .areNone();
    }

    @ParameterizedTest(name = "cascade-25, {0}")
    @EnumSource
    void aMoveTakesTheChildOutOfItsFormerParent(Preset preset) {
        em = preset.begin(unit);
        Artist nina = artist(1);
        Artist youssou = artist(2);
        Album pastel = nina.getAlbums().get(0);
        youssou.getAlbums().add(pastel);
        assertThat(nina.getAlbums()).doesNotContain(pastel);
        assertThat(pastel.getArtist()).isSameAs(youssou);
        unit.statements().during(em::flush).areExactly("update Album set artist_id = ? where id = ?");
        pastel.setArtist(nina);
        assertThat(youssou.getAlbums()).extracting(each -> each.id).containsExactly(3);
        assertThat(nina.getAlbums()).contains(pastel);
        unit.statements().during(em::flush).areExactly("update Album set artist_id = ? where id = ?");
        nina.getAlbums().remove(pastel);
        youssou.getAlbums().add(pastel);
        unit.statements().during(em::flush).areExactly("update Album set artist_id = ? where id = ?");
        assertThat(artistOf(1)).containsExactly(List.of(2));
    }

    @ParameterizedTest(name = "sync-22, {0}")
    @EnumSource
    void thereAndBackWritesNothing(Preset preset) {
        em = preset.begin(unit);
        Artist nina = artist(1);
        Artist youssou = artist(2);
        Album pastel = nina.getAlbums().get(0);
        youssou.getAlbums().add(pastel);
        pastel.setArtist(nina);
        assertThat(youssou.getAlbums()).doesNotContain(pastel);
        assertThat(nina.getAlbums()).contains(pastel);
        unit.statements().during(em::flush).areNone();
    }

    @ParameterizedTest(name = "sync-03, {0}")
    @EnumSource
    void aNewListGivesItsMembersAParentAndTakesItFromThoseThatGo(Preset preset) {
        em = preset.begin(unit);
        Artist nina = artist(1);
        Album pastel = nina.getAlbums().get(0);
        Album silk = nina.getAlbums().get(1);
        List<Album> former = nina.getAlbums();
        Album fresh = new Album(9);
        nina.setAlbums(new ArrayList<>(List.of(silk, fresh)));
        em.flush();
        assertThat(pastel.getArtist()).isNull();
        assertThat(silk.getArtist()).isSameAs(nina);
        assertThat(fresh.getArtist()).isSameAs(nina);
        former.add(pastel);
        assertThat(pastel.getArtist()).isNull();
        assertThat(artistOf(1)).hasToString("[[null]]");
        assertThat(artistOf(9)).containsExactly(List.of(1));
    }

    @ParameterizedTest(name = "sync-05, {0}")
    @EnumSource
    void aCollectionThatIsNotLoadedQueuesTheChildAndLaysItOverItsRows(Preset preset) {
        em = preset.begin(unit);
        Artist nina = artist(1);
        Artist youssou = artist(2);
        Album pastel = album(1);
        Album fresh = new Album(9);
        em.persist(fresh);
        unit.statements()
                .during(() -> {
                    fresh.setArtist(nina);
                    pastel.setArtist(youssou);
                })
                .areNone();
        assertThat(nina.getAlbums()).extracting(each -> each.id).containsExactly(2, 9);
        assertThat(youssou.getAlbums()).extracting(each -> each.id).containsExactly(3, 1);
    }

    @ParameterizedTest(name = "sync-05, {0}")
    @EnumSource
    void aFlushWritesWhatWasQueuedAndLoadsNothing(Preset preset) {
        em = preset.begin(unit);
        Artist nina = artist(1);
        Album fresh = new Album(9);
        em.persist(fresh);
        fresh.setArtist(nina);
        unit.statements().during(em::flush).areExactly("insert into Album (id, title, artist_id) values (?, ?, ?)");
        assertThat(nina.getAlbums()).extracting(each -> each.id).containsExactly(1, 2, 9);
    }

    @ParameterizedTest(name = "sync-10, {0}")
    @EnumSource
    void theFormerParentIsPutRightThoughTheChildHasNotReadIt(Preset preset) {
        em = preset.begin(unit);
        Artist nina = artist(1);
        assertThat(nina.getAlbums()).hasSize(2);
        Album pastel = album(1);
        Artist youssou = artist(2);
        unit.statements().during(() -> pastel.setArtist(youssou)).areNone();
        assertThat(nina.getAlbums()).hasSize(1).doesNotContain(pastel);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aReferenceThatNobodyHasReadKnowsItsNewChildOnceItIs(Preset preset) {
        em = preset.begin(unit);
        Album fresh = new Album(9);
        fresh.setArtist(em.getReference(Artist.class, 1));
        em.persist(fresh);
        Artist nina = artist(1);
        assertThat(nina.getAlbums()).extracting(each -> each.id).containsExactly(1, 2, 9);
    }

    @ParameterizedTest(name = "sync-21, {0}")
    @EnumSource
    void aSubtreeIsMovedInBothDirectionsByOneUpdate(Preset preset) {
        em = preset.begin(unit);
        Node a = em.find(Node.class, 2);
        Node b = em.find(Node.class, 3);
        Node leaf = em.find(Node.class, 4);
        leaf.setParent(b);
        assertThat(a.getChildren()).isEmpty();
        assertThat(b.getChildren()).containsExactly(leaf);
        unit.statements().clear();
        em.flush();
        assertThat(unit.statements().all().count()).isLessThanOrEqualTo(1);
        assertThat(unit.sql(em, "select id from Node where parent_id = 2")).isEmpty();
    }

    @ParameterizedTest(name = "coll-01, {0}")
    @EnumSource
    void setsAreWatchedLikeLists(Preset preset) {
        em = preset.begin(unit);
        Node root = em.find(Node.class, 1);
        Node b = em.find(Node.class, 3);
        Node leaf = em.find(Node.class, 4);
        assertThat(root.getChildren().add(leaf)).isTrue();
        assertThat(root.getChildren().add(leaf)).isFalse();
        assertThat(leaf.getParent()).isSameAs(root);
        root.getChildren().remove(b);
        assertThat(b.getParent()).isNull();
        b.setParent(leaf);
        assertThat(leaf.getChildren()).containsExactly(b);
        em.flush();
        assertThat(unit.sql(em, "select id, parent_id from Node where id > 2 order by id"))
                .containsExactly(List.of(3, 4), List.of(4, 1));
    }

    @ParameterizedTest(name = "sync-23, {0}")
    @EnumSource
    void aRemovedChildStaysInTheCollectionItWasLoadedWith(Preset preset) {
        em = preset.begin(unit);
        Artist nina = artist(1);
        Album pastel = nina.getAlbums().get(0);
        em.remove(pastel);
        em.flush();
        assertThat(nina.getAlbums()).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aNewGraphIsCompleteWhicheverSideWasSet(Preset preset) {
        em = preset.begin(unit);
        Artist oum = new Artist(7);
        Album one = new Album(71);
        oum.getAlbums().add(one);
        em.persist(oum);
        assertThat(one.getArtist()).isSameAs(oum);
        Album two = new Album(72, oum);
        em.persist(two);
        assertThat(oum.getAlbums()).containsExactly(one, two);
        Artist ali = new Artist(8);
        Album three = new Album(81, ali);
        em.persist(three);
        em.persist(ali);
        assertThat(ali.getAlbums()).containsExactly(three);
        em.flush();
        assertThat(unit.sql(em, "select id, artist_id from Album where id > 9 order by id"))
                .containsExactly(List.of(71, 7), List.of(72, 7), List.of(81, 8));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aListThatCannotBeChangedIsTakenOver(Preset preset) {
        em = preset.begin(unit);
        Artist oum = new Artist(7);
        Album one = new Album(71);
        oum.setAlbums(List.of(one));
        em.persist(oum);
        Album two = new Album(72, oum);
        em.persist(two);
        assertThat(oum.getAlbums()).containsExactly(one, two);
        assertThat(one.getArtist()).isSameAs(oum);
    }

    @ParameterizedTest(name = "sync-20, {0}")
    @EnumSource
    void aListMayHoldAnObjectTwiceAndRemovingOneKeepsTheLink(Preset preset) {
        em = preset.begin(unit);
        Artist nina = artist(1);
        Album pastel = nina.getAlbums().get(0);
        nina.getAlbums().add(pastel);
        assertThat(nina.getAlbums()).hasSize(3);
        nina.getAlbums().remove(pastel);
        assertThat(pastel.getArtist()).isSameAs(nina);
        unit.statements().during(em::flush).areNone();
    }
}
