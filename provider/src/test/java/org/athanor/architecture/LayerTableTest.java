package org.athanor.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.athanor.architecture.LayerTable.Layer;
import org.junit.jupiter.api.Test;

/** The grammar of the tables, as {@code docs/architecture.md} defines it. */
class LayerTableTest {

    private static final String OTHER_TABLES = """

            | package | used only by |
            |---|---|

            | library | used only by |
            |---|---|

            | forbidden ending | say instead |
            |---|---|
            """;

    private static LayerTable table(String... rows) {
        return LayerTable.parse("text\n\n| package | lives here | may use | status |\n|---|---|---|---|\n"
                + String.join("\n", rows) + "\n" + OTHER_TABLES);
    }

    private static Set<String> mayUse(LayerTable table, String name) {
        return table.layerOf(name).map(Layer::mayUse).orElseThrow();
    }

    @Test
    void aRowNamesWhatItMayUse() {
        LayerTable table =
                table("| `a` | | – | |", "| (root) *exported* | | - | |", "| `b.c` | | a, (root) | planned |");
        assertThat(mayUse(table, "a")).isEmpty();
        assertThat(mayUse(table, LayerTable.ROOT)).isEmpty();
        assertThat(mayUse(table, "b.c")).containsExactlyInAnyOrder("a", "(root)");
        assertThat(table.layers()).extracting(Layer::planned).containsExactly(false, false, true);
    }

    @Test
    void phrasesStandForSeveralPackages() {
        LayerTable table = table(
                "| `a` | | – | |",
                "| `view` *facade* | | a | |",
                "| `b` | | all of the above, no facade | |",
                "| `c` | | all of the above | |",
                "| `d` | | `b` and below | |",
                "| `top` | | everything | |",
                "| `last` | | – | |");
        assertThat(mayUse(table, "b")).containsExactlyInAnyOrder("a");
        assertThat(mayUse(table, "c")).containsExactlyInAnyOrder("a", "view", "b");
        assertThat(mayUse(table, "d")).containsExactlyInAnyOrder("a", "b");
        assertThat(mayUse(table, "top")).containsExactlyInAnyOrder("a", "view", "b", "c", "d", "last");
    }

    @Test
    void laterPackagesOfARowMayUseTheEarlierOnes() {
        LayerTable table = table("| `a` | | – | |", "| `f.x` `f.y` `f` *facade* | | a | |");
        assertThat(mayUse(table, "f.x")).containsExactlyInAnyOrder("a");
        assertThat(mayUse(table, "f")).containsExactlyInAnyOrder("a", "f.x", "f.y");
        assertThat(table.layerOf("f.y")).get().extracting(Layer::facade).isEqualTo(true);
    }

    @Test
    void aStarStandsForThePackagesBelowThatHaveNoRow() {
        LayerTable table = table("| `a` | | – | |", "| `a.*` | | a | |", "| `a.own` | | – | |");
        assertThat(table.layerOf("a")).get().extracting(Layer::name).isEqualTo("a");
        assertThat(table.layerOf("a.x")).get().extracting(Layer::name).isEqualTo("a.*");
        assertThat(table.layerOf("a.x.y")).get().extracting(Layer::name).isEqualTo("a.*");
        assertThat(table.layerOf("a.own")).get().extracting(Layer::name).isEqualTo("a.own");
        assertThat(table.layerOf("ab")).isEmpty();
    }

    @Test
    void aRowThatNamesARowBelowItIsAnError() {
        assertComplaint("'b' is no package of a row above", "| `a` | | b | |", "| `b` | | – | |");
    }

    @Test
    void anUnknownStatusIsAnError() {
        assertComplaint("neither empty nor 'planned'", "| `a` | | – | soon |");
    }

    @Test
    void twoRowsForOnePackageAreAnError() {
        assertComplaint("has a row already", "| `a` | | – | |", "| `a` | | – | |");
    }

    @Test
    void aRowWithoutAPackageIsAnError() {
        assertComplaint("names no package", "| a | | – | |");
    }

    @Test
    void aRowWithAnotherNumberOfCellsIsAnError() {
        assertComplaint("3 cells instead of 4", "| `a` | | – |");
    }

    @Test
    void aPageWithoutTheTableIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LayerTable.parse("nothing"))
                .withMessageContaining("may use");
    }

    private static void assertComplaint(String complaint, String... rows) {
        assertThatIllegalArgumentException().isThrownBy(() -> table(rows)).withMessageContaining(complaint);
    }
}
