package org.athanor.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.athanor.load.Music.Album;
import org.athanor.load.Music.Artist;
import org.athanor.load.Music.Employee;
import org.athanor.load.Music.Passport;
import org.athanor.load.Music.Person;
import org.athanor.load.Music.Track;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one find, refresh or load of many brings, and by which statements. */
class EntityLoaderTest {
    private final LoadWorld world = Music.world();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void findReadsOneRowByItsIdentifier() {
        world.sql("insert into artist values (1, 'AC/DC', 'Sydney', -33.9, 151.2)");

        Artist artist = world.find(Artist.class, 1L);

        assertThat(artist.name).isEqualTo("AC/DC");
        assertThat(artist.place.city).isEqualTo("Sydney");
        assertThat(artist.place.point).isEqualTo(new Music.Point(-33.9, 151.2));
        assertThat(artist.timesLoaded).isOne();
        assertThat(world.state(artist).snapshot()).isNotNull();
        assertThat(world.context().isModified(world.state(artist))).isFalse();
        assertThat(world.statements())
                .containsExactly(
                        "select a.id, a.name, a.city, a.latitude, a.longitude from Artist a where a.id = ?  -- [1]");
    }

    @Test
    void findOfARowThatIsNotThereGivesNull() {
        assertThat(world.find(Artist.class, 1L)).isNull();
    }

    @Test
    void anEmbeddedWhoseColumnsAreAllNullIsNull() {
        world.sql("insert into artist values (1, 'A', null, null, null); insert into artist values (2, 'B', 'X', null,"
                + " null)");

        assertThat(world.find(Artist.class, 1L).place).isNull();
        assertThat(world.find(Artist.class, 2L).place.point).isNull();
    }

    @Test
    void anEagerToOneIsJoinedByFindOnceForEachAttribute() {
        world.sql("""
            insert into employee values (1, 'one', null); insert into employee values (2, 'two', 1);
            insert into employee values (3, 'three', 2); insert into employee values (4, 'four', 3)
            """);

        Employee four = world.find(Employee.class, 4L);

        assertThat(four.manager.manager.manager.name).isEqualTo("one");
        assertThat(four.manager.manager.manager.manager).isNull();
        assertThat(world.statements())
                .containsExactly(
                        "select e.id, e.name, e1.id, e1.name, e1.manager_id from Employee e left join Employee e1 on"
                                + " e1.id = e.manager_id where e.id = ?  -- [4]",
                        "select e.id, e.name, e.manager_id from Employee e where e.id = ?  -- [2]",
                        "select e.id, e.name, e.manager_id from Employee e where e.id = ?  -- [1]");
    }

    @Test
    void oneSelectForEachLevelOfEagerToOnesServesAllRowsOfAResult() {
        world.sql("""
            insert into employee values (1, 'boss', null); insert into employee values (2, 'a', 1);
            insert into employee values (3, 'b', 1); insert into employee values (4, 'c', 2);
            insert into employee values (5, 'd', 3)
            """);

        List<Object> found = world.loader(Employee.class).loadAll(world.session(), List.of(4L, 5L));

        assertThat(found).extracting(e -> ((Employee) e).manager.manager.name).containsExactly("boss", "boss");
        assertThat(world.statements()).hasSize(3).last().asString().endsWith("where e.id = ?  -- [1]");
    }

    @Test
    void aLazyToOneIsAReferenceThatIsTheInstance() {
        world.sql("insert into artist values (1, 'AC/DC', null, null, null); insert into album values (5, 'TNT', 1)");

        Album album = world.find(Album.class, 5L);

        assertThat(album.artist.getId()).isEqualTo(1L);
        assertThat(world.state(album.artist).loaded()).isFalse();
        assertThat(world.statements()).hasSize(1);
        assertThat(world.find(Artist.class, 1L)).isSameAs(album.artist);
        assertThat(album.artist.getName()).isEqualTo("AC/DC");
        assertThat(world.statements()).hasSize(1);
    }

    @Test
    void aLazyToOneIsAnsweredByTheIdentityMap() {
        world.sql("insert into artist values (1, 'AC/DC', null, null, null); insert into album values (5, 'TNT', 1)");
        Artist artist = world.find(Artist.class, 1L);

        assertThat(world.find(Album.class, 5L).artist).isSameAs(artist);
    }

