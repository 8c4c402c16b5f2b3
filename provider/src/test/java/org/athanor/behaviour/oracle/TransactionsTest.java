package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.PersistenceException;
import org.athanor.InstanceStatus;
import org.athanor.PendingRollbackException;
import org.athanor.Savepoint;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.SessionRule;
import org.athanor.SessionTransaction;
import org.athanor.behaviour.oracle.Music.Album;
import org.athanor.behaviour.oracle.Music.Artist;
import org.athanor.testing.EnhancedClasses;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Expiry, rollback and savepoints of a native session. */
class TransactionsTest extends MusicTest {
    static final String ARTIST = "select a.id, a.name, a.country from artist a where a.id = ?";

    /** Classes that are not enhanced cannot tell when they are touched: the next use of the session reads them. */
    void use() {
        if (!EnhancedClasses.asked()) {
            s.get(Artist.class, 1);
        }
    }

    @Test
    @DisplayName("expire-01: a commit expires; one select reads all columns again, relationships load by themselves")
    void commitExpires() {
        Artist a = artist(1);
        assertThat(a.titles()).containsExactly("Pastel", "Silk");
        s.commit();
        assertThat(inspect(a).loaded()).containsExactly("id");
        assertThat(status(a)).isEqualTo(InstanceStatus.PERSISTENT);
        unit.sql("update artist set name = 'Eunice', country = 'FR' where id = 1");
        unit.sql("update album set title = 'Pastel Blues' where id = 1");
        during(() -> {
                    use();
                    assertThat(a.getName()).isEqualTo("Eunice");
                    assertThat(a.getCountry()).isEqualTo("FR");
                })
                .areCounted(EnhancedClasses.asked() ? 1 : 2);
        during(() -> assertThat(a.titles()).containsExactly("Pastel Blues", "Silk"))
                .areCounted(1);
    }

    @Test
    @DisplayName(
            "expire-02: a session that keeps its instances keeps them through a commit, but not through a rollback")
    void keptThroughCommit() {
        try (Session keeping = sessions.with(SessionRule.AfterCommit.KEEP).open()) {
            Artist a = keeping.get(Artist.class, 1);
            assertThat(a.getAlbums()).hasSize(2);
            a.setName("N");
            keeping.commit();
            during(() -> {
                        assertThat(a.getName()).isEqualTo("N");
                        assertThat(a.getAlbums()).hasSize(2);
                    })
                    .areNone();
            a.setName("X");
            keeping.rollback();
            assertThat(keeping.inspect(a).expired()).isTrue();
            keeping.get(Artist.class, 1);
            assertThat(a.getName()).isEqualTo("N");
        }
    }

    @Test
    @DisplayName("expire-03: expire drops values and pending changes; by name only those")
    void expireDropsChanges() {
        Artist a = artist(1);
        a.setName("lost");
        s.expire(a);
        assertThat(s.isModified(a)).isFalse();
        use();
        assertThat(a.getName()).isEqualTo("Nina");
        a.setName("lost");
        a.setCountry("XX");
        s.expire(a, "name");
        during(() -> {
                    use();
                    assertThat(a.getName()).isEqualTo("Nina");
                    assertThat(a.getCountry()).isEqualTo("XX");
                    s.flush();
                })
                .contain("update artist set country = ? where id = ?");
    }

    @Test
    @DisplayName("expire-04: refresh reads now, drops the instance's changes and flushes those of others")
    void refreshReadsNow() {
        Artist a = artist(1);
        unit.sql("update artist set country = 'FR' where id = 1");
        during(() -> s.refresh(a)).areExactly(ARTIST);
        assertThat(a.getCountry()).isEqualTo("FR");
        Artist b = artist(2);
        a.setName("lost");
        b.setName("kept");
        during(() -> s.refresh(a)).areExactly("update artist set name = ? where id = ?", ARTIST);
        assertThat(a.getName()).isEqualTo("Nina");
        assertThat(s.dirty()).isEmpty();
        a.setName("lost");
        a.setCountry("XX");
        s.refresh(a, "name");
        assertThat(a.getName()).isEqualTo("Nina");
        assertThat(a.getCountry()).isEqualTo("XX");
        assertThat(s.isModified(a))
                .as("the flush before the load has written it")
                .isFalse();
    }

