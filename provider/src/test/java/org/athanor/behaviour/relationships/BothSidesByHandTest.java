package org.athanor.behaviour.relationships;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.athanor.behaviour.relationships.Studio.Album;
import org.athanor.behaviour.relationships.Studio.Artist;
import org.athanor.behaviour.relationships.Studio.Bill;
import org.athanor.behaviour.relationships.Studio.Line;
import org.athanor.behaviour.relationships.Studio.Node;
import org.athanor.behaviour.relationships.Studio.Tag;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code written for providers that keep nothing in step sets both sides itself, and must not notice. */
class BothSidesByHandTest {
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

    private Artist loadedArtist() {
        Artist nina = em.find(Artist.class, 1);
        assertThat(nina.getAlbums()).hasSize(2);
        return nina;
    }

    private Album fresh(int id) {
        Album album = new Album(id);
        em.persist(album);
        return album;
    }

    @ParameterizedTest
    @EnumSource
    void addingInEitherOrderGivesNoDuplicates(Preset preset) {
        em = preset.begin(unit);
        Artist nina = loadedArtist();
        Album one = fresh(11);
        Album two = fresh(12);
        Album unmanaged = new Album(13);
        nina.addCollectionFirst(one);
        nina.addReferenceFirst(two);
        nina.addReferenceFirst(unmanaged);
        em.persist(unmanaged);
        assertThat(nina.getAlbums()).extracting(each -> each.id).containsExactly(1, 2, 11, 12, 13);
        em.flush();
        assertThat(nina.getAlbums()).hasSize(5);
        assertThat(unit.sql(em, "select id from Album where artist_id = 1 order by id"))
                .hasToString("[[1], [2], [11], [12], [13]]");
    }

