package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.InstanceStatus;
import org.athanor.behaviour.oracle.Music.Album;
import org.athanor.behaviour.oracle.Music.Artist;
import org.athanor.expression.Expressions;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows written past the unit of work. */
class BulkTest extends MusicTest {
    @Override
    TestUnit.Builder definition() {
        return TestUnit.of(Artist.class, Album.class, Item.class);
    }

    @Test
    @DisplayName("uow-21: new instances are inserted together, stay outside, and have their keys")
    void newInstances() {
        Artist a = new Artist("A");
        a.getAlbums().add(new Album("not written"));
        Artist b = new Artist("B");
        // SQLAlchemy reads keys only when asked, and then row by row; here they come with the rows
        during(() -> s.bulkSave(List.of(a, b)))
                .areExactly("insert into artist (name, country) values (?, ?), (?, ?) returning id");
        assertThat(s.contains(a)).isFalse();
        assertThat(List.of(a.getId(), b.getId())).containsExactly(4, 5);
        assertThat(status(a)).isEqualTo(InstanceStatus.DETACHED);
        b.setName("B2");
        during(() -> s.bulkSave(List.of(a, b))).areExactly("update artist set name = ? where id = ?");
        during(() -> s.add(b)).areNone();
        b.setCountry("FR");
        during(s::flush).areExactly("update artist set country = ? where id = ?");
        s.commit();
        assertThat(unit.sql("select name, country from artist where id > 3 order by id"))
                .hasToString("[[A, null], [B2, FR]]");
        assertThat(unit.sql("select id from album")).hasSize(3);
    }

    @Test
    @DisplayName("uow-21: rows given by attribute write the columns that are given")
    void rowsByAttribute() {
        during(() -> s.bulkInsert(
                        Album.class,
                        List.of(Map.of("title", "X", "artist", 1), Map.of("title", "Y", "artist", artist(2)))))
                .contain("insert into album (title, artist_id) values (?, ?), (?, ?)")
                .areCounted(2);
        during(() -> s.bulkUpdate(Album.class, List.of(Map.of("id", 1, "year", 1), Map.of("id", 2, "year", 2))))
                .areExactly("update album set yr = ? where id = ?");
        assertThat(s.query(Album.class).filter(Expressions.text("yr < 10")).count())
                .isEqualTo(2);
        s.commit();
        assertThat(unit.sql("select title, yr, artist_id from album where id in (1, 4, 5) order by id"))
                .hasToString("[[Pastel, 1, 1], [X, null, 1], [Y, null, 2]]");
    }

    @Test
    @DisplayName("columns that are not given get what the database makes of them")
    void defaults() {
        s.bulkInsert(Item.class, List.of(Map.of("name", "a"), Map.of("name", "b", "kind", "odd")));
        s.commit();
        assertThat(unit.sql("select name, kind, rev from item order by name"))
                .hasToString("[[a, plain, 0], [b, odd, 0]]");
    }

    @Test
    @DisplayName("versions are tested and counted where they are known")
    void versions() {
        Item item = new Item("a");
        s.bulkSave(List.of(item));
        item.name = "b";
        s.bulkSave(List.of(item));
        assertThat(item.rev).isEqualTo(1);
        s.bulkUpdate(Item.class, List.of(Map.of("id", item.id, "name", "c", "rev", 1)));
        s.commit();
        assertThat(unit.sql("select name, rev from item")).hasToString("[[c, 2]]");
        item.name = "late";
        assertThatThrownBy(() -> s.bulkSave(List.of(item))).isInstanceOf(OptimisticLockException.class);
        s.rollback();
        assertThatThrownBy(() -> s.bulkUpdate(Item.class, List.of(Map.of("id", item.id, "name", "d", "rev", 1))))
                .isInstanceOf(OptimisticLockException.class);
        s.rollback();
        assertThat(unit.sql("select name, rev from item")).hasToString("[[c, 2]]");
    }

    @Test
    @DisplayName("what cannot be written is refused before anything is sent, and the session goes on")
    void mistakes() {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("titel", "X");
        during(() -> {
                    assertThatThrownBy(() -> s.bulkInsert(Album.class, List.of(nothing)))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("'title'");
                    assertThatThrownBy(() -> s.bulkInsert(Album.class, List.of(Map.of("year", "1965"))))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("Album.year is a Integer");
                    assertThatThrownBy(() -> s.bulkInsert(Artist.class, List.of(Map.of("albums", List.of()))))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("Artist.albums");
                    assertThatThrownBy(() -> s.bulkUpdate(Album.class, List.of(Map.of("year", 1))))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("identifier");
                })
                .areNone();
        Artist here = artist(1);
        assertThatThrownBy(() -> s.bulkSave(List.of(here)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("flush()");
        assertThat(s.isActive()).isTrue();
        assertThat(artist(2).getName()).isEqualTo("Youssou");
    }

    @Entity(name = "Item")
    @Table(name = "item")
    static class Item {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        @Version
        private Integer rev;

        private String name;

        @Column(columnDefinition = "varchar(10) default 'plain'")
        private String kind;

        protected Item() {}

        Item(String name) {
            this.name = name;
        }
    }
}
