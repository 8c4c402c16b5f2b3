package org.athanor.flush;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.athanor.mapping.Relationship;
import org.athanor.state.InstanceState;
import org.athanor.util.TopologicalSort;

/**
 * The order of rows that refer to each other: levels, each of which refers only to those before it. A cycle is cut at
 * references that may be NULL for a while: of the attributes that take part in it, at the one with the fewest of them.
 */
final class RowOrder {
    /** Tells what a row refers to: the instance, and the reference that holds it. */
    @FunctionalInterface
    interface References {
        void of(InstanceState state, BiConsumer<Object, ForeignReference> found);
    }

    private final List<InstanceState> states;
    private final int[][] needs;
    private final List<List<ForeignReference>> reasons;
    private final IdentityHashMap<InstanceState, List<ForeignReference>> cuts = new IdentityHashMap<>();

    RowOrder(List<InstanceState> states, References references) {
        this.states = states;
        this.needs = new int[states.size()][];
        this.reasons = new ArrayList<>(states.size());
        collect(references);
        boolean again = true;
        while (again) {
            again = cutCycles();
        }
    }

    /** The rows level by level, those referred to first, in each level in the order given. */
    List<List<InstanceState>> levels() {
        List<List<InstanceState>> levels = new ArrayList<>();
        for (int[] level : TopologicalSort.levels(needs)) {
            List<InstanceState> members = new ArrayList<>(level.length);
            for (int member : level) {
                members.add(states.get(member));
            }
            levels.add(members);
        }
        return levels;
    }

    /** The references that must be NULL while the rows are written in this order. */
    IdentityHashMap<InstanceState, List<ForeignReference>> cuts() {
        return cuts;
    }

    private void collect(References references) {
        IdentityHashMap<Object, Integer> places = new IdentityHashMap<>(states.size() * 2);
        for (int i = 0; i < states.size(); i++) {
            places.put(states.get(i).instance(), i);
        }
        List<Integer> needed = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            needed.clear();
            List<ForeignReference> why = new ArrayList<>(2);
            references.of(states.get(i), (target, reference) -> {
                Integer place = places.get(target);
                if (place != null) {
                    needed.add(place);
                    why.add(reference);
                }
            });
            needs[i] = needed.stream().mapToInt(Integer::intValue).toArray();
            reasons.add(why);
        }
    }

    private boolean cutCycles() {
        boolean cut = false;
        for (int[] component : TopologicalSort.components(needs)) {
            if (TopologicalSort.isCycle(component, needs)) {
                cut(component);
                cut = true;
            }
        }
        return cut;
    }

    private void cut(int[] component) {
        boolean[] inside = new boolean[needs.length];
        for (int node : component) {
            inside[node] = true;
        }
        IdentityHashMap<Relationship, Integer> candidates = new IdentityHashMap<>();
        for (int node : component) {
            for (int edge = 0; edge < needs[node].length; edge++) {
                ForeignReference reference = reasons.get(node).get(edge);
                if (inside[needs[node][edge]] && reference.deferrable()) {
                    candidates.merge(reference.attribute(), 1, Integer::sum);
                }
            }
        }
        Relationship weakest = candidates.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow(() -> cannotCut(component));
        for (int node : component) {
            cut(node, weakest, inside);
        }
    }

    private void cut(int node, Relationship relationship, boolean[] inside) {
        List<ForeignReference> why = reasons.get(node);
        int[] left = new int[needs[node].length];
        int size = 0;
        List<ForeignReference> stay = new ArrayList<>(why.size());
        for (int edge = 0; edge < left.length; edge++) {
            if (inside[needs[node][edge]] && why.get(edge).attribute() == relationship) {
                cuts.computeIfAbsent(states.get(node), state -> new ArrayList<>(1))
                        .add(why.get(edge));
            } else {
                left[size++] = needs[node][edge];
                stay.add(why.get(edge));
            }
        }
        needs[node] = Arrays.copyOf(left, size);
        reasons.set(node, stay);
    }

    private IllegalStateException cannotCut(int[] component) {
        StringBuilder text =
                new StringBuilder("Rows refer to each other in a circle, and none of the references may be NULL"
                        + " for a while, so no order of writing them is possible: ");
        for (int i = 0; i < Math.min(component.length, 10); i++) {
            InstanceState state = states.get(component[i]);
            text.append(i == 0 ? "" : ", ").append(state).append(" by ").append(reasons.get(component[i]));
        }
        text.append(component.length > 10 ? ", … " + component.length + " rows in all" : "");
        return new IllegalStateException(text.append(". Make one of the join columns nullable and updatable")
                .toString());
    }
}
