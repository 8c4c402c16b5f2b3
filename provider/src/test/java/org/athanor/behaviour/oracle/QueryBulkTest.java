package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import org.athanor.InstanceStatus;
import org.athanor.Query;
import org.athanor.Savepoint;
import org.athanor.Session;
import org.athanor.Synchronization;
import org.athanor.behaviour.oracle.Discography.Album;
import org.athanor.behaviour.oracle.Discography.Album_;
import org.athanor.behaviour.oracle.Discography.Artist;
import org.athanor.behaviour.oracle.Discography.Artist_;
import org.athanor.behaviour.oracle.Discography.Track;
import org.athanor.behaviour.oracle.Discography.Track_;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bulk updates and deletes, and what the session's instances learn of them. */
class QueryBulkTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Discography.unit());
    final Session session = Discography.sessions(unit).open();

    @BeforeEach
    void rows() {
        Discography.rows(unit);
    }

    @AfterEach
    void close() {
        session.close();
    }

    private Query<Album> albums() {
        return session.query(Album.class);
    }

    @Test
    @DisplayName("query-21 evaluate: one update, and the matching instances have the new value without a load")
    void evaluate() {
        Album pastel = session.get(Album.class, 1);
        Album set = session.get(Album.class, 3);
        unit.statements()
                .during(() -> assertThat(albums().filter(Album_.year.lt(1970)).update(Album_.title.to("old")))
                        .isEqualTo(2))
                .areCounted(1)
                .contain("update album");
        assertThat(pastel.title).isEqualTo("old");
        assertThat(set.title).isEqualTo("Set");
        albums().filter(Album_.id.eq(3)).update(Album_.year.to(Album_.year.plus(1)));
        assertThat(set.year).isEqualTo(1991);
        pastel.year = 1900;
        unit.statements()
                .during(() -> albums().filter(Album_.year.eq(1900)).update(Album_.title.to("older")))
                .areCounted(2);
        assertThat(pastel.title).isEqualTo("older");
        unit.statements().during(session::flush).areNone();
    }

    @Test
    @DisplayName("query-23 what cannot be evaluated is an error before any SQL; fetch asks the database")
    void unevaluable() {
        Album pastel = session.get(Album.class, 1);
        Query<Album> lower = albums().filter(Album_.title.lower().eq("pastel"));
        unit.statements()
                .during(() -> assertThatThrownBy(() -> lower.update(Album_.title.to("x")))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("Synchronization.FETCH"))
                .areNone();
        unit.statements()
                .during(() -> assertThat(lower.update(Synchronization.FETCH, Album_.title.to("x")))
                        .isEqualTo(1))
                .areCounted(2);
        assertThat(pastel.title).isEqualTo("x");
    }

    @Test
    @DisplayName("query-25 refused after limit and join; no cascade: the database's foreign key decides")
    void refusals() {
        assertThatThrownBy(() -> albums().limit(1).delete()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        albums().join(Album_.artist).filter(Artist_.id.eq(1)).delete())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in(query)");
        assertThatThrownBy(() ->
                        session.query(Artist.class).filter(Artist_.id.eq(1)).delete())
                .isInstanceOf(PersistenceException.class);
    }

    @Test
    @DisplayName("query-24 deleted instances leave the session; a rollback brings them back, a commit detaches them")
    void deletedInstancesLeaveTheSession() {
        Track intro = session.get(Track.class, 1);
        Track wind = session.get(Track.class, 3);
        assertThat(session.query(Track.class).filter(Track_.id.lt(3)).delete()).isEqualTo(2);
        assertThat(session.contains(intro)).isFalse();
        assertThat(session.contains(wind)).isTrue();
        assertThat(session.query(Track.class).filter(Track_.name.eq("Wind")).delete(Synchronization.FETCH))
                .isEqualTo(1);
        assertThat(session.contains(wind)).isFalse();
        assertThat(session.inspect(intro).status()).isEqualTo(InstanceStatus.DELETED);
        session.rollback();
        assertThat(session.contains(intro)).isTrue();
        assertThat(session.get(Track.class, 3)).isSameAs(wind);
        session.refresh(intro);
        session.query(Track.class).filter(Track_.id.eq(1)).delete();
        session.commit();
        assertThat(session.contains(intro)).isFalse();
        assertThat(session.get(Track.class, 1)).isNull();
    }

    @Test
    @DisplayName("what a bulk update has told to instances is put back with a savepoint")
    void savepointsPutBack() {
        Album pastel = session.get(Album.class, 1);
        try (Savepoint savepoint = session.beginNested()) {
            albums().filter(Album_.id.eq(1)).update(Album_.title.to("inside"));
            assertThat(pastel.title).isEqualTo("inside");
            savepoint.rollback();
        }
        assertThat(pastel.title).isEqualTo("Pastel");
        unit.statements().during(session::flush).areNone();
    }

    @Test
    void withoutSynchronizationInstancesStayAsTheyAre() {
        Album pastel = session.get(Album.class, 1);
        albums().filter(Album_.id.eq(1)).update(Synchronization.NONE, Album_.title.to("new"));
        assertThat(pastel.title).isEqualTo("Pastel");
        session.entityManager().refresh(pastel);
        assertThat(pastel.title).isEqualTo("new");
    }
}
