package org.athanor.behaviour.jpql;

import org.athanor.behaviour.oracle.Discography;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** UNION, INTERSECT and EXCEPT (Jakarta Persistence 3.2, 4.2.1). */
class SetOperationsTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Discography.unit());
    final Asking asking = new Asking(unit);

    @BeforeEach
    void rows() {
        Discography.rows(unit);
    }

    @Test
    void theOrderBehindTheLastSelectIsThatOfTheWhole() {
        asking.asks(
                "select a.name from Artist a where a.id < 3 union select b.name from Artist b where b.id > 1 order by b.name",
                "[Cesaria, Nina, Youssou]",
                "select a.name from artist a where a.id < 3 union select b.name from artist b where b.id > 1 order by 1");
    }

    @Test
    void intersectionComesBeforeTheOthers() {
        asking.asks(
                "select a.id from Artist a where a.id = 3 union select a.id from Artist a where a.id < 3 intersect"
                        + " select a.id from Artist a where a.id > 1 order by a.id",
                "[2, 3]");
        asking.asks(
                "(select a.id from Artist a where a.id = 3 union select a.id from Artist a where a.id < 3) except"
                        + " (select a.id from Artist a where a.id = 1) order by 1",
                "[2, 3]");
    }

    @Test
    void withAllEqualRowsCount() {
        asking.asks(
                "select b.artist.id as n from Album b union all select b.artist.id from Album b where b.id > 1 order by n",
                "[1, 1, 1, 2, 2]");
        asking.asks(
                "select b.artist.id as n from Album b except all select b.artist.id from Album b where b.id > 1 order by n",
                "[1]");
        asking.asks(
                "select b.artist.id as n from Album b intersect all select a.id from Artist a order by n", "[1, 2]");
        asking.asks("select b.artist.id from Album b except select b.artist.id from Album b where b.id > 1", "[]");
    }

    @Test
    void instancesAreCombinedByTheirRows() {
        asking.asks(
                "select a from Artist a where a.id < 3 intersect select a from Artist a where a.id > 1", "[Youssou]");
    }

    @Test
    void aSubqueryMayBeACombinedOne() {
        asking.asks(
                "select a.name from Artist a where a.id in (select b.artist.id from Album b where b.year < 1966 union"
                        + " select b.artist.id from Album b where b.year > 1980) order by a.id",
                "[Nina, Youssou]");
    }
}