    @ParameterizedTest
    @EnumSource
    void addingToAListThatIsNotLoadedGivesNoDuplicates(Preset preset) {
        em = preset.begin(unit);
        Artist nina = em.find(Artist.class, 1);
        nina.addCollectionFirst(fresh(11));
        nina.addReferenceFirst(fresh(12));
        assertThat(nina.getAlbums()).extracting(each -> each.id).containsExactly(1, 2, 11, 12);
        em.flush();
        assertThat(nina.getAlbums()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void theOtherHalfMayFollowAfterAFlush(Preset preset) {
        em = preset.begin(unit);
        Artist nina = loadedArtist();
        Album album = fresh(11);
        album.setArtist(nina);
        em.flush();
        assertThat(nina.getAlbums()).hasSize(3);
        nina.getAlbums().add(album);
        assertThat(nina.getAlbums()).hasSize(3);
        nina.getAlbums().add(album);
        assertThat(nina.getAlbums()).as("a second explicit add counts").hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void addingToASetAnswersThatTheElementIsNew(Preset preset) {
        em = preset.begin(unit);
        Node root = em.find(Node.class, 1);
        Node leaf = em.find(Node.class, 4);
        assertThat(root.getChildren()).hasSize(2);
        leaf.setParent(root);
        assertThat(root.getChildren()).contains(leaf);
        assertThat(root.getChildren().add(leaf)).isTrue();
        assertThat(root.getChildren().add(leaf)).isFalse();
        assertThat(root.getChildren()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void anIndexGivenByHandIsWhereTheElementGoes(Preset preset) {
        em = preset.begin(unit);
        Artist nina = loadedArtist();
        Album album = fresh(11);
        album.setArtist(nina);
        assertThat(nina.getAlbums()).extracting(each -> each.id).containsExactly(1, 2, 11);
        nina.getAlbums().add(0, album);
        assertThat(nina.getAlbums()).extracting(each -> each.id).containsExactly(11, 1, 2);
    }

    @ParameterizedTest
    @EnumSource
    void removingInEitherOrderAnswersThatItWasIn(Preset preset) {
        em = preset.begin(unit);
        Artist nina = loadedArtist();
        Album pastel = nina.getAlbums().get(0);
        Album silk = nina.getAlbums().get(1);
        assertThat(nina.removeCollectionFirst(pastel)).isTrue();
        assertThat(nina.removeReferenceFirst(silk)).isTrue();
        assertThat(nina.getAlbums()).isEmpty();
        em.flush();
        assertThat(unit.sql(em, "select id from Album where artist_id = 1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void manyToManySetAtBothEndsIsOneRow(Preset preset) {
        em = preset.begin(unit);
        Album pastel = em.find(Album.class, 1);
        Tag live = em.find(Tag.class, 3);
        assertThat(pastel.getTags().add(live)).isTrue();
        assertThat(live.getAlbums().add(pastel)).isTrue();
        assertThat(live.getAlbums().add(pastel)).isFalse();
        unit.statements().during(em::flush).areExactly("insert into Album_Tag (albums_id, tags_id) values (?, ?)");
    }

    @ParameterizedTest
    @EnumSource
    void aLoopMaySetTheOtherSideOfTheElementsItWalksThrough(Preset preset) {
        em = preset.begin(unit);
        Artist nina = loadedArtist();
        Artist youssou = em.find(Artist.class, 2);
        List<Album> moved = new ArrayList<>(nina.getAlbums());
        for (Album album : nina.getAlbums()) {
            album.setArtist(youssou);
        }
        assertThat(nina.getAlbums()).isEmpty();
        assertThat(youssou.getAlbums()).hasSize(3).containsAll(moved);
        youssou.getAlbums().forEach(album -> nina.getAlbums().add(album));
        assertThat(youssou.getAlbums()).isEmpty();
        assertThat(nina.getAlbums()).hasSize(3);
        for (Iterator<Album> each = nina.getAlbums().iterator(); each.hasNext(); ) {
            each.next().setArtist(null);
            each.remove();
        }
        assertThat(nina.getAlbums()).isEmpty();
        em.flush();
        assertThat(unit.sql(em, "select id from Album where artist_id is not null"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aLoopOverASetMaySetTheOtherSideToo(Preset preset) {
        em = preset.begin(unit);
        Node root = em.find(Node.class, 1);
        for (Node child : root.getChildren()) {
            child.setParent(null);
        }
        root.getChildren().clear();
        assertThat(root.getChildren()).isEmpty();
        root.getChildren().addAll(Set.of(em.find(Node.class, 4), em.find(Node.class, 3)));
        root.getChildren().removeIf(child -> {
            child.setParent(null);
            return true;
        });
        assertThat(root.getChildren()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTakenOutByHandIsAnOrphanInEitherOrder(Preset preset) {
        em = preset.begin(unit);
        Bill bill = em.find(Bill.class, 1);
        Line first = bill.getLines().get(0);
        Line second = bill.getLines().get(1);
        first.setBill(null);
        bill.getLines().remove(first);
        bill.getLines().remove(second);
        second.setBill(null);
        em.flush();
        assertThat(unit.sql(em, "select id from Line order by id")).hasToString("[[3]]");
    }

    @ParameterizedTest
    @EnumSource
    void linesWhoseBillIsSetToNullOneByOneAreOrphansWhenTheListIsCleared(Preset preset) {
        em = preset.begin(unit);
        Bill bill = em.find(Bill.class, 1);
        for (Line line : bill.getLines()) {
            line.setBill(null);
        }
        bill.getLines().clear();
        em.flush();
        assertThat(unit.sql(em, "select id from Line order by id")).hasToString("[[3]]");
    }

    @ParameterizedTest
    @EnumSource
    void aLineThatGoesToAnotherBillIsNoOrphan(Preset preset) {
        em = preset.begin(unit);
        Bill one = em.find(Bill.class, 1);
        Bill two = em.find(Bill.class, 2);
        Line line = one.getLines().get(0);
        line.setBill(two);
        assertThat(one.getLines()).doesNotContain(line);
        unit.statements().during(em::flush).areExactly("update Line set bill_id = ? where id = ?");
        two.getLines().remove(line);
        one.getLines().add(line);
        unit.statements().during(em::flush).areExactly("update Line set bill_id = ? where id = ?");
    }

    @ParameterizedTest
    @EnumSource
    void aChildThatIsRemovedIsNotBroughtBackByTheParentItRefersTo(Preset preset) {
        em = preset.begin(unit);
        Artist nina = em.find(Artist.class, 1);
        Album pending = fresh(11);
        pending.setArtist(nina);
        assertThat(nina.getAlbums()).contains(pending);
        em.remove(pending);
        Album set = em.find(Album.class, 3);
        set.setArtist(nina);
        assertThat(nina.getAlbums()).contains(set);
        em.remove(set);
        em.flush();
        assertThat(unit.sql(em, "select id from Album order by id")).hasToString("[[1], [2]]");
    }

    @ParameterizedTest
    @EnumSource
    void aChildThatIsDetachedIsNotBroughtBackEither(Preset preset) {
        em = preset.begin(unit);
        Artist nina = em.find(Artist.class, 1);
        Album pending = fresh(11);
        pending.setArtist(nina);
        assertThat(nina.getAlbums()).contains(pending);
        em.detach(pending);
        unit.statements().during(em::flush).areNone();
        assertThat(em.contains(pending)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aChildThatIsPersistedAgainIsBackWithItsParent(Preset preset) {
        em = preset.begin(unit);
        Artist nina = loadedArtist();
        Album set = em.find(Album.class, 3);
        set.setArtist(nina);
        assertThat(nina.getAlbums()).contains(set);
        em.remove(set);
        assertThat(nina.getAlbums()).doesNotContain(set);
        em.persist(set);
        assertThat(nina.getAlbums()).contains(set);
        unit.statements().during(em::flush).areExactly("update Album set artist_id = ? where id = ?");
    }
}
