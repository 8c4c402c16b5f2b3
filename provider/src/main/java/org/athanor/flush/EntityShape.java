package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.LeafGetter;
import org.athanor.instrument.Snapshot;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.RelationshipOptions;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Table;
import org.athanor.sql.schema.UniqueKey;
import org.athanor.state.InstanceState;
import org.athanor.type.ValueType;
import org.athanor.write.CollectionTable;
import org.athanor.write.EntityWriter;

/** What flushes need to know of one concrete entity, worked out once a factory. */
final class EntityShape {
    /**
     * What {@code relationship} leads to keeps the foreign key, by its {@code back}; {@code together}: all keys may become
     * NULL by one update that reads nothing, as they may be NULL and no version counts it.
     */
    record Children(Relationship relationship, ToOneAttribute back, CollectionTable table, boolean together) {}

    /** A unique key whose columns are all leaves; equal {@code columns} mean the same key, all over a hierarchy. */
    record Unique(List<Column> columns, List<Integer> slots) {}

    final EntityMapping mapping;
    final EntityWriter writer;
    final LeafGetter[] getters;
    /** The to-ones with a foreign key in the row. */
    final List<ForeignReference> references;
    /** The to-ones of the entity itself that are stored elsewhere: on the other side, or in a join table. */
    final List<ToOneAttribute> otherToOnes;

    final List<Unique> uniques;
    /** The foreign keys kept here for to-many relationships of other entities. */
    final IdentityHashMap<ToManyAttribute, ForeignReference> links = new IdentityHashMap<>();
    /** The join and element tables that hold rows of this entity as the owner, seen from either end. */
    final List<CollectionTable> tables;
    /** To-many relationships of this entity that keep a nullable foreign key in the target's table. */
    final List<CollectionTable> clearable;
    /** What else keeps a foreign key to this entity, on the other side of one of its relationships, and is not removed with it. */
    final List<Children> children;
    /** Whether a to-one supplies the identifier or a part of it. */
    final boolean keyFromTarget;

    /** The attributes that no insert writes: what they are is read when the row is there. */
    final BitSet notInserted;

    private final BitSet[] updatable;
    private final Accesses accesses;

    EntityShape(EntityMapping mapping, EntityWriter writer, Accesses accesses) {
        this.mapping = mapping;
        this.writer = writer;
        this.accesses = accesses;
        this.getters = accesses.leafGetters().of(mapping).toArray(new LeafGetter[0]);
        this.updatable = updatableSlots(mapping);
        this.notInserted = notInserted(mapping);
        this.references = references(mapping);
        this.otherToOnes = mapping.attributes().stream()
                .filter(ToOneAttribute.class::isInstance)
                .map(ToOneAttribute.class::cast)
                .filter(toOne -> toOne.joinColumns().isEmpty() && !toOne.viewOnly())
                .toList();
        this.uniques = uniques(mapping);
        writer.foreignRelationships().forEach(toMany -> links.put(toMany, link(toMany)));
        this.tables = mapping.attributes().stream()
                .filter(EntityShape::hasTable)
                .map(attribute -> new CollectionTable(mapping, attribute))
                .toList();
        this.clearable = mapping.attributes().stream()
                .filter(EntityShape::canClear)
                .map(attribute -> new CollectionTable(mapping, attribute))
                .toList();
        this.children = mapping.attributes().stream()
                .filter(Relationship.class::isInstance)
                .map(Relationship.class::cast)
                .filter(EntityShape::leavesChildren)
                .map(relationship -> children(mapping, relationship))
                .toList();
        this.keyFromTarget = mapping.attributes().stream()
                .anyMatch(a -> a instanceof ToOneAttribute toOne && (toOne.isId() || toOne.mapsId() != null));
    }

    private static boolean hasTable(Attribute attribute) {
        if (attribute instanceof Relationship relationship && relationship.viewOnly()) {
            return false;
        }
        return attribute instanceof ElementCollectionAttribute
                || attribute instanceof ToManyAttribute toMany && toMany.joinTable() != null
                || attribute instanceof ToOneAttribute toOne && toOne.joinTable() != null;
    }

    private static boolean canClear(Attribute attribute) {
        return attribute instanceof ToManyAttribute toMany
                && toMany.owning()
                && !toMany.viewOnly()
                && toMany.joinTable() == null
                && toMany.targetForeignKey().stream()
                        .allMatch(pair -> pair.column().nullable());
    }

    private static boolean leavesChildren(Relationship relationship) {
        return !relationship.owning()
                && !relationship.viewOnly()
                && !relationship.cascades(Cascade.REMOVE)
                && !relationship.orphanRemoval()
                && relationship.inverse() instanceof ToOneAttribute back
                && !back.joinColumns().isEmpty()
                && !back.isId()
                && back.updatable();
    }

    private static Children children(EntityMapping mapping, Relationship relationship) {
        ToOneAttribute back = (ToOneAttribute) Objects.requireNonNull(relationship.inverse());
        boolean nullable =
                back.joinColumns().stream().allMatch(pair -> pair.column().nullable());
        boolean together = nullable && relationship.target().version() == null;
        return new Children(relationship, back, new CollectionTable(mapping, relationship), together);
    }