    @Test
    @DisplayName("expire-06: when the row is gone: refresh fails, get finds nothing")
    void rowsThatAreGone() {
        Artist c = artist(3);
        unit.sql("delete from artist where id = 3");
        assertThatThrownBy(() -> s.refresh(c))
                .isInstanceOf(EntityNotFoundException.class)
                .hasMessageContaining("Artist#3");
        s.expire(c);
        if (EnhancedClasses.asked()) {
            assertThatThrownBy(c::getName).isInstanceOf(EntityNotFoundException.class);
        }
        assertThat(artist(3)).isNull();
        Artist d = artist(2);
        unit.sql("delete from album where artist_id = 2");
        unit.sql("delete from artist where id = 2");
        assertThat(artist(2)).as("it has not expired").isSameAs(d);
    }

    @Test
    @DisplayName("expire-09: expireAll leaves pending instances alone; a pending one cannot be expired")
    void pendingDoesNotExpire() {
        Artist a = artist(1);
        Artist p = new Artist("new");
        s.add(p);
        s.expireAll();
        assertThat(inspect(a).loaded()).containsExactly("id");
        assertThat(inspect(p).loaded()).contains("name");
        assertThatThrownBy(() -> s.expire(p)).isInstanceOf(IllegalArgumentException.class);
        assertThat(p.getName()).isEqualTo("new");
    }

    @Test
    @DisplayName("expire-11: after a flush values stay, foreign keys included")
    void valuesStayAfterAFlush() {
        Album al = new Album("New", new Artist("Oum"));
        s.add(al);
        s.flush();
        during(() -> {
                    assertThat(al.getId()).isEqualTo(4);
                    assertThat(al.getArtist().getId()).isEqualTo(4);
                })
                .areNone();
        al.setArtist(artist(1));
        during(s::flush).areExactly("update album set artist_id = ? where id = ?");
        s.commit();
        assertThat(column("select artist_id from album where id = 4")).isEqualTo("[1]");
    }

    @Test
    @DisplayName("changes of an expired instance survive its being read again")
    void changesAfterExpirySurvive() {
        Artist a = artist(1);
        s.commit();
        unit.sql("update artist set country = 'FR' where id = 1");
        a.setName("mine");
        assertThat(artist(1)).isSameAs(a);
        assertThat(a.getName()).isEqualTo("mine");
        assertThat(a.getCountry()).isEqualTo("FR");
        s.commit();
        assertThat(unit.sql("select name, country from artist where id = 1")).hasToString("[[mine, FR]]");
    }

    @Test
    @DisplayName("rollback-01: changed values are those of the rows again, flushed or not")
    void rollbackPutsValuesBack() {
        Artist a = artist(1);
        Artist b = artist(2);
        a.setName("one");
        s.flush();
        a.setCountry("XX");
        s.rollback();
        assertThat(inspect(a).expired()).isTrue();
        assertThat(inspect(b).expired()).isTrue();
        assertThat(s.dirty()).isEmpty();
        assertThat(a.getName()).isEqualTo("Nina");
        assertThat(a.getCountry()).isEqualTo("US");
        assertThat(status(a)).isEqualTo(InstanceStatus.PERSISTENT);
    }

    @Test
    @DisplayName("rollback-02: collections and many-to-ones are back")
    void rollbackPutsRelationshipsBack() {
        Artist a = artist(1);
        Artist b = artist(2);
        Album first = album(1);
        Album third = album(3);
        a.getAlbums().remove(first);
        first.setArtist(null);
        a.getAlbums().add(new Album("New", a));
        third.setArtist(a);
        s.flush();
        s.rollback();
        assertThat(a.titles()).containsExactly("Pastel", "Silk");
        assertThat(b.titles()).containsExactly("Set");
        assertThat(first.getArtist()).isSameAs(a);
        assertThat(third.getArtist()).isSameAs(b);
    }

    @Test
    @DisplayName("rollback-03: new ones are transient, those that stay forget them, their own links stay")
    void rollbackMakesNewOnesTransient() {
        Artist a = artist(3);
        Album n = new Album("New", a);
        a.getAlbums().add(n);
        s.flush();
        s.rollback();
        assertThat(status(n)).isEqualTo(InstanceStatus.TRANSIENT);
        assertThat(s.contains(n)).isFalse();
        assertThat(n.getTitle()).isEqualTo("New");
        assertThat(n.getArtist()).isSameAs(a);
        assertThat(a.getAlbums()).isEmpty();
        during(s::commit).areNone();
    }

