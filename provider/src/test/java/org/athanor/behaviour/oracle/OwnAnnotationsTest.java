package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import org.athanor.InstanceStatus;
import org.athanor.PassiveDeletes;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.ViewOnly;
import org.athanor.WithoutCascade;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What relationships declare beyond Jakarta Persistence. */
class OwnAnnotationsTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Label.class, Band.class, Disc.class));
    final SessionFactory sessions = unit.factory().unwrap(SessionFactory.class);
    final Session s = sessions.open();

    @BeforeEach
    void rows() {
        unit.sql("insert into Label (id) values (1)");
        unit.sql("insert into Band (id, label_id) values (1, 1)");
        unit.sql("insert into Disc (id, title, band_id) values (1, 'One', 1), (2, 'Two', 1)");
    }

    @AfterEach
    void close() {
        s.close();
    }

    @Test
    @DisplayName(
            "passive-02: unloaded children are left to ON DELETE; one that is loaded notices when it is read again")
    void unloadedAreLeft() {
        Band band = s.get(Band.class, 1);
        Disc one = s.get(Disc.class, 1);
        s.delete(band);
        unit.statements().during(s::flush).areExactly("delete from Band where id = ?");
        assertThat(s.inspect(one).status()).isEqualTo(InstanceStatus.PERSISTENT);
        s.commit();
        assertThat(unit.sql("select id from Disc")).isEmpty();
        assertThat(s.get(Disc.class, 1)).isNull();
    }

    @Test
    @DisplayName("passive-01: loaded children are deleted as usual")
    void loadedAreDeleted() {
        Band band = s.get(Band.class, 1);
        assertThat(band.getDiscs()).hasSize(2);
        s.delete(band);
        assertThat(s.deleted()).hasSize(3);
        unit.statements().during(s::flush).contain("delete from Disc", "delete from Band");
    }

    @Test
    @DisplayName("passive-04: with loadedToo nothing is done for any")
    void allAreLeft() {
        Label label = s.get(Label.class, 1);
        assertThat(label.getBands()).hasSize(1);
        s.delete(label);
        assertThatThrownBy(s::flush).isInstanceOf(PersistenceException.class);
        s.rollback();
        assertThat(unit.sql("select label_id from Band")).hasToString("[[1]]");
    }

    @Test
    @DisplayName("viewonly-01: what is done to it marks nothing, cascades nowhere and writes nothing")
    void viewOnly() {
        Band band = s.get(Band.class, 1);
        assertThat(band.getLatestFirst().stream().map(Disc::getTitle).toList()).containsExactly("Two", "One");
        Disc n = new Disc(3, "N");
        band.getLatestFirst().add(n);
        assertThat(s.contains(n)).isFalse();
        assertThat(s.dirty()).isEmpty();
        assertThat(s.isModified(band)).isFalse();
        unit.statements().during(s::flush).areNone();
        assertThat(n.getBand()).isNull();
        s.rollback();
        Disc m = new Disc(4, "M");
        band.getDiscs().add(m);
        m.setBand(band);
        s.flush();
        s.expire(band, "latestFirst");
        assertThat(band.getLatestFirst().stream().map(Disc::getTitle).toList()).containsExactly("M", "Two", "One");
    }

    @Test
    @DisplayName("cascade-05: without the cascade a new instance stays outside, and its link is not written")
    void withoutCascade() {
        Disc disc = s.get(Disc.class, 1);
        Band stranger = new Band(null);
        disc.setBand(stranger);
        unit.statements().during(s::flush).areNone();
        assertThat(s.contains(stranger)).isFalse();
        s.commit();
        assertThat(unit.sql("select id from Band")).hasSize(1);
        assertThat(unit.sql("select band_id from Disc where id = 1")).hasToString("[[1]]");
    }

    @Entity(name = "Label")
    static class Label {
        @Id
        private Integer id;

        @OneToMany(mappedBy = "label", cascade = CascadeType.REMOVE)
        @PassiveDeletes(loadedToo = true)
        private List<Band> bands = new ArrayList<>();

        protected Label() {}

        List<Band> getBands() {
            return bands;
        }
    }

    @Entity(name = "Band")
    static class Band {
        @Id
        private Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "label_id")
        private Label label;

        @OneToMany(mappedBy = "band", cascade = CascadeType.REMOVE)
        @PassiveDeletes
        private List<Disc> discs = new ArrayList<>();

        @OneToMany(mappedBy = "band")
        @OrderBy("id DESC")
        @ViewOnly
        private List<Disc> latestFirst = new ArrayList<>();

        protected Band() {}

        Band(Integer id) {
            this.id = id;
        }

        List<Disc> getDiscs() {
            return discs;
        }

        List<Disc> getLatestFirst() {
            return latestFirst;
        }
    }

    @Entity(name = "Disc")
    static class Disc {
        @Id
        private Integer id;

        private String title;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(
                name = "band_id",
                foreignKey =
                        @ForeignKey(
                                value = ConstraintMode.CONSTRAINT,
                                foreignKeyDefinition = "foreign key (band_id) references Band (id) on delete cascade"))
        @WithoutCascade
        private Band band;

        protected Disc() {}

        Disc(Integer id, String title) {
            this.id = id;
            this.title = title;
        }

        String getTitle() {
            return title;
        }

        Band getBand() {
            return band;
        }

        void setBand(Band band) {
            this.band = band;
        }
    }
}
