package org.athanor.behaviour.jpql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.athanor.behaviour.oracle.Discography;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the specification does not have and applications lean on. */
class ExtensionsTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Discography.unit());
    final Asking asking = new Asking(unit);

    @BeforeEach
    void rows() {
        Discography.rows(unit);
    }

    @Test
    void aQueryMayLimitItself() {
        asking.asks(
                "select a.title from Album a order by a.id limit 2",
                "[Pastel, Silk]",
                "select a.title from album a order by a.id limit 2");
        asking.asks(
                "select a.title from Album a order by a.id limit :n offset 1",
                Map.of("n", 1),
                "[Silk]",
                "select a.title from album a order by a.id limit ? offset 1");
        asking.asks("select a.title from Album a order by a.id fetch first 1 row only", "[Pastel]");
        asking.asks("select a.title from Album a order by a.id offset 1 rows fetch next 1 rows only", "[Silk]");
        asking.asks("select a.title from Album a order by a.id offset 2", "[Set]");
    }

    @Test
    void aLimitCountsOwnersOfAFetchedCollection() {
        asking.asks(
                "select a from Artist a left join fetch a.albums order by a.id limit 2",
                "[Nina, Youssou]",
                "select a.id, a.name, a.country from artist a order by a.id limit 2",
                "select a.id, a.title, a.year, a.artist_id from album a where a.artist_id in (select value from json_each(?)) order by a.id");
    }

    @Test
    void subqueriesAndCombinedQueriesMayBeLimited() {
        asking.asks(
                "select a.name as n from Artist a union select b.title from Album b order by n limit 2",
                "[Cesaria, Nina]",
                "select a.name as n from artist a union select b.title from album b order by 1 limit 2");
        asking.asks(
                "select a.title from Album a where a.year = (select b.year from Album b order by b.year desc limit 1)",
                "[Set]",
                "select a.title from album a where a.year = (select b.year as year from album b order by b.year desc"
                        + " limit 1)");
    }

    @Test
    void onlyOneMaySayWhichResultsAreWanted() {
        unit.inEntityManager(em -> assertThatThrownBy(() -> em.createQuery("select a from Album a limit 1")
                        .setMaxResults(1)
                        .getResultList())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The query says itself which of its results it wants"));
    }

    @Test
    void ilikeTakesNoNoticeOfCase() {
        asking.asks("select a.title from Album a where a.title ilike 's%' order by a.id", "[Silk, Set]");
        asking.asks("select a.title from Album a where a.title not ilike :p", Map.of("p", "S%"), "[Pastel]");
    }

    @Test
    void anAttributeNeedsNoVariableWhereOnlyOneHasIt() {
        asking.asks(
                "select title from Album a where year > 1966 order by title",
                "[Set, Silk]",
                "select a.title from album a where a.year > 1966 order by a.title");
        asking.asks(
                "select title, country from Artist a join a.albums b where title = 'Set'",
                "[[Set, SN]]",
                "select b.title, a.country from artist a join album b on b.artist_id = a.id where b.title = 'Set'");
        unit.inEntityManager(em -> assertThatThrownBy(() -> em.createQuery("select id from Artist a join a.albums b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'id' is an attribute of 'a' and of 'b': say which one (line 1, column 8)"));
    }

    @Test
    void aCrossJoinPairsEverythingWithEverything() {
        asking.asks(
                "select a.name, b.title from Artist a cross join Album b where b.id = a.id order by a.id",
                "[[Nina, Pastel], [Youssou, Silk], [Cesaria, Set]]",
                "select a.name, b.title from artist a cross join album b where b.id = a.id order by a.id");
    }

    @Test
    void rowsOfASubqueryAreASource() {
        asking.asks(
                "select a.name, n.albums from Artist a left join (select b.artist.id as id, count(b) as albums from Album b"
                        + " group by b.artist.id) n on n.id = a.id order by a.id",
                "[[Nina, 2], [Youssou, 1], [Cesaria, null]]",
                "select a.name, n.albums from artist a left join (select b.artist_id as id, count(b.id) as albums from"
                        + " album b group by b.artist_id) n on n.id = a.id order by a.id");
        asking.asks("select max(n.albums) from (select count(b) as albums from Album b group by b.artist) n", "[2]");
        unit.inEntityManager(em -> assertThatThrownBy(
                        () -> em.createQuery("select n.album from (select count(b) as albums from Album b) n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Subquery has no column 'album'. Did you mean 'albums'?"));
    }

    @Test
    void rowsAreCounted() {
        asking.asks(
                "select count(*) from Album where year < 1980",
                "[2]",
                "select count(*) from album a where a.year < 1980");
    }
}
