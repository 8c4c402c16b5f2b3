package org.athanor.behaviour.relationships;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.athanor.behaviour.relationships.Studio.Album;
import org.athanor.behaviour.relationships.Studio.Artist;
import org.athanor.behaviour.relationships.Studio.Bill;
import org.athanor.behaviour.relationships.Studio.Line;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where nothing is passed on, or only what is meant: off, merge, refresh, rollback, and null at the owning side. */
class LimitsTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Studio.unit());

    @BeforeEach
    void rows() {
        Studio.rows(unit);
    }

    @ParameterizedTest
    @EnumSource
    void aSettingTurnsItOff(Preset preset) {
        TestUnit off = persistence.start(Studio.unit().with("athanor.back-populate", false));
        Studio.rows(off);
        EntityManager em = preset.begin(off);
        Artist nina = em.find(Artist.class, 1);
        Album pastel = nina.getAlbums().remove(0);
        assertThat(pastel.getArtist()).isSameAs(nina);
        pastel.setArtist(em.find(Artist.class, 2));
        assertThat(em.find(Artist.class, 2).getAlbums()).hasSize(1);
        nina.getAlbums().add(em.find(Album.class, 3));
        em.getTransaction().commit();
        em.close();
        assertThat(off.sql("select id, artist_id from Album where id <> 3 order by id"))
                .containsExactly(List.of(1, 2), List.of(2, 1));
    }

    @Test
    void mergingAParentThatKnowsNothingOfItsChildrenLeavesThemTheirParent() {
        Artist known = new Artist(1);
        known.name = "Nina Simone";
        unit.inTransaction(em -> em.merge(known));
        assertThat(unit.sql("select count(*) from Album where artist_id = 1")).hasToString("[[2]]");
        assertThat(unit.sql("select name from Artist where id = 1")).hasToString("[[Nina Simone]]");
    }

    @Test
    void mergingAChildOntoAnotherParentMovesItInMemory() {
        Album moved = new Album(1);
        moved.artist = new Artist(2);
        unit.inTransaction(em -> {
            Artist nina = em.find(Artist.class, 1);
            Artist youssou = em.find(Artist.class, 2);
            assertThat(nina.getAlbums()).hasSize(2);
            assertThat(youssou.getAlbums()).hasSize(1);
            em.merge(moved);
            assertThat(nina.getAlbums()).extracting(each -> each.id).containsExactly(2);
            assertThat(youssou.getAlbums()).extracting(each -> each.id).containsExactly(3, 1);
        });
    }

    @Test
    void refreshPutsTheChildBackWhereItsRowSays() {
        unit.inTransaction(em -> {
            Artist nina = em.find(Artist.class, 1);
            Artist youssou = em.find(Artist.class, 2);
            Album pastel = nina.getAlbums().get(0);
            youssou.getAlbums().add(pastel);
            em.refresh(pastel);
            assertThat(pastel.getArtist()).isSameAs(nina);
            assertThat(nina.getAlbums()).contains(pastel);
            assertThat(youssou.getAlbums()).doesNotContain(pastel);
        });
        assertThat(unit.sql("select artist_id from Album where id = 1")).hasToString("[[1]]");
    }

    @Test
    void aRollbackPutsBothSidesBack() {
        EntityManager em = unit.entityManager();
        em.getTransaction().begin();
        Artist nina = em.find(Artist.class, 1);
        Artist youssou = em.find(Artist.class, 2);
        Album pastel = nina.getAlbums().get(0);
        pastel.setArtist(youssou);
        assertThat(youssou.getAlbums()).hasSize(2);
        em.flush();
        nina.getAlbums().add(pastel);
        em.getTransaction().rollback();
        assertThat(pastel.getArtist()).isSameAs(nina);
        assertThat(nina.getAlbums()).extracting(each -> each.id).containsExactly(1, 2);
        assertThat(unit.sql("select artist_id from Album where id = 1")).hasToString("[[1]]");
    }

    @Test
    void nullAtTheOwningSideAloneIsNoOrphanForAnEntityManager() {
        unit.inTransaction(em -> {
            Bill bill = em.find(Bill.class, 1);
            Line line = bill.getLines().get(0);
            line.setBill(null);
            assertThat(bill.getLines()).hasSize(1);
        });
        assertThat(unit.sql("select id, bill_id from Line where id = 1").toString())
                .isEqualTo("[[1, null]]");
    }

    @Test
    void nullAtTheOwningSideAloneMakesAnOrphanForANativeSession() {
        EntityManager em = Preset.NATIVE.begin(unit);
        Bill bill = em.find(Bill.class, 1);
        Line line = bill.getLines().get(0);
        line.setBill(null);
        unit.statements().during(em::flush).areExactly("delete from Line where id = ?");
        em.getTransaction().rollback();
        em.close();
    }

    @Test
    void nothingIsPassedOnByLoading() {
        unit.inTransaction(em -> {
            em.createQuery("select a from Artist a join fetch a.albums", Artist.class)
                    .getResultList();
            unit.statements().during(em::flush).areNone();
        });
    }

    @Test
    void aLargeContextIsBroughtInStepAtTheFlush() {
        unit.inTransaction(em -> {
            Artist many = new Artist(100);
            em.persist(many);
            for (int i = 0; i < 2000; i++) {
                em.persist(new Album(1000 + i, many));
            }
            assertThat(many.getAlbums()).hasSize(2000);
            em.flush();
            Artist nina = em.find(Artist.class, 1);
            assertThat(nina.getAlbums()).hasSize(2);
            for (Album album : many.getAlbums()) {
                album.setArtist(nina);
            }
            em.flush();
            assertThat(many.getAlbums()).isEmpty();
            assertThat(nina.getAlbums()).hasSize(2002);
        });
        assertThat(unit.sql("select count(*) from Album where artist_id = 1")).hasToString("[[2002]]");
    }
}
