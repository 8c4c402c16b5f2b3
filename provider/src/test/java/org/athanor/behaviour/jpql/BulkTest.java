package org.athanor.behaviour.jpql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Query;
import jakarta.persistence.SecondaryTable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bulk updates and deletes of entities that are stored in several tables (Jakarta Persistence 3.2, 4.11). */
class BulkTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(
            TestUnit.of(Media.class, Song.class, Film.class, Label.class, Shape.class, Circle.class, Square.class));
    final Asking asking = new Asking(unit);

    @BeforeEach
    void rows() {
        unit.inTransaction(em -> {
            Label label = new Label();
            label.id = 1;
            label.name = "EMI";
            Song song = new Song(1, "Help", 140);
            song.label = label;
            song.tags.add("pop");
            Song other = new Song(2, "Girl", 150);
            Film film = new Film(3, "Alien", "sf");
            film.tags.add("space");
            List.of(
                            label,
                            song,
                            other,
                            film,
                            new Circle(1, "red", 2),
                            new Square(2, "red", 3),
                            new Square(3, "blue", 4))
                    .forEach(em::persist);
        });
    }

    private void changes(String jpql, Map<String, ?> parameters, int rows, String... sql) {
        unit.inTransaction(em -> unit.statements()
                .during(() -> {
                    Query query = em.createQuery(jpql);
                    parameters.forEach(query::setParameter);
                    assertThat(query.executeUpdate()).as(jpql).isEqualTo(rows);
                })
                .areExactly(sql));
    }

    @Test
    void anUpdateOfOneTableIsOneStatement() {
        changes(
                "update Song s set s.seconds = s.seconds + 1 where s.seconds > 145",
                Map.of(),
                1,
                "update Song as s set seconds = s.seconds + 1 where s.seconds > 145");
        changes(
                "update Song s set s.title = :t where s.label.name = 'EMI'",
                Map.of("t", "x"),
                1,
                "update Media as m set title = ? where id in (select s.id from Song s join Media m on m.id = s.id join Label"
                        + " l on l.id = m.label_id where l.name = 'EMI')");
        changes(
                "update Media m set m.title = upper(m.title)",
                Map.of(),
                3,
                "update Media as m set title = upper(m.title)");
        asking.asks("select m.title from Media m order by m.id", "[X, GIRL, ALIEN]");
    }

    @Test
    void anUpdateOfSeveralTablesFindsItsRowsFirst() {
        changes(
                "update Song s set s.title = 'new', s.seconds = 1 where s.title <> 'new' and s.seconds > 1",
                Map.of(),
                2,
                "select s.id from Song s join Media m on m.id = s.id where m.title <> 'new' and s.seconds > 1",
                "update Media as m set title = 'new' where id in (select value from json_each(?))",
                "update Song as s set seconds = 1 where id in (select value from json_each(?))");
        asking.asks("select s.title, s.seconds from Song s", "[[new, 1], [new, 1]]");
        changes(
                "update Film f set f.review = 'good' where f.genre = 'sf'",
                Map.of(),
                1,
                "update Review as r set review = 'good' where Film_id in (select f.id from Film f left join Review r on r.Film_id = f.id where f.genre = 'sf')");
        asking.asks("select f.review from Film f", "[good]");
    }

    @Test
    void aDeleteFindsItsRowsFirstAndTakesAllTables() {
        changes(
                "delete from Media m where m.title like :t",
                Map.of("t", "%l%"),
                3,
                "select m.id from Media m where m.title like ?",
                "delete from Media_tags where Media_id in (select m1.id from Media m1 where m1.title like ?)",
                "delete from Review where Film_id in (select value from json_each(?))",
                "delete from Film where id in (select value from json_each(?))",
                "delete from Song where id in (select value from json_each(?))",
                "delete from Media where id in (select value from json_each(?))");
        assertThat(unit.sql("select count(*) from Media")).containsExactly(List.of(0));
    }

    @Test
    void aDeleteOfOneSubclassLeavesTheOthers() {
        unit.inTransaction(em -> assertThat(em.createQuery("delete from Song s where s.label is not null")
                        .executeUpdate())
                .isEqualTo(1));
        unit.inTransaction(em ->
                assertThat(em.createQuery("delete from Film").executeUpdate()).isEqualTo(1));
        asking.asks("select m.id from Media m", "[2]");
    }

    @Test
    void everythingGoesWithoutBeingFound() {
        changes(
                "delete from Media",
                Map.of(),
                3,
                "delete from Media_tags",
                "delete from Review",
                "delete from Film",
                "delete from Song",
                "delete from Media");
    }

    @Test
    void aTableAClassIsChangedClassByClass() {
        changes(
                "update Shape s set s.color = 'green' where s.color = :c",
                Map.of("c", "red"),
                2,
                "update Circle as c set color = 'green' where c.color = ?",
                "update Square as s set color = 'green' where s.color = ?");
        changes(
                "delete from Shape s where s.color = 'green'",
                Map.of(),
                2,
                "delete from Circle as c where c.color = 'green'",
                "delete from Square as s where s.color = 'green'");
        asking.asks("select s.color from Shape s", "[blue]");
    }

    @Test
    void aValueOfAnotherTableIsRefused() {
        unit.inEntityManager(
                em -> assertThatThrownBy(() -> em.createQuery("update Song s set s.title = cast(s.seconds as string)"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith(
                                "Entity Song is stored in several tables, and an attribute in Media cannot be set"));
    }

    @Entity(name = "Label")
    static class Label {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Media")
    @Inheritance(strategy = InheritanceType.JOINED)
    abstract static class Media {
        @Id
        Integer id;

        String title;

        @ManyToOne
        Label label;

        @ElementCollection
        @CollectionTable(name = "Media_tags", joinColumns = @JoinColumn(name = "Media_id"))
        Set<String> tags = new HashSet<>();
    }

    @Entity(name = "Song")
    static class Song extends Media {
        int seconds;

        Song() {}

        Song(Integer id, String title, int seconds) {
            this.id = id;
            this.title = title;
            this.seconds = seconds;
        }
    }

    @Entity(name = "Film")
    @SecondaryTable(name = "Review", pkJoinColumns = @jakarta.persistence.PrimaryKeyJoinColumn(name = "Film_id"))
    static class Film extends Media {
        String genre;

        @Column(table = "Review")
        String review = "bad";

        Film() {}

        Film(Integer id, String title, String genre) {
            this.id = id;
            this.title = title;
            this.genre = genre;
        }
    }

    @Entity(name = "Shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Shape {
        @Id
        Integer id;

        String color;
    }

    @Entity(name = "Circle")
    static class Circle extends Shape {
        int radius;

        Circle() {}

        Circle(Integer id, String color, int radius) {
            this.id = id;
            this.color = color;
            this.radius = radius;
        }
    }

    @Entity(name = "Square")
    static class Square extends Shape {
        int side;

        Square() {}

        Square(Integer id, String color, int side) {
            this.id = id;
            this.color = color;
            this.side = side;
        }
    }
}
