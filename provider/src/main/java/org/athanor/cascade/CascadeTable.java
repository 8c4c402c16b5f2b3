package org.athanor.cascade;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.Relationship;

/** For each cascade and entity the relationships it travels along; orphan removal implies REMOVE (3.2, 2.11). */
final class CascadeTable {
    private CascadeTable() {}

    static Map<Cascade, IdentityHashMap<EntityMapping, Relationship[]>> of(Mappings mappings) {
        Map<Cascade, IdentityHashMap<EntityMapping, Relationship[]>> table = new EnumMap<>(Cascade.class);
        for (Cascade cascade : Cascade.values()) {
            IdentityHashMap<EntityMapping, Relationship[]> byEntity = new IdentityHashMap<>();
            for (EntityMapping mapping : mappings.entities()) {
                List<Relationship> along = new ArrayList<>();
                for (Attribute attribute : mapping.attributes()) {
                    if (attribute instanceof Relationship relationship && carries(relationship, cascade)) {
                        along.add(relationship);
                    }
                }
                if (!along.isEmpty()) {
                    byEntity.put(mapping, along.toArray(new Relationship[0]));
                }
            }
            table.put(cascade, byEntity);
        }
        return table;
    }

    private static boolean carries(Relationship relationship, Cascade cascade) {
        return relationship.cascades(cascade) || cascade == Cascade.REMOVE && relationship.orphanRemoval();
    }
}