    @Test
    @DisplayName("rollback-04: deleted instances, flushed or only marked, are persistent again")
    void rollbackBringsDeletedBack() {
        Album flushed = album(1);
        Album marked = album(2);
        s.delete(flushed);
        s.flush();
        s.delete(marked);
        s.rollback();
        assertThat(status(flushed)).isEqualTo(InstanceStatus.PERSISTENT);
        assertThat(s.deleted()).isEmpty();
        assertThat(album(1)).isSameAs(flushed);
        during(s::commit).areNone();
        assertThat(unit.sql("select id from album")).hasSize(3);
    }

    @Test
    @DisplayName("rollback-06, flush-06: one bad row undoes the good ones; the session refuses until rollback")
    void failedFlush() {
        Artist good = new Artist("Oum");
        Artist bad = new Artist(1, "Dup");
        s.addAll(good, bad);
        assertThatThrownBy(s::flush).isInstanceOf(PersistenceException.class);
        assertThat(s.isActive()).isFalse();
        assertThatThrownBy(() -> artist(1)).isInstanceOf(PendingRollbackException.class);
        assertThatThrownBy(s::commit).isInstanceOf(PendingRollbackException.class);
        s.rollback();
        assertThat(s.isActive()).isTrue();
        assertThat(status(good)).isEqualTo(InstanceStatus.TRANSIENT);
        assertThat(status(bad)).isEqualTo(InstanceStatus.TRANSIENT);
        assertThat(s.pending()).isEmpty();
        bad.setId(null);
        s.addAll(good, bad);
        s.commit();
        assertThat(column("select name from artist where id > 3 order by id")).isEqualTo("[Oum, Dup]");
    }

    @Test
    @DisplayName("rollback-07: begun by hand, a transaction ends with its block")
    void transactionsAsBlocks() {
        try (Session session = sessions.open();
                SessionTransaction transaction = session.begin()) {
            session.add(new Artist("Oum"));
            transaction.commit();
        }
        assertThat(column("select name from artist where id = 4")).isEqualTo("[Oum]");
        assertThatThrownBy(() -> {
                    try (Session session = sessions.open();
                            SessionTransaction transaction = session.begin()) {
                        session.add(new Artist("Ali"));
                        session.flush();
                        throw new IllegalStateException("stop");
                    }
                })
                .hasMessage("stop");
        try (Session session = sessions.open()) {
            session.add(new Artist("Ry"));
            session.flush();
        }
        assertThat(unit.sql("select id from artist")).hasSize(4);
    }

    @Test
    @DisplayName("rollback-12: a transaction begins by itself; a second one is refused")
    void beginning() {
        assertThat(s.inTransaction()).isFalse();
        s.add(new Artist("Oum"));
        assertThat(s.inTransaction()).isTrue();
        assertThatThrownBy(s::begin).isInstanceOf(IllegalStateException.class);
        s.commit();
        assertThat(s.inTransaction()).isFalse();
        s.begin().rollback();
        assertThat(s.inTransaction()).isFalse();
    }

    @Test
    @DisplayName("flush-07: with nothing to do nothing is sent")
    void nothingToDo() {
        during(() -> {
                    s.flush();
                    s.commit();
                    s.rollback();
                })
                .areNone();
        artist(1);
        during(() -> {
                    s.commit();
                    s.commit();
                })
                .areNone();
    }

    @Test
    @DisplayName("savepoint-01: pending work goes before the savepoint, work inside with its commit")
    void savepointsFlush() {
        s.add(new Artist("Oum"));
        Savepoint[] n = new Savepoint[1];
        during(() -> n[0] = s.beginNested()).areExactly(StatesTest.INSERT);
        s.add(new Artist("Ali"));
        during(n[0]::commit).areExactly(StatesTest.INSERT);
        s.commit();
        assertThat(column("select name from artist where id > 3 order by id")).isEqualTo("[Oum, Ali]");
        assertThat(n[0].isActive()).isFalse();
    }

