package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.BitSet;
import java.util.List;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.EntityAccess;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.state.InstanceState;

/**
 * A foreign key in the entity's own row: what orders rows. {@code path} leads to the to-one that holds it from the entity's
 * attribute down, through embedded ones; it is empty when the foreign key belongs to a to-many of another entity.
 * {@code slots} are its columns.
 *
 * @param deferrable whether the row can be inserted with NULL there and updated later
 */
record ForeignReference(List<Attribute> path, Relationship attribute, BitSet slots, boolean deferrable) {
    Attribute root() {
        return path.get(0);
    }

    /** The instance referred to now. */
    @Nullable
    Object target(Accesses accesses, EntityAccess access, Object instance) {
        return down(accesses, access.get(instance, root().index()));
    }

    /** The instance that the row in the database refers to, as far as it was read. */
    @Nullable
    Object storedTarget(Accesses accesses, InstanceState state) {
        return down(accesses, state.stored(root().index()));
    }

    private @Nullable Object down(Accesses accesses, @Nullable Object value) {
        Object at = value;
        for (int i = 1; i < path.size() && at != null; i++) {
            at = accesses.of((EmbeddedAttribute) path.get(i - 1))
                    .get(at, path.get(i).index());
        }
        return at;
    }

    @Override
    public String toString() {
        return attribute.toString();
    }
}
