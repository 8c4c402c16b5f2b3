package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.instrument.Accesses;
import org.athanor.mapping.Leaf;
import org.athanor.sql.schema.Column;
import org.athanor.state.InstanceState;
import org.athanor.type.ValueType;

/**
 * Finds rows that must let go of a unique value before another row of the same flush can take it: deleted rows, which are
 * then deleted before the inserts, and updated rows, whose unique columns are then written ahead. Nothing is computed
 * unless an entity with unique keys has both rows that give values up and rows that take some.
 */
final class UniqueKeyOrder {
    private record Value(List<Column> key, List<Object> parts) {}

    /** A row that gives a unique value up. */
    private record Giver(InstanceState state, @Nullable EntityUpdate update, EntityShape.Unique key) {}

    /** A row's unique columns written before anything else; to their new values, or to NULL to break a circle. */
    record Ahead(EntityUpdate update, BitSet slots, boolean clear) {}

    private final FlushPlans plans;
    private final Accesses accesses;
    private final FlushWork work;
    private final KeySynchronizer keys;
    private final Map<Value, Giver> givers = new HashMap<>();
    private final Set<InstanceState> earlyDeletes = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Ahead> ahead = new ArrayList<>();
    private final IdentityHashMap<InstanceState, Boolean> freed = new IdentityHashMap<>();

    private UniqueKeyOrder(FlushPlans plans, FlushWork work) {
        this.plans = plans;
        this.accesses = plans.accesses();
        this.work = work;
        this.keys = new KeySynchronizer(accesses);
    }

    static UniqueKeyOrder of(FlushPlans plans, FlushWork work) {
        UniqueKeyOrder order = new UniqueKeyOrder(plans, work);
        if (!work.deletes.isEmpty() || !work.updates.isEmpty()) {
            order.collectGivers();
            if (!order.givers.isEmpty()) {
                order.matchTakers();
            }
        }
        return order;
    }

    /** The removed rows whose unique values are taken over. */
    Set<InstanceState> earlyDeletes() {
        return earlyDeletes;
    }

    /** The updates to be made first, in order. */
    List<Ahead> ahead() {
        return ahead;
    }

    private void collectGivers() {
        Set<List<Column>> takenKeys = keysOfTakers();
        if (takenKeys.isEmpty()) {
            return;
        }
        for (InstanceState state : work.deletes) {
            EntityShape shape = plans.shape(state.mapping());
            for (EntityShape.Unique key : shape.uniques) {
                if (takenKeys.contains(key.columns())) {
                    give(shape, state, null, key);
                }
            }
        }
        for (EntityUpdate update : work.updates) {
            for (EntityShape.Unique key : update.shape.uniques) {
                if (changes(update, key)) {
                    give(update.shape, update.state, update, key);
                }
            }
        }
    }

    private Set<List<Column>> keysOfTakers() {
        Set<List<Column>> keys = new HashSet<>();
        Set<EntityShape> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (InstanceState state : work.inserts) {
            EntityShape shape = plans.shape(state.mapping());
            if (seen.add(shape)) {
                shape.uniques.forEach(key -> keys.add(key.columns()));
            }
        }
        for (EntityUpdate update : work.updates) {
            for (EntityShape.Unique key : update.shape.uniques) {
                if (changes(update, key)) {
                    keys.add(key.columns());
                }
            }
        }
        return keys;
    }

    private static boolean changes(EntityUpdate update, EntityShape.Unique key) {
        for (int slot : key.slots()) {
            if (update.slots.get(slot)) {
                return true;
            }
        }
        return false;
    }

    private void give(EntityShape shape, InstanceState state, @Nullable EntityUpdate update, EntityShape.Unique key) {
        List<Object> parts = new ArrayList<>(key.slots().size());
        for (int slot : key.slots()) {
            Leaf leaf = shape.mapping.leaves().get(slot);
            Object part = canonical(leaf, StoredValues.of(accesses, state, leaf));
            if (part == null) {
                return;
            }
            parts.add(part);
        }
        givers.put(new Value(key.columns(), parts), new Giver(state, update, key));
    }

    private void matchTakers() {
        for (InstanceState state : work.inserts) {
            EntityShape shape = plans.shape(state.mapping());
            for (EntityShape.Unique key : shape.uniques) {
                Giver giver = giverOf(shape, state, key);
                if (giver != null) {
                    free(giver);
                }
            }
        }
        for (EntityUpdate update : work.updates) {
            for (EntityShape.Unique key : update.shape.uniques) {
                if (changes(update, key)) {
                    Giver giver = giverOf(update.shape, update.state, key);
                    if (giver != null && giver.state != update.state) {
                        free(giver);
                    }
                }
            }
        }
    }

    private @Nullable Giver giverOf(EntityShape shape, InstanceState taker, EntityShape.Unique key) {
        List<Object> parts = new ArrayList<>(key.slots().size());
        for (int slot : key.slots()) {
            Object part = canonical(shape.mapping.leaves().get(slot), valueToBe(shape, taker, slot));
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return givers.get(new Value(key.columns(), parts));
    }

    /** A new row may get its identifier from a to-one only when it is written. */
    private @Nullable Object valueToBe(EntityShape shape, InstanceState taker, int slot) {
        Object value = shape.value(taker.instance(), slot);
        return value == null && shape.keyFromTarget && taker.key() == null
                ? keys.partToBe(shape.mapping, taker, shape.mapping.leaves().get(slot))
                : value;
    }

    /** Lets a row give its value up: whoever stands in the way of its own new value goes first. */
    private void free(Giver giver) {
        EntityUpdate update = giver.update;
        if (update == null) {
            earlyDeletes.add(giver.state);
            return;
        }
        Boolean done = freed.get(giver.state);
        if (done == null) {
            freed.put(giver.state, false);
            BitSet slots = new BitSet();
            for (EntityShape.Unique key : update.shape.uniques) {
                if (changes(update, key)) {
                    for (int slot : key.slots()) {
                        slots.set(slot, update.slots.get(slot));
                    }
                    Giver next = giverOf(update.shape, update.state, key);
                    if (next != null && next.state != update.state) {
                        free(next);
                    }
                }
            }
            freed.put(giver.state, true);
            ahead.add(new Ahead(update, slots, false));
        } else if (!done) {
            clear(giver, update);
        }
    }

    /** The rows pass values round in a circle; it is broken with NULL where the columns allow that. */
    private void clear(Giver giver, EntityUpdate update) {
        BitSet slots = new BitSet();
        for (int slot : giver.key.slots()) {
            if (update.slots.get(slot)) {
                if (!update.shape.writer.slots().get(slot).column().nullable()) {
                    throw new IllegalStateException("Several instances of " + update.shape.mapping.name()
                            + " exchange the values of the unique columns " + giver.key.columns()
                            + " in one flush, which the database cannot do row by row. Flush once with another value in "
                            + update.state + ", or make the columns nullable");
                }
                slots.set(slot);
            }
        }
        ahead.add(new Ahead(update, slots, true));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object canonical(Leaf leaf, @Nullable Object value) {
        Object canonical = ((ValueType<Object>) leaf.type()).toCanonical(value);
        return canonical instanceof byte[] ? null : canonical;
    }
}
