package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.LeafReader;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.InstanceState;

/**
 * Sees to it that a new row has its identifier: parts that come from a to-one (Jakarta Persistence 3.2, 2.4.2 derived
 * identities) are taken from the target, whose row is there by now.
 */
final class KeySynchronizer {
    private final Accesses accesses;

    KeySynchronizer(Accesses accesses) {
        this.accesses = accesses;
    }

    void assign(EntityShape shape, InstanceState state) {
        Object key = shape.keyFromTarget
                ? derived(shape.mapping, state)
                : state.access().identifier().keyOf(state.instance());
        if (key == null) {
            throw new MissingIdentifierException("A new " + shape.mapping.name() + " has no identifier. Set "
                    + names(shape.mapping) + " before persist(), or have it generated with @GeneratedValue");
        }
        state.context().assignId(state, key);
    }

    /** The value that a part of the identifier of a new row will have, taken from a to-one; null if that has none yet. */
    @Nullable
    Object partToBe(EntityMapping mapping, InstanceState state, Leaf leaf) {
        List<Leaf> leaves = mapping.id().leaves();
        for (int part = 0; part < leaves.size(); part++) {
            if (leaves.get(part).column() == leaf.column()) {
                return part(mapping, state, leaves.get(part), part);
            }
        }
        return null;
    }

    private static String names(EntityMapping mapping) {
        return String.join(
                " and ", mapping.id().attributes().stream().map(Attribute::name).toList());
    }

    private @Nullable Object derived(EntityMapping mapping, InstanceState state) {
        List<Leaf> leaves = mapping.id().leaves();
        List<Object> parts = new ArrayList<>(leaves.size());
        for (int part = 0; part < leaves.size(); part++) {
            Object value = part(mapping, state, leaves.get(part), part);
            if (value == null) {
                return null;
            }
            parts.add(value);
        }
        return parts.size() == 1 ? parts.get(0) : List.copyOf(parts);
    }

    private @Nullable Object part(EntityMapping mapping, InstanceState state, Leaf leaf, int part) {
        if (leaf.last() instanceof BasicAttribute) {
            for (Attribute attribute : mapping.attributes()) {
                if (attribute instanceof ToOneAttribute toOne && toOne.mapsId() != null) {
                    Leaf supplier = supplier(toOne, toOne.mapsId(), leaf, part);
                    if (supplier != null) {
                        Object target = state.access().get(state.instance(), toOne.index());
                        return target == null ? null : LeafReader.value(accesses, supplier, target);
                    }
                }
            }
        }
        return LeafReader.value(accesses, leaf, state.instance());
    }

    /** The leaf of the target that supplies a leaf of the identifier; null if this to-one does not. */
    private static @Nullable Leaf supplier(ToOneAttribute toOne, String mapsId, Leaf leaf, int part) {
        List<Leaf> suppliers = toOne.target().id().leaves();
        for (ColumnPair pair : toOne.joinColumns()) {
            if (pair.column() == leaf.column()) {
                return suppliers.stream()
                        .filter(supplier -> supplier.column() == pair.referenced())
                        .findFirst()
                        .orElse(null);
            }
        }
        if (mapsId.isEmpty()) {
            return part < suppliers.size() ? suppliers.get(part) : null;
        }
        boolean named =
                leaf.path().stream().anyMatch(attribute -> attribute.name().equals(mapsId));
        return named && suppliers.size() == 1 ? suppliers.get(0) : null;
    }
}
