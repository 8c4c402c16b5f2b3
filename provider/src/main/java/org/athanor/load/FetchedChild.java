package org.athanor.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.InstanceState;

/** A relationship whose target is read from the same row as its owner. */
final class FetchedChild {
    private final Relationship relationship;
    private final RowMaterializer rows;
    private final int positionColumn;
    private final AttributeSlot[] slots;

    /** {@code slots} by ordinal of the owner's class, null where it has no such attribute; {@code positionColumn} 0: none. */
    FetchedChild(Relationship relationship, RowMaterializer rows, int positionColumn, AttributeSlot[] slots) {
        this.relationship = relationship;
        this.rows = rows;
        this.positionColumn = positionColumn;
        this.slots = slots;
    }

    /** {@code fresh}: the owner was filled from this row, so a to-one is set; one that was there before keeps its value, if it has one. */
    void read(ResultSet row, ResultBatch batch, InstanceState owner, EntityMapping type, boolean fresh)
            throws SQLException {
        Object target = rows.read(row, batch);
        AttributeSlot slot = slots[type.ordinal()];
        if (slot == null) {
            return;
        }
        if (relationship instanceof ToOneAttribute toOne) {
            boolean lacking = owner.lacks(slot.root());
            if (fresh && target != null || lacking) {
                slot.set(owner.instance(), target);
                if (lacking) {
                    owner.capture(slot.root());
                }
                batch.mirror(toOne, owner.instance(), target);
            }
        } else if (slot.get(owner.instance()) instanceof TrackedCollection collection && !collection.loaded()) {
            Integer position = positionColumn == 0 ? null : (Integer) row.getInt(positionColumn);
            batch.gather(collection, target, position);
        }
    }
}
