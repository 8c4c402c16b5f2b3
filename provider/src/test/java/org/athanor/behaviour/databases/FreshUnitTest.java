package org.athanor.behaviour.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.athanor.behaviour.databases.Depot.Bin;
import org.athanor.behaviour.databases.Depot.Move;
import org.athanor.behaviour.databases.Depot.Part;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;

/** A unit begins with nothing, also where it gets the tables that an earlier test of the same classes has left. */
class FreshUnitTest {
    private static TestUnit start() {
        return TestUnit.of(Depot.CLASSES).start();
    }

    private static void fill(TestUnit unit) {
        unit.inTransaction(em -> {
            Bin bin = new Bin("bin");
            em.persist(bin);
            Part part = new Part("a", 1);
            part.bin = bin;
            em.persist(part);
            Move move = new Move("first");
            em.persist(move);
            em.flush();
            assertThat(List.of(bin.id, part.id, move.id)).containsExactly(1L, 1L, 1L);
        });
        assertThat(unit.sql("select count(*) from Part")).containsExactly(List.of(1));
    }

    @Test
    void rowsAndCountersOfOneUnitAreNotInTheNext() {
        for (int i = 0; i < 3; i++) {
            try (TestUnit unit = start()) {
                fill(unit);
                unit.checkInvariants();
            }
        }
    }

    @Test
    void whatChangesTablesIsNotInTheNext() {
        try (TestUnit unit = start()) {
            unit.sql("alter table Bin add more integer");
            unit.checkInvariants();
        }
        try (TestUnit unit = start()) {
            fill(unit);
            unit.factory().getSchemaManager().drop(false);
            unit.checkInvariants();
        }
        try (TestUnit unit = start()) {
            fill(unit);
            assertThat(unit.sql("select * from Bin").get(0)).hasSize(2);
        }
    }

    @Test
    void whatATestLeavesThatFailedIsNotInTheNext() {
        try (TestUnit unit = start()) {
            fill(unit);
        }
        try (TestUnit unit = start()) {
            fill(unit);
        }
    }
}
