package org.athanor.flush;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.util.TopologicalSort;

/**
 * The order in which rows of a set of entities are inserted; they are deleted the other way round. An entity comes after
 * those its foreign keys refer to. Entities that refer to each other, or to themselves, form one {@link Group}, whose rows
 * are ordered one by one.
 */
final class FlushPlan {
    /** Entities written together; {@code byRows} if an order of entities is not enough. */
    record Group(List<EntityShape> shapes, boolean byRows) {}

    private final List<Group> groups;

    private FlushPlan(List<Group> groups) {
        this.groups = groups;
    }

    /** Parents first. */
    List<Group> groups() {
        return groups;
    }

    static FlushPlan of(BitSet entities, FlushPlans plans) {
        List<EntityMapping> all = plans.accesses().mappings().entities();
        List<EntityShape> shapes = entities.stream()
                .mapToObj(ordinal -> plans.shape(all.get(ordinal)))
                .toList();
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
        List<Group> groups = new ArrayList<>();
        for (int[] component : TopologicalSort.components(needs)) {
            List<EntityShape> members = new ArrayList<>();
            for (int member : component) {
                members.add(shapes.get(member));
            }
            groups.add(new Group(List.copyOf(members), TopologicalSort.isCycle(component, needs)));
        }
        return new FlushPlan(List.copyOf(groups));
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
