package org.athanor.behaviour.jpql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.athanor.behaviour.jpql.BulkTest.Film;
import org.athanor.behaviour.jpql.BulkTest.Label;
import org.athanor.behaviour.jpql.BulkTest.Media;
import org.athanor.behaviour.jpql.BulkTest.Song;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Grouping by instances (Jakarta Persistence 3.2, 4.8): what is selected of them follows from their identifier. */
class GroupsTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Media.class, Song.class, Film.class, Label.class));

    private void groups(String jpql, String expected, String... sql) {
        unit.inTransaction(em -> {
            Label label = new Label();
            label.id = 1;
            label.name = "EMI";
            Song song = new Song(1, "Help", 140);
            Song other = new Song(2, "Girl", 150);
            song.label = label;
            other.label = label;
            Film film = new Film(3, "Alien", "sf");
            film.tags.addAll(List.of("space", "cat"));
            List.of(label, song, other, film).forEach(em::persist);
        });
        unit.inEntityManager(em -> unit.statements()
                .during(() -> assertThat(em.createQuery(jpql, Object[].class).getResultList().stream()
                                .map(row ->
                                        (row[0] instanceof Media media ? media.title : ((Label) row[0]).name) + row[1])
                                .toList())
                        .hasToString(expected))
                .contain(sql));
    }

    @Test
    void anInstanceOfAJoinedHierarchy() {
        groups(
                "select m, count(t) from Media m left join m.tags t group by m order by m",
                "[Help0, Girl0, Alien2]",
                "select m.id, ",
                " group by m.id, s.id, f.id, r.Film_id order by m.id");
    }

    @Test
    void anInstanceAtTheEndOfAPath() {
        groups(
                "select m.label, count(m) from Media m where m.label is not null group by m.label",
                "[EMI2]",
                "select l.id, l.name, count(m.id) from Media m left join Label l on l.id = m.label_id",
                " group by l.id");
    }
}
