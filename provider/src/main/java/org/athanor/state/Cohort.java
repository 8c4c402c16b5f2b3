package org.athanor.state;

import java.util.ArrayList;
import java.util.List;

/** The instances that came from one result: touching a lazy attribute of one loads it for all that lack it. */
public final class Cohort {
    private final List<InstanceState> states = new ArrayList<>();

    /** Adds an instance and tells it so. */
    public void add(InstanceState state) {
        states.add(state);
        state.cohort(this);
    }

    /** Those that are still managed and have not come with a later result, in the order of the result. */
    public List<InstanceState> members() {
        List<InstanceState> alive = new ArrayList<>(states.size());
        for (InstanceState state : states) {
            if (state.cohort() == this && state.managed()) {
                alive.add(state);
            }
        }
        return alive;
    }
}
