package org.athanor.load;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.InstanceState;

/**
 * Reads a to-one that is not fetched by a join. A foreign key to the target's identifier is answered by the identity map,
 * else (when lazy) by an unloaded reference, else (of an enhanced owner) when it is touched, else after the last row. Of a
 * one-to-one stored on the other side, or in a join table, this row does not tell whether it is null: it waits until it is
 * touched, or for the last row.
 */
final class ToOneReader implements ValueReader {
    private final ToOneAttribute attribute;
    private final AttributeSlot slot;
    private final EntityMapping target;
    private final @Nullable LoadPlan plan;
    private final Waiting waiting;
    private final boolean demanded;
    private final boolean byIdentity;
    private final boolean refused;
    private final @Nullable KeyReader foreignKey;

    /** What stands for a target that has not been read. */
    enum Waiting {
        /** Nothing can: it is read after the last row. */
        FOR_THE_LAST_ROW,
        /** An unloaded instance of its class. */
        AS_REFERENCE,
        /** The knowledge of its owner that it is lacking. */
        UNTIL_TOUCHED
    }

    /**
     * {@code foreignKey} is null where the owner's row does not hold it; of a {@code refused} one the target must not be read
     * when it is touched.
     */
    ToOneReader(
            ToOneAttribute attribute,
            AttributeSlot slot,
            @Nullable LoadPlan plan,
            Waiting waiting,
            boolean demanded,
            boolean byIdentity,
            boolean refused,
            @Nullable KeyReader foreignKey) {
        this.attribute = attribute;
        this.slot = slot;
        this.target = attribute.target();
        this.plan = plan;
        this.waiting = waiting;
        this.demanded = demanded;
        this.byIdentity = byIdentity;
        this.refused = refused;
        this.foreignKey = foreignKey;
    }

    ToOneAttribute attribute() {
        return attribute;
    }

    AttributeSlot slot() {
        return slot;
    }

    /** The plan for the target, null for its own. */
    @Nullable
    LoadPlan plan() {
        return plan;
    }

    /** Whether the plan asks for the attribute itself. */
    boolean demanded() {
        return demanded;
    }

    /** Whether awaited keys are identifiers of the target; else they are keys of the relationship. */
    boolean byIdentity() {
        return byIdentity;
    }

    @Override
    public @Nullable Object read(ResultSet row, ResultBatch batch, InstanceState owner) throws SQLException {
        if (foreignKey == null) {
            if (waiting == Waiting.UNTIL_TOUCHED) {
                Object mirrored = batch.mirrored(attribute, owner.instance());
                if (mirrored == null) {
                    owner.lack(slot.root(), null);
                }
                return mirrored == null ? LACKING : mirrored;
            }
            Object ownerKey = batch.related(attribute, plan).ownerKey(owner);
            if (ownerKey == null) {
                return null;
            }
            batch.await(this, owner, ownerKey);
            return AWAITED;
        }
        Object value = foreignKey.read(row);
        if (value == null) {
            return null;
        }
        if (!byIdentity) {
            batch.await(this, owner, value);
            return AWAITED;
        }
        IdentityKey key = new IdentityKey(target, value);
        InstanceState known = batch.persistence().find(key);
        if (known != null && (known.loaded() || waiting == Waiting.AS_REFERENCE)) {
            if (demanded) {
                batch.demand(this, known.instance());
            }
            if (plan != null) {
                batch.remember(known.instance(), plan);
            }
            batch.mirror(attribute, owner.instance(), known.instance());
            return known.instance();
        }
        if (known == null && waiting == Waiting.AS_REFERENCE) {
            Object reference = batch.reference(target, key);
            if (refused) {
                batch.remember(reference, new Later.RefusedReference(attribute));
            } else if (plan != null) {
                batch.remember(reference, plan);
            }
            return reference;
        }
        if (waiting == Waiting.UNTIL_TOUCHED) {
            owner.lack(slot.root(), value);
            return LACKING;
        }
        batch.await(this, owner, value);
        return AWAITED;
    }
}
