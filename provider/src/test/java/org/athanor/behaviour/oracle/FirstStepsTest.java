package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.athanor.Metadata;
import org.athanor.behaviour.oracle.Music.Album;
import org.athanor.behaviour.oracle.Music.Artist;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the two shorter seeds do, and the first steps of the tutorial: tables, and an artist's albums. */
class FirstStepsTest extends MusicTest {
    @RegisterExtension
    final PersistenceExtension others = new PersistenceExtension();

    @Test
    @DisplayName("T03: add, commit, dirty, isModified, the same instance from every query, and a new album")
    void seedOfSessions() {
        s.query(Album.class).all();
        Artist nina = s.query(Artist.class).filterBy("name", "Nina").one();
        assertThat(s.dirty()).isEmpty();
        nina.setName("Nina S.");
        assertThat(s.dirty()).containsExactly(nina);
        assertThat(s.isModified(nina)).isTrue();
        assertThat(s.query(Artist.class).filterBy("id", 1).first()).isSameAs(nina);
        assertThat(s.isModified(nina)).as("the query has flushed").isFalse();
        nina.getAlbums().add(new Album("Live"));
        during(s::commit).areExactly(CascadesTest.INSERT_ALBUM);
        assertThat(column("select title from album where artist_id = 1 order by id"))
                .isEqualTo("[Pastel, Silk, Live]");
    }

    @Test
    @DisplayName("T07: addAlbum finds the artist, appends and commits; the list need not be read for that")
    void addAlbum() {
        during(() -> {
                    s.query(Artist.class)
                            .filterBy("name", "Nina")
                            .one()
                            .getAlbums()
                            .add(new Album("X"));
                    s.commit();
                })
                .areExactly("select a.id, a.name, a.country from artist a where a.name = ?", CascadesTest.INSERT_ALBUM);
        assertThat(unit.sql("select artist_id from album where title = 'X'")).hasToString("[[1]]");
    }

    @Test
    @DisplayName("T09: a removed album stays as a row without an artist, as orphans are kept")
    void delAlbum() {
        Artist nina = artist(1);
        nina.getAlbums().removeIf(album -> album.getTitle().equals("Pastel"));
        during(s::commit).areExactly("update album set artist_id = ? where id = ?");
        assertThat(unit.sql("select artist_id from album where title = 'Pastel'"))
                .hasToString("[[null]]");
    }

    @Test
    @DisplayName("T10: a table tells its columns, its key and what it refers to")
    void tables() {
        Metadata.Table album = sessions.metadata().table("ALBUM");
        assertThat(album.columns()).hasToString("[id, title, yr, artist_id]");
        assertThat(album.primaryKey()).hasToString("[id]");
        assertThat(album.foreignKeys().get(0).referencedTable()).isEqualTo("artist");
        assertThat(album.column("title").length()).isEqualTo(40);
        assertThatThrownBy(() -> sessions.metadata().table("albun")).hasMessageContaining("album");
    }

    @Test
    @DisplayName("T20: createAll makes only the tables that are not there, and rows stay")
    void createAll() {
        unit.sql("drop table album");
        var sent = during(() -> sessions.metadata().createAll());
        assertThat(sent.toString().toLowerCase(Locale.ROOT)).contains("create table");
        assertThat(unit.sql("select id from artist")).hasSize(3);
        assertThat(unit.sql("select id from album")).isEmpty();
        sessions.metadata().createAll();
        assertThat(unit.sql("select id from artist")).hasSize(3);
    }

    @Test
    @DisplayName("T06: sides whose names do not fit are refused at the start, not at the first use")
    void misnamed() {
        assertThatThrownBy(() -> others.start(TestUnit.of(Misnamed.class, Other.class)))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("others")
                .hasMessageContaining("misnamed");
    }

    @Test
    @DisplayName("T02, T12: a factory and its sessions connect to nothing until they are used")
    void connecting() {
        during(() -> sessions.open().close()).areNone();
        try (var session = sessions.open()) {
            session.add(new Artist("x"));
            assertThat(session.inTransaction()).isTrue();
            during(session::rollback).areNone();
        }
    }

    @Entity(name = "Misnamed")
    static class Misnamed {
        @Id
        private Integer id;

        @OneToMany(mappedBy = "misnamed")
        private List<Other> others = new ArrayList<>();
    }

    @Entity(name = "Other")
    static class Other {
        @Id
        private Integer id;
    }
}
