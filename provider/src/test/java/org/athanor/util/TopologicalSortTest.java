package org.athanor.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopologicalSortTest {
    @Test
    void whatIsNeededComesFirst() {
        int[][] needs = {{1}, {2}, {}};

        assertThat(TopologicalSort.components(needs)).containsExactly(new int[] {2}, new int[] {1}, new int[] {0});
    }

    @Test
    void independentNodesKeepTheirOrder() {
        int[][] needs = {{}, {}, {0}, {}};

        assertThat(TopologicalSort.components(needs))
                .containsExactly(new int[] {0}, new int[] {1}, new int[] {2}, new int[] {3});
    }

    @Test
    void nodesThatNeedEachOtherFormOneComponent() {
        int[][] needs = {{1}, {2}, {0}, {0}};

        List<int[]> components = TopologicalSort.components(needs);

        assertThat(components).containsExactly(new int[] {0, 1, 2}, new int[] {3});
        assertThat(TopologicalSort.isCycle(components.get(0), needs)).isTrue();
        assertThat(TopologicalSort.isCycle(components.get(1), needs)).isFalse();
    }

    @Test
    void aNodeThatNeedsItselfIsACycle() {
        int[][] needs = {{0}};

        assertThat(TopologicalSort.isCycle(new int[] {0}, needs)).isTrue();
    }

    @Test
    void levelsHoldWhatOnlyNeedsTheLevelsBefore() {
        int[][] needs = {{3}, {}, {1, 3}, {}, {2, 0}};

        assertThat(TopologicalSort.levels(needs)).containsExactly(new int[] {1, 3}, new int[] {0, 2}, new int[] {4});
    }

    @Test
    void aCycleHasNoLevels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TopologicalSort.levels(new int[][] {{1}, {0}}))
                .withMessageContaining("[0, 1]");
    }

    @Test
    void aLongChainDoesNotEndTheStack() {
        int[][] needs = new int[200_000][];
        for (int i = 0; i < needs.length; i++) {
            needs[i] = i + 1 < needs.length ? new int[] {i + 1} : new int[0];
        }

        assertThat(TopologicalSort.levels(needs)).hasSize(200_000);
    }
}
