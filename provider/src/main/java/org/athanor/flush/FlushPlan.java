package org.athanor.flush;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.util.TopologicalSort;

/**
 * The order in which rows of a set of entities are inserted and deleted. For inserts an entity comes after those its foreign
 * keys refer to, for deletes before them; those that stand equally deep go by the names of their classes, so that all
 * transactions touch tables in the same order. Entities that refer to each other, or to themselves, form one {@link Group},
 * whose rows are ordered one by one.
 */
final class FlushPlan {
    /** Entities written together; {@code byRows} if an order of entities is not enough. */
    record Group(List<EntityShape> shapes, boolean byRows) {}

    private final List<Group> parentsFirst;
    private final List<Group> childrenFirst;

    private FlushPlan(List<Group> parentsFirst, List<Group> childrenFirst) {
        this.parentsFirst = parentsFirst;
        this.childrenFirst = childrenFirst;
    }

    List<Group> parentsFirst() {
        return parentsFirst;
    }

    List<Group> childrenFirst() {
        return childrenFirst;
    }

    static FlushPlan of(BitSet entities, FlushPlans plans) {
        List<EntityMapping> all = plans.accesses().mappings().entities();
        List<EntityShape> shapes = entities.stream()
                .mapToObj(all::get)
                .sorted(Comparator.comparing(FlushPlan::className))
                .map(plans::shape)
                .toList();
        int[][] needs = needs(shapes);
        List<int[]> components = new ArrayList<>(TopologicalSort.components(needs));
        components.sort(Comparator.comparing(component -> component[0]));
        int[] componentOf = new int[shapes.size()];
        List<Group> groups = new ArrayList<>();
        for (int[] component : components) {
            List<EntityShape> members = new ArrayList<>();
            for (int member : component) {
                componentOf[member] = groups.size();
                members.add(shapes.get(member));
            }
            groups.add(new Group(List.copyOf(members), TopologicalSort.isCycle(component, needs)));
        }
        BitSet[] before = between(components, componentOf, needs);
        return new FlushPlan(ordered(groups, before), ordered(groups, turned(before)));
    }

    private static String className(EntityMapping mapping) {
        return mapping.root().javaType().getName() + " " + mapping.javaType().getName();
    }

    private static int[][] needs(List<EntityShape> shapes) {
        int[][] needs = new int[shapes.size()][];
        for (int i = 0; i < needs.length; i++) {
            EntityShape shape = shapes.get(i);
            BitSet needed = new BitSet();
            for (int j = 0; j < needs.length; j++) {
                if (refersTo(shape, shapes.get(j).mapping)) {
                    needed.set(j);
                }
            }
            needs[i] = needed.stream().toArray();
        }
        return needs;
    }

    /** For each component the others that it needs. */
    private static BitSet[] between(List<int[]> components, int[] componentOf, int[][] needs) {
        BitSet[] between = new BitSet[components.size()];
        for (int i = 0; i < between.length; i++) {
            between[i] = new BitSet();
            for (int member : components.get(i)) {
                for (int needed : needs[member]) {
                    between[i].set(componentOf[needed]);
                }
            }
            between[i].clear(i);
        }
        return between;
    }

    private static BitSet[] turned(BitSet[] edges) {
        BitSet[] turned = new BitSet[edges.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = new BitSet();
        }
        for (int i = 0; i < edges.length; i++) {
            int from = i;
            edges[i].stream().forEach(to -> turned[to].set(from));
        }
        return turned;
    }

    private static List<Group> ordered(List<Group> groups, BitSet[] needs) {
        int[][] edges = new int[needs.length][];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = needs[i].stream().toArray();
        }
        return TopologicalSort.levels(edges).stream()
                .flatMapToInt(Arrays::stream)
                .mapToObj(groups::get)
                .toList();
    }

    private static boolean refersTo(EntityShape from, EntityMapping to) {
        for (ForeignReference reference : from.references) {
            if (to.isOrExtends(reference.attribute().target())) {
                return true;
            }
        }
        for (Attribute attribute : to.attributes()) {
            if (attribute instanceof ToManyAttribute toMany && from.links.containsKey(toMany)) {
                return true;
            }
        }
        return false;
    }
}
