package org.athanor.cascade;

import jakarta.annotation.Nullable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.Interceptors;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;

/**
 * Walks the relationships along which an operation travels (Jakarta Persistence 3.2, 2.11 and the cascade rules of
 * chapter 3). Depth first without recursion, each instance once, owners before what they lead to. Unloaded collections are
 * loaded for REMOVE only, unless they are left to the database; of others just what was added meanwhile is seen.
 */
public final class Cascades {
    private static final Relationship[] NONE = {};

    private final Accesses accesses;
    private final Map<Cascade, IdentityHashMap<EntityMapping, Relationship[]>> followed;

    public Cascades(Accesses accesses) {
        this.accesses = accesses;
        this.followed = CascadeTable.of(accesses.mappings());
    }

    /** Applies the step to {@code start} and, as long as steps agree, to everything the cascade reaches from there. */
    public void walk(Object start, Cascade cascade, CascadeStep step) {
        if (relationships(accesses.of(start).mapping(), cascade).length == 0) {
            step.apply(start);
            return;
        }
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        List<Object> reached = new ArrayList<>();
        open.push(start);
        while (!open.isEmpty()) {
            Object instance = open.pop();
            if (seen.add(instance) && step.apply(instance)) {
                reached.clear();
                follow(instance, cascade, reached::add);
                for (int i = reached.size() - 1; i >= 0; i--) {
                    if (!seen.contains(reached.get(i))) {
                        open.push(reached.get(i));
                    }
                }
            }
        }
    }

    /** Gives the instances to which the cascade leads from this one directly. */
    public void follow(Object instance, Cascade cascade, Consumer<Object> reached) {
        EntityAccess access = accesses.of(instance);
        for (Relationship relationship : relationships(access.mapping(), cascade)) {
            boolean load = cascade == Cascade.REMOVE && !relationship.passiveDelete(false);
            if (load) {
                Interceptors.load(instance, relationship.name());
            }
            if (cascade != Cascade.REMOVE || !relationship.passiveDelete(true)) {
                Object value = access.get(instance, relationship.index());
                targets(
                        value,
                        load,
                        cascade == Cascade.REMOVE ? unlessLinkedFromThere(relationship, value, reached) : reached);
            }
        }
    }

    /**
     * Leaves out what came into a many-to-many relationship because its other side was set, and is not stored yet: code that
     * sets one side alone does not expect a removal to travel along the other.
     */
    private static Consumer<Object> unlessLinkedFromThere(
            Relationship relationship, @Nullable Object value, Consumer<Object> reached) {
        if (!(relationship.inverse() instanceof ToManyAttribute) || !(value instanceof TrackedCollection tracked)) {
            return reached;
        }
        return target -> {
            if (!tracked.given(target)) {
                reached.accept(target);
            }
        };
    }

    /** The relationships of an entity that carry the cascade; not to be changed. */
    public Relationship[] relationships(EntityMapping mapping, Cascade cascade) {
        IdentityHashMap<EntityMapping, Relationship[]> table = followed.get(cascade);
        return table == null ? NONE : table.getOrDefault(mapping, NONE);
    }

    /** Gives the instances in the value of a relationship: itself, or the elements of a collection or the values of a map. */
    public static void targets(@Nullable Object value, boolean load, Consumer<Object> reached) {
        if (value == null) {
            return;
        }
        if (value instanceof TrackedCollection tracked) {
            if (load) {
                tracked.load();
            }
            each(tracked.current(), reached);
        } else if (value instanceof Collection<?> plain) {
            each(plain, reached);
        } else if (value instanceof Map<?, ?> map) {
            each(map.values(), reached);
        } else {
            reached.accept(value);
        }
    }

    private static void each(Collection<?> elements, Consumer<Object> reached) {
        for (Object element : elements) {
            if (element != null) {
                reached.accept(element);
            }
        }
    }
}
