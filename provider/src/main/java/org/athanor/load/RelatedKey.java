package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.LeafReader;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.Leaf;
import org.athanor.sql.schema.Column;
import org.athanor.state.InstanceState;
import org.athanor.type.ValueType;

/** The values of an owner by which rows of a relationship find it: parts of its identifier, as a rule, else other columns. */
final class RelatedKey {
    private final Accesses accesses;
    private final int[] idParts;
    private final List<Leaf> leaves;
    private final boolean wholeId;

    RelatedKey(Accesses accesses, EntityMapping owner, List<Column> columns) {
        this.accesses = accesses;
        this.idParts = new int[columns.size()];
        this.leaves = new ArrayList<>();
        List<Leaf> id = owner.id().leaves();
        boolean same = columns.size() == id.size();
        for (int i = 0; i < idParts.length; i++) {
            idParts[i] = idPart(owner, columns.get(i));
            leaves.add(idParts[i] >= 0 ? id.get(idParts[i]) : leaf(owner, columns.get(i)));
            same &= idParts[i] == i;
        }
        this.wholeId = same;
    }

    List<ValueType<?>> types() {
        List<ValueType<?>> types = new ArrayList<>();
        for (Leaf leaf : leaves) {
            types.add(leaf.type());
        }
        return types;
    }

    /** Null when a part is null. */
    @Nullable
    Object of(InstanceState state) {
        IdentityKey key = state.key();
        if (wholeId) {
            return key == null ? null : key.value();
        }
        Object[] parts = new Object[idParts.length];
        for (int i = 0; i < parts.length; i++) {
            Object part = idParts[i] < 0 || key == null
                    ? LeafReader.value(accesses, leaves.get(i), state.instance())
                    : key.part(idParts[i]);
            if (part == null) {
                return null;
            }
            parts[i] = part;
        }
        return parts.length == 1 ? parts[0] : List.copyOf(Arrays.asList(parts));
    }

    /** The place of a column in the identifier, be it in the table of the class or of a superclass; -1 if it is elsewhere. */
    private static int idPart(EntityMapping owner, Column column) {
        for (EntityMapping at = owner; at != null; at = at.superMapping()) {
            for (List<Column> key : at.tableKeys()) {
                int index = key.indexOf(column);
                if (index >= 0) {
                    return index;
                }
            }
        }
        return -1;
    }

    private static Leaf leaf(EntityMapping owner, Column column) {
        for (EntityMapping at = owner; at != null; at = at.superMapping()) {
            for (Leaf leaf : at.leaves()) {
                if (leaf.column() == column) {
                    return leaf;
                }
            }
        }
        throw new IllegalStateException("A relationship of entity " + owner.name() + " refers to column " + column
                + ", which no attribute of the entity is mapped to: map the column, or refer to the identifier");
    }
}
