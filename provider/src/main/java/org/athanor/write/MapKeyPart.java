package org.athanor.write;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.MapKey;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.sql.schema.Column;
import org.athanor.type.ValueType;

/**
 * A column that holds the key of a map, or a part of it, beside the element. The value is found on the {@code path} within
 * the key, whose first attribute is the key itself; of an entity that is the key, it is the {@code leaf}'s.
 */
public record MapKeyPart(
        Column column,
        ValueType<?> type,
        List<Attribute> path,
        @Nullable Leaf leaf,
        boolean insertable,
        boolean updatable) {
    /** Empty unless the attribute is a map whose keys are stored beside the elements. */
    public static List<MapKeyPart> of(Attribute attribute) {
        MapKey key = attribute instanceof PluralAttribute plural ? plural.mapKey() : null;
        List<MapKeyPart> parts = new ArrayList<>();
        if (key != null && !key.ofTarget() && key.attribute() != null) {
            add(key.attribute(), List.of(), parts);
        }
        return parts;
    }

    private static void add(Attribute key, List<Attribute> outer, List<MapKeyPart> parts) {
        List<Attribute> path = new ArrayList<>(outer);
        path.add(key);
        if (key instanceof BasicAttribute basic) {
            parts.add(new MapKeyPart(basic.column(), basic.type(), path, null, basic.insertable(), basic.updatable()));
        } else if (key instanceof EmbeddedAttribute embedded) {
            embedded.attributes().forEach(inner -> add(inner, path, parts));
        } else if (key instanceof ToOneAttribute entity && outer.isEmpty()) {
            List<ColumnPair> pairs = entity.joinColumns();
            for (int i = 0; i < pairs.size(); i++) {
                Leaf leaf = EntityRow.referencedLeaf(entity.target(), pairs.get(i), i);
                parts.add(new MapKeyPart(pairs.get(i).column(), leaf.type(), path, leaf, true, true));
            }
        } else {
            throw new UnsupportedOperationException(
                    key + ": relationships within the embeddable keys of a map are not supported yet");
        }
    }
}
