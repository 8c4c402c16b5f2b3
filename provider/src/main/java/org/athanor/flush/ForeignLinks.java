package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.LeafReader;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.write.EntityWriter;
import org.athanor.write.Slot;

/**
 * What to-many relationships want written to the rows of their elements: a foreign key to the owner, a position. Only the
 * final state of an element counts, so that a move from one owner to another is one update.
 */
final class ForeignLinks {
    /**
     * The owner an element gets, and its place with it: the position, or the key of a map; null: none. Without foreign key
     * (the other side writes it) only the place counts.
     */
    private record Link(
            ToManyAttribute attribute,
            @Nullable Object owner,
            @Nullable Object place) {}

    private final Accesses accesses;
    private final IdentityHashMap<Object, List<Link>> byTarget = new IdentityHashMap<>();

    ForeignLinks(Accesses accesses) {
        this.accesses = accesses;
    }

    boolean isEmpty() {
        return byTarget.isEmpty();
    }

    Set<Object> targets() {
        return byTarget.keySet();
    }

    void link(ToManyAttribute attribute, Object owner, Object target, Object place) {
        List<Link> links = byTarget.computeIfAbsent(target, t -> new ArrayList<>(1));
        links.removeIf(link -> link.attribute == attribute);
        links.add(new Link(attribute, owner, place));
    }

    /** Unless another owner has taken or takes the element. */
    void unlink(ToManyAttribute attribute, Object target) {
        List<Link> links = byTarget.computeIfAbsent(target, t -> new ArrayList<>(1));
        if (links.stream().noneMatch(link -> link.attribute == attribute)) {
            links.add(new Link(attribute, null, null));
        }
    }

    /** The slots that the links of an element write, {@code inserting} it or later. */
    BitSet slots(EntityShape shape, Object target, boolean inserting) {
        BitSet slots = new BitSet();
        for (Link link : byTarget.getOrDefault(target, List.of())) {
            ForeignReference reference = shape.links.get(link.attribute);
            if (reference != null) {
                slots.or(reference.slots());
            }
            int position = shape.writer.positionSlot(link.attribute);
            if (position >= 0) {
                slots.set(position);
            }
            int[] key = shape.writer.keySlots(link.attribute);
            for (int slot : key) {
                Slot column = shape.writer.slots().get(slot);
                slots.set(slot, inserting ? column.insertable() : column.updatable());
            }
        }
        return slots;
    }

    /** The owners an element gets, with the foreign key that refers to them. */
    void owners(EntityShape shape, Object target, BiConsumer<Object, ForeignReference> found) {
        for (Link link : byTarget.getOrDefault(target, List.of())) {
            ForeignReference reference = shape.links.get(link.attribute);
            if (reference != null && link.owner != null) {
                found.accept(link.owner, reference);
            }
        }
    }

    @Nullable
    Object value(EntityShape shape, Object target, int slot) {
        for (Link link : byTarget.getOrDefault(target, List.of())) {
            if (shape.writer.positionSlot(link.attribute) == slot) {
                return link.place;
            }
            int[] key = shape.writer.keySlots(link.attribute);
            for (int part = 0; part < key.length; part++) {
                if (key[part] == slot) {
                    return ValuePaths.key(
                            accesses, shape.writer.keyParts(link.attribute).get(part), link.place);
                }
            }
            ForeignReference reference = shape.links.get(link.attribute);
            if (reference != null && reference.slots().get(slot)) {
                return link.owner == null ? null : ownerValue(shape, link, link.owner, slot);
            }
        }
        return null;
    }

    private @Nullable Object ownerValue(EntityShape shape, Link link, Object owner, int slot) {
        int[] slots = shape.writer.foreignSlots(link.attribute);
        for (int place = 0; place < slots.length; place++) {
            if (slots[place] == slot) {
                EntityMapping mapping = accesses.of(owner).mapping();
                Leaf leaf = EntityWriter.ownerLeaf(link.attribute, mapping, place);
                return LeafReader.value(accesses, leaf, owner);
            }
        }
        throw new IllegalStateException("Slot " + slot + " is none of " + link.attribute);
    }
}