    private static BitSet notInserted(EntityMapping mapping) {
        BitSet written = new BitSet();
        BitSet notInserted = new BitSet();
        for (Leaf leaf : mapping.leaves()) {
            Attribute attribute = leaf.root();
            if (leaf.insertable() || attribute.isId() || attribute instanceof EmbeddedAttribute) {
                written.set(attribute.index());
            } else {
                notInserted.set(attribute.index());
            }
        }
        notInserted.andNot(written);
        return notInserted;
    }

    private static BitSet[] updatableSlots(EntityMapping mapping) {
        BitSet[] slots = new BitSet[mapping.attributes().size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new BitSet();
        }
        for (int i = 0; i < mapping.leaves().size(); i++) {
            Leaf leaf = mapping.leaves().get(i);
            boolean version = leaf.last() instanceof BasicAttribute basic && basic.isVersion();
            if (leaf.updatable() && !leaf.root().isId() && !version) {
                slots[leaf.root().index()].set(i);
            }
        }
        return slots;
    }

    /** Whether the deletion of this instance leaves what that relationship leads to alone. */
    static boolean isLeft(Attribute attribute, InstanceState removed) {
        if (!(attribute instanceof Relationship relationship)
                || relationship.options().passiveDeletes() == RelationshipOptions.PassiveDeletes.NOTHING) {
            return false;
        }
        Object value = removed.access().get(removed.instance(), relationship.index());
        boolean loaded = value instanceof TrackedCollection collection
                ? collection.loaded()
                : removed.loaded() && !removed.lacks(relationship.index());
        return relationship.passiveDelete(loaded);
    }

    private static List<ForeignReference> references(EntityMapping mapping) {
        Map<List<Attribute>, BitSet> byPath = new LinkedHashMap<>();
        for (int i = 0; i < mapping.leaves().size(); i++) {
            Leaf leaf = mapping.leaves().get(i);
            int toOne = firstToOne(leaf);
            if (toOne >= 0) {
                byPath.computeIfAbsent(leaf.path().subList(0, toOne + 1), path -> new BitSet())
                        .set(i);
            }
        }
        List<ForeignReference> references = new ArrayList<>();
        byPath.forEach((path, slots) -> {
            boolean deferrable = slots.stream().allMatch(slot -> {
                Leaf leaf = mapping.leaves().get(slot);
                return leaf.column().nullable()
                        && leaf.updatable()
                        && !leaf.root().isId();
            });
            references.add(new ForeignReference(
                    List.copyOf(path), (ToOneAttribute) path.get(path.size() - 1), slots, deferrable));
        });
        return references;
    }

    private ForeignReference link(ToManyAttribute toMany) {
        BitSet slots = new BitSet();
        boolean deferrable = true;
        for (int slot : writer.foreignSlots(toMany)) {
            slots.set(slot);
            deferrable &= writer.slots().get(slot).column().nullable();
        }
        return new ForeignReference(List.of(), toMany, slots, deferrable);
    }

    private static int firstToOne(Leaf leaf) {
        for (int i = 0; i < leaf.path().size(); i++) {
            if (leaf.path().get(i) instanceof ToOneAttribute) {
                return i;
            }
        }
        return -1;
    }

    private static List<Unique> uniques(EntityMapping mapping) {
        List<List<Column>> keys = new ArrayList<>();
        keys.add(mapping.tableKeys().get(0));
        for (Table table : mapping.tables()) {
            for (UniqueKey key : table.uniqueKeys()) {
                keys.add(key.columns());
            }
            for (Column column : table.columns()) {
                if (column.unique()) {
                    keys.add(List.of(column));
                }
            }
        }
        List<Unique> uniques = new ArrayList<>();
        for (List<Column> key : keys) {
            List<Integer> slots =
                    key.stream().map(column -> slotOf(mapping, column)).toList();
            if (!slots.contains(-1)) {
                uniques.add(new Unique(key, slots));
            }
        }
        return uniques;
    }

    private static int slotOf(EntityMapping mapping, Column column) {
        for (int i = 0; i < mapping.leaves().size(); i++) {
            if (mapping.leaves().get(i).column() == column) {
                return i;
            }
        }
        return -1;
    }

    /** The value of a leaf in an instance as it is now. */
    @Nullable
    Object value(Object instance, int slot) {
        return getters[slot].get(instance);
    }

    /** The slots to be written when these attributes have changed: of embedded ones only those that differ. */
    BitSet changedSlots(Object instance, Snapshot before, BitSet attributes) {
        BitSet slots = new BitSet();
        for (int i = attributes.nextSetBit(0); i >= 0; i = attributes.nextSetBit(i + 1)) {
            BitSet candidates = updatable[i];
            if (mapping.attributes().get(i) instanceof EmbeddedAttribute embedded && candidates.cardinality() > 1) {
                addDiffering(instance, before.get(embedded.index()), candidates, slots);
            } else {
                slots.or(candidates);
            }
        }
        return slots;
    }

    private void addDiffering(Object instance, @Nullable Object before, BitSet candidates, BitSet slots) {
        for (int slot = candidates.nextSetBit(0); slot >= 0; slot = candidates.nextSetBit(slot + 1)) {
            Leaf leaf = mapping.leaves().get(slot);
            Object old = StoredValues.below(accesses, before, leaf);
            if (!same(leaf, old, value(instance, slot))) {
                slots.set(slot);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static boolean same(Leaf leaf, @Nullable Object a, @Nullable Object b) {
        return ((ValueType<Object>) leaf.type()).same(a, b);
    }

    @Override
    public String toString() {
        return mapping.name();
    }
}
