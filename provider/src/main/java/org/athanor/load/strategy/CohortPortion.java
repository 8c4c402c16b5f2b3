package org.athanor.load.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.athanor.load.LoadContext;
import org.athanor.state.Cohort;
import org.athanor.state.InstanceState;

/**
 * Which instances are served when one of them is touched: that one, and those after it in its result that lack the same,
 * as many as one statement takes; then those before it. Whoever walks through a result touches each portion once, and a big
 * result of which one instance is touched costs one statement.
 */
final class CohortPortion {
    private CohortPortion() {}

    /** The touched state comes first. */
    static List<InstanceState> of(
            LoadContext context, InstanceState touched, int size, Predicate<InstanceState> lacking) {
        List<InstanceState> portion = new ArrayList<>();
        portion.add(touched);
        Cohort cohort = touched.cohort();
        if (cohort == null || !context.cohorts()) {
            return portion;
        }
        List<InstanceState> members = cohort.members();
        int start = Math.max(0, members.indexOf(touched));
        for (int i = 0; i < members.size() && portion.size() < size; i++) {
            InstanceState member = members.get((start + i) % members.size());
            if (member != touched && lacking.test(member)) {
                portion.add(member);
            }
        }
        return portion;
    }
}
