package org.athanor.util;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sorts the nodes 0 … n-1 of a graph so that each comes after those it needs; {@code needs[i]} lists what node {@code i}
 * needs. Nodes that need each other form one component (Tarjan's algorithm, without recursion, so that long chains do not
 * end the stack). Nodes that do not depend on each other keep their order.
 */
public final class TopologicalSort {
    private static final int UNSEEN = -1;

    private final int[][] needs;
    private final int[] seen;
    private final int[] low;
    private final int[] nextEdge;
    private final boolean[] open;
    private final int[] path;
    private final int[] pending;
    private final List<int[]> components = new ArrayList<>();
    private int clock;
    private int pendingSize;

    private TopologicalSort(int[][] needs) {
        int size = needs.length;
        this.needs = needs;
        this.seen = new int[size];
        this.low = new int[size];
        this.nextEdge = new int[size];
        this.open = new boolean[size];
        this.path = new int[size];
        this.pending = new int[size];
        Arrays.fill(seen, UNSEEN);
    }

    /** The components, needed ones first; the nodes of one are in ascending order. */
    public static List<int[]> components(int[][] needs) {
        TopologicalSort sort = new TopologicalSort(needs);
        for (int node = 0; node < needs.length; node++) {
            if (sort.seen[node] == UNSEEN) {
                sort.visit(node);
            }
        }
        return sort.components;
    }

    /** Whether a component is a cycle: several nodes, or one that needs itself. */
    public static boolean isCycle(int[] component, int[][] needs) {
        if (component.length > 1) {
            return true;
        }
        for (int needed : needs[component[0]]) {
            if (needed == component[0]) {
                return true;
            }
        }
        return false;
    }

    /**
     * Groups the nodes of a graph without cycles by depth: the first level needs nothing, each other one only what is in
     * levels before it. The nodes of a level are in ascending order.
     */
    public static List<int[]> levels(int[][] needs) {
        int[] depth = new int[needs.length];
        int deepest = -1;
        for (int[] component : components(needs)) {
            if (isCycle(component, needs)) {
                throw new IllegalArgumentException("The nodes " + Arrays.toString(component) + " need each other");
            }
            int node = component[0];
            for (int needed : needs[node]) {
                depth[node] = Math.max(depth[node], depth[needed] + 1);
            }
            deepest = Math.max(deepest, depth[node]);
        }
        int[] sizes = new int[deepest + 1];
        for (int level : depth) {
            sizes[level]++;
        }
        List<int[]> levels = new ArrayList<>(sizes.length);
        for (int size : sizes) {
            levels.add(new int[size]);
        }
        int[] filled = new int[sizes.length];
        for (int node = 0; node < depth.length; node++) {
            levels.get(depth[node])[filled[depth[node]]++] = node;
        }
        return levels;
    }

    private void visit(int start) {
        int top = 0;
        path[0] = start;
        enter(start);
        while (top >= 0) {
            int node = path[top];
            if (nextEdge[node] < needs[node].length) {
                int needed = needs[node][nextEdge[node]++];
                if (seen[needed] == UNSEEN) {
                    path[++top] = needed;
                    enter(needed);
                } else if (open[needed]) {
                    low[node] = Math.min(low[node], seen[needed]);
                }
            } else {
                top--;
                if (top >= 0) {
                    low[path[top]] = Math.min(low[path[top]], low[node]);
                }
                if (low[node] == seen[node]) {
                    leave(node);
                }
            }
        }
    }

    private void enter(int node) {
        seen[node] = clock;
        low[node] = clock++;
        open[node] = true;
        pending[pendingSize++] = node;
    }

    private void leave(int head) {
        int first = pendingSize;
        do {
            open[pending[--first]] = false;
        } while (pending[first] != head);
        int[] component = Arrays.copyOfRange(pending, first, pendingSize);
        Arrays.sort(component);
        components.add(component);
        pendingSize = first;
    }
}
