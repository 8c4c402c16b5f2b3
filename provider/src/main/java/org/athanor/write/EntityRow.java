package org.athanor.write;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Generator;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.sql.schema.Column;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/**
 * The row of one entity as its writer sees it: the {@linkplain EntityMapping#leaves() leaves} first, by their index, then
 * the columns that to-many relationships of other entities keep in its tables.
 */
final class EntityRow {
    private static final int[] NONE = {};

    final EntityMapping mapping;
    final List<Slot> slots = new ArrayList<>();
    final int versionSlot;
    private final IdentityHashMap<ToManyAttribute, int[]> foreign = new IdentityHashMap<>();
    private final IdentityHashMap<ToManyAttribute, Integer> positions = new IdentityHashMap<>();
    private final IdentityHashMap<ToManyAttribute, List<MapKeyPart>> keyParts = new IdentityHashMap<>();
    private final IdentityHashMap<ToManyAttribute, int[]> keySlots = new IdentityHashMap<>();

    EntityRow(EntityMapping mapping, Mappings mappings) {
        this.mapping = mapping;
        Map<Column, Integer> byColumn = new HashMap<>();
        int version = -1;
        for (Leaf leaf : mapping.leaves()) {
            if (mapping.version() != null && leaf.last() == mapping.version()) {
                version = slots.size();
            }
            slots.add(new Slot(leaf.column(), leaf.type(), leaf.insertable(), leaf.updatable()));
        }
        versionSlot = version;
        for (EntityMapping other : mappings.entities()) {
            for (Attribute attribute : other.attributes()) {
                if (attribute instanceof ToManyAttribute toMany
                        && mapping.isOrExtends(toMany.target())
                        && !foreign.containsKey(toMany)) {
                    addForeign(toMany, other, byColumn);
                }
            }
        }
    }

    private void addForeign(ToManyAttribute toMany, EntityMapping owner, Map<Column, Integer> byColumn) {
        if (toMany.owning() && toMany.joinTable() == null) {
            int[] places = new int[toMany.targetForeignKey().size()];
            for (int i = 0; i < places.length; i++) {
                ColumnPair pair = toMany.targetForeignKey().get(i);
                places[i] = place(pair.column(), referencedLeaf(owner, pair, i).type(), byColumn);
            }
            foreign.put(toMany, places);
        }
        Column order = toMany.orderColumn();
        if (order != null && mapping.tables().contains(order.table())) {
            positions.put(toMany, place(order, ValueTypes.require(Integer.class), byColumn));
        }
        if (toMany.joinTable() == null && !keyParts.containsKey(toMany)) {
            addKey(toMany);
        }
    }

    private void addKey(ToManyAttribute toMany) {
        List<MapKeyPart> parts = MapKeyPart.of(toMany);
        if (!parts.isEmpty() && mapping.tables().contains(parts.get(0).column().table())) {
            int[] places = new int[parts.size()];
            for (int i = 0; i < places.length; i++) {
                MapKeyPart part = parts.get(i);
                places[i] = slots.size();
                slots.add(new Slot(part.column(), part.type(), part.insertable(), part.updatable()));
            }
            keyParts.put(toMany, parts);
            keySlots.put(toMany, places);
        }
    }

    private int place(Column column, ValueType<?> type, Map<Column, Integer> byColumn) {
        return byColumn.computeIfAbsent(column, c -> {
            slots.add(new Slot(c, type, true, true));
            return slots.size() - 1;
        });
    }

    /** The leaf of {@code owner} that a foreign key column refers to; {@code place} is its place in a whole key. */
    static Leaf referencedLeaf(EntityMapping owner, ColumnPair pair, int place) {
        for (Leaf leaf : owner.leaves()) {
            if (leaf.column() == pair.referenced()) {
                return leaf;
            }
        }
        for (EntityMapping at = owner; at != null; at = at.superMapping()) {
            for (List<Column> key : at.tableKeys()) {
                int part = key.indexOf(pair.referenced());
                if (part >= 0) {
                    return owner.id().leaves().get(part);
                }
            }
        }
        return owner.id().leaves().get(place);
    }

    Set<ToManyAttribute> foreignRelationships() {
        return Collections.unmodifiableSet(foreign.keySet());
    }

    int[] foreignSlots(ToManyAttribute attribute) {
        int[] places = foreign.get(attribute);
        if (places == null) {
            throw new IllegalArgumentException(attribute + " keeps no foreign key in " + mapping.name());
        }
        return places;
    }

    /** The slot of the position column that the relationship keeps here; -1 when there is none. */
    int positionSlot(ToManyAttribute attribute) {
        return positions.getOrDefault(attribute, -1);
    }

    /** The slots of the key that a map keeps in the rows of its elements. */
    int[] keySlots(ToManyAttribute attribute) {
        return keySlots.getOrDefault(attribute, NONE);
    }

    List<MapKeyPart> keyParts(ToManyAttribute attribute) {
        return keyParts.getOrDefault(attribute, List.of());
    }

    /** The leaf that the database fills at insert, null when the identifier is known before. */
    @Nullable
    Leaf generatedLeaf() {
        return mapping.id().generator() instanceof Generator.Identity
                        && mapping.id().simple()
                        && mapping.id().leaves().get(0).last() instanceof BasicAttribute
                ? mapping.id().leaves().get(0)
                : null;
    }

    /** The columns of the table of that index that hold the identifier. */
    List<Column> keyColumns(int table) {
        return mapping.tableKeys().get(table);
    }
}
