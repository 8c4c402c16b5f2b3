package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.behaviour.oracle.Music.Album;
import org.athanor.behaviour.oracle.Music.Artist;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The session itself: how it is opened, shared with an entity manager, misused and closed. */
class SessionTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Music.unit());
    final SessionFactory sessions = unit.factory().unwrap(SessionFactory.class);

    @BeforeEach
    void rows() {
        Music.rows(unit);
    }

    @Test
    void aNativeSessionAddsCommitsAndGets() {
        try (Session session = sessions.open()) {
            Artist oum = new Artist("Oum");
            oum.getAlbums().add(new Album("Soul of Morocco", oum));
            unit.statements().during(() -> session.add(oum)).areNone();
            assertThat(session.pending()).hasSize(2);
            unit.statements()
                    .during(session::commit)
                    .areExactly(
                            "insert into artist (name, country) values (?, ?) returning id",
                            "insert into album (title, yr, artist_id) values (?, ?, ?) returning id");
            assertThat(session.get(Artist.class, 4)).isSameAs(oum);
        }
        assertThat(unit.sql("select name from artist where id = 4")).hasSize(1);
    }

    @Test
    void aSessionAndAnEntityManagerShowTheSameContext() {
        try (Session session = sessions.open()) {
            Artist nina = session.get(Artist.class, 1);
            EntityManager manager = session.entityManager();
            assertThat(manager.contains(nina)).isTrue();
            assertThat(manager.find(Artist.class, 1)).isSameAs(nina);
            assertThat(manager.unwrap(Session.class).get(Artist.class, 1)).isSameAs(nina);
            nina.setName("Nina S.");
            session.commit();
        }
        assertThat(unit.sql("select name from artist where id = 1")).hasToString("[[Nina S.]]");
    }

    @Test
    void workInATransactionIsCommittedOrRolledBack() {
        sessions.inTransaction(session -> session.add(new Artist("Oum")));
        assertThatThrownBy(() -> sessions.inTransaction(session -> {
                    session.add(new Artist("Ali"));
                    session.flush();
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(unit.sql("select name from artist where id > 3")).hasToString("[[Oum]]");
    }

    @Test
    void aClosedSessionSaysSo() {
        Session session = sessions.open();
        session.close();
        session.close();
        assertThat(session.isOpen()).isFalse();
        assertThatThrownBy(() -> session.get(Artist.class, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void whatIsNoEntityIsRefusedAndTheSessionGoesOn() {
        try (Session session = sessions.open()) {
            assertThatThrownBy(() -> session.add("Nina"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("java.lang.String");
            assertThatThrownBy(() -> session.add(null)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> session.get(String.class, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> session.get(Artist.class, "one")).isInstanceOf(IllegalArgumentException.class);
            assertThat(session.isActive()).isTrue();
            assertThat(session.get(Artist.class, 1).getName()).isEqualTo("Nina");
        }
    }

    @Test
    void aSessionInUseByAnotherThreadIsRefused() throws Exception {
        try (Session session = sessions.open()) {
            Throwable[] seen = new Throwable[1];
            session.inTransaction(own -> own.addAll(new Iterable<>() {
                @Override
                public java.util.Iterator<Object> iterator() {
                    Thread other = new Thread(() -> {
                        try {
                            session.get(Artist.class, 1);
                        } catch (Throwable e) {
                            seen[0] = e;
                        }
                    });
                    other.start();
                    try {
                        other.join();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return java.util.Collections.emptyIterator();
                }
            }));
            assertThat(seen[0]).isInstanceOf(IllegalStateException.class).hasMessageContaining("one thread at a time");
            assertThat(session.get(Artist.class, 1).getName()).isEqualTo("Nina");
        }
    }
}