    @Test
    @DisplayName("savepoint-02: rolling back undoes only what was added inside")
    void savepointsUndoInside() {
        Artist before = new Artist("Oum");
        s.add(before);
        Artist inside = new Artist("Ali");
        Artist unflushed = new Artist("Ry");
        try (Savepoint n = s.beginNested()) {
            s.add(inside);
            s.flush();
            s.add(unflushed);
            n.rollback();
        }
        assertThat(status(before)).isEqualTo(InstanceStatus.PERSISTENT);
        assertThat(status(inside)).isEqualTo(InstanceStatus.TRANSIENT);
        assertThat(status(unflushed)).isEqualTo(InstanceStatus.TRANSIENT);
        s.commit();
        assertThat(column("select name from artist where id > 3 order by id")).isEqualTo("[Oum]");
    }

    @Test
    @DisplayName("savepoint-03: values changed inside are back, those from before it stay, nothing else is touched")
    void savepointsPutValuesBack() {
        Artist a = artist(1);
        Artist b = artist(2);
        Artist c = artist(3);
        a.setName("before");
        Savepoint n = s.beginNested();
        b.setName("inside");
        s.flush();
        n.rollback();
        assertThat(inspect(a).loaded()).contains("name");
        assertThat(inspect(c).loaded()).contains("name");
        // SQLAlchemy expires b and reads it again; here it has its values back
        during(() -> {
                    assertThat(a.getName()).isEqualTo("before");
                    assertThat(b.getName()).isEqualTo("Youssou");
                })
                .areNone();
        s.commit();
        assertThat(column("select name from artist order by id")).isEqualTo("[before, Youssou, Cesaria]");
    }

    @Test
    @DisplayName("savepoint-04: what was deleted inside is back, and what was taken out of collections")
    void savepointsBringDeletedBack() {
        Artist a = artist(1);
        Album first = a.getAlbums().get(0);
        try (Savepoint n = s.beginNested()) {
            s.delete(first);
            s.flush();
        }
        assertThat(status(first)).isEqualTo(InstanceStatus.PERSISTENT);
        assertThat(a.getAlbums()).contains(first);
        s.commit();
        assertThat(unit.sql("select id from album")).hasSize(3);
    }

    @Test
    @DisplayName("savepoint-05: a failed flush inside costs only the savepoint")
    void failureInsideASavepoint() {
        s.add(new Artist("Oum"));
        try (Savepoint n = s.beginNested()) {
            s.add(new Artist(1, "Dup"));
            n.commit();
        } catch (PersistenceException refused) {
            assertThat(refused).hasMessageContaining("Artist");
        }
        assertThat(s.isActive()).isTrue();
        s.add(new Artist("Ali"));
        s.commit();
        assertThat(column("select name from artist where id > 3 order by id")).isEqualTo("[Oum, Ali]");
    }

    @Test
    @DisplayName("savepoint-07: commit and rollback of the session end the whole transaction")
    void sessionVerbsEndSavepoints() {
        s.add(new Artist("Oum"));
        Savepoint one = s.beginNested();
        s.add(new Artist("L1"));
        s.commit();
        assertThat(s.inTransaction()).isFalse();
        assertThat(one.isActive()).isFalse();
        assertThatThrownBy(one::commit).isInstanceOf(IllegalStateException.class);
        assertThat(column("select name from artist where id > 3 order by id")).isEqualTo("[Oum, L1]");
        s.add(new Artist("L2"));
        s.beginNested();
        s.add(new Artist("L3"));
        s.rollback();
        assertThat(unit.sql("select id from artist")).hasSize(5);
    }

    @Test
    @DisplayName("savepoints nest, and the outer one ends the inner ones")
    void savepointsNest() {
        Artist a = artist(1);
        Savepoint outer = s.beginNested();
        a.setName("outer");
        Savepoint inner = s.beginNested();
        a.setName("inner");
        s.flush();
        inner.rollback();
        assertThat(a.getName()).isEqualTo("outer");
        Savepoint second = s.beginNested();
        a.setName("second");
        s.flush();
        outer.rollback();
        assertThat(a.getName()).isEqualTo("Nina");
        assertThat(second.isActive()).isFalse();
        during(s::commit).areNone();
    }

    @Test
    @DisplayName("the factory keeps its rules; with() makes another one")
    void rulesOnTheirOwn() {
        SessionFactory explicit = sessions.with(SessionRule.Begin.EXPLICIT, SessionRule.Autoflush.NEVER);
        try (Session session = explicit.open()) {
            session.get(Artist.class, 1);
            assertThat(session.inTransaction()).isFalse();
        }
        artist(1);
        assertThat(s.inTransaction()).isTrue();
    }
}