    @Test
    void bothSidesOfAOneToOneComeWithOneSelect() {
        world.sql("insert into person values (1, 'Ann'); insert into passport values (7, 'X', 1)");

        Person person = world.find(Person.class, 1L);

        assertThat(person.passport.number).isEqualTo("X");
        assertThat(person.passport.person).isSameAs(person);
        assertThat(world.statements()).hasSize(1);

        world.clear();
        Passport passport = world.find(Passport.class, 7L);

        assertThat(passport.person.passport).isSameAs(passport);
        assertThat(world.statements()).hasSize(1);
    }

    @Test
    void aRowDoesNotOverwriteALoadedInstance() {
        world.sql("insert into artist values (1, 'AC/DC', null, null, null)");
        Artist artist = world.find(Artist.class, 1L);
        artist.name = "changed";

        assertThat(world.find(Artist.class, 1L)).isSameAs(artist);
        assertThat(artist.name).isEqualTo("changed");
    }

    @Test
    void refreshReadsTheRowOverTheStateAndForgetsCollections() {
        world.sql("insert into artist values (1, 'AC/DC', null, null, null); insert into album values (5, 'TNT', 1)");
        Artist artist = world.find(Artist.class, 1L);
        assertThat(artist.albums).hasSize(1);
        List<Album> albums = artist.albums;
        artist.name = "changed";
        world.sql("insert into album values (6, 'Powerage', 1)");

        assertThat(world.loader(Artist.class).refresh(world.session(), world.state(artist), LoadOptions.NONE))
                .isTrue();

        assertThat(artist.name).isEqualTo("AC/DC");
        assertThat(artist.albums).isSameAs(albums).hasSize(2);
        assertThat(artist.timesLoaded).isEqualTo(2);
        world.sql("delete from album; delete from artist");
        assertThat(world.loader(Artist.class).refresh(world.session(), world.state(artist), LoadOptions.NONE))
                .isFalse();
    }

    @Test
    void aTouchedReferenceWhoseRowIsGoneSaysSo() {
        Artist reference = world.reference(Artist.class, 9L);

        assertThatThrownBy(reference::getName)
                .isInstanceOf(RowNotFoundException.class)
                .hasMessageContaining("Artist#9");
        assertThat(world.state(reference).loaded()).isFalse();
    }

    @Test
    void anInstanceWhoseEagerToOneHasNoRowDoesNotStay() {
        world.sql("pragma foreign_keys = off; insert into track values (8, 'Live Wire', 350, 99)");

        assertThatThrownBy(() -> world.all(Track.class))
                .isInstanceOf(RowNotFoundException.class)
                .hasMessageContaining("Album#99")
                .hasMessageContaining("album of Track#8");
        assertThat(world.context().all()).isEmpty();
    }

    @Test
    void manyIdentifiersAreOneParameterInChunks() {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 1500; i++) {
            rows.append("insert into artist values (").append(i).append(", 'n', null, null, null);");
        }
        world.sql(rows.toString());
        List<Object> keys = new ArrayList<>();
        for (long i = 1; i <= 1600; i++) {
            keys.add(i);
        }

        assertThat(world.loader(Artist.class).loadAll(world.session(), keys)).hasSize(1500);
        assertThat(world.statements())
                .hasSize(2)
                .allMatch(sql -> sql.contains("where a.id in (select value from json_each(?))"));
    }

    @Test
    void aPlanChangesWhatComesAtOnce() {
        world.sql("""
            insert into artist values (1, 'AC/DC', null, null, null); insert into album values (5, 'TNT', 1);
            insert into track values (8, 'Live Wire', 350, 5)
            """);
        LoadPlan plan = LoadPlan.of(world.mapping(Track.class))
                .selectIn(
                        world.toOne(Track.class, "album"),
                        LoadPlan.of(world.mapping(Album.class))
                                .with(world.toOne(Album.class, "artist"), LoaderStrategy.JOINED, null));

        Track track = world.find(Track.class, 8L, LoadOptions.NONE.withPlan(plan));

        assertThat(track.album.artist.name).isEqualTo("AC/DC");
        assertThat(world.state(track.album.artist).loaded()).isTrue();
        assertThat(world.statements()).hasSize(1);
        world.clear();

        LoadPlan lazy = LoadPlan.onlyNamed(world.mapping(Track.class));
        assertThat(world.state(world.find(Track.class, 8L, LoadOptions.NONE.withPlan(lazy)).album)
                        .loaded())
                .isFalse();
    }
}
