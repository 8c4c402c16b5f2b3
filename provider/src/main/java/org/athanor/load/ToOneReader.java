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
 * else (when lazy) by an unloaded reference, else after the last row. A one-to-one stored on the other side, or in a join
 * table, or by another key than the identifier always waits for the last row: whether it is null is not in this row.
 */
final class ToOneReader implements ValueReader {
    private final ToOneAttribute attribute;
    private final AttributeSlot slot;
    private final EntityMapping target;
    private final @Nullable LoadPlan plan;
    private final boolean lazy;
    private final boolean demanded;
    private final boolean byIdentity;
    private final @Nullable KeyReader foreignKey;

    /** {@code foreignKey} is null where the owner's row does not hold it; {@code lazy} only where references are possible. */
    ToOneReader(
            ToOneAttribute attribute,
            AttributeSlot slot,
            @Nullable LoadPlan plan,
            boolean lazy,
            boolean demanded,
            boolean byIdentity,
            @Nullable KeyReader foreignKey) {
        this.attribute = attribute;
        this.slot = slot;
        this.target = attribute.target();
        this.plan = plan;
        this.lazy = lazy;
        this.demanded = demanded;
        this.byIdentity = byIdentity;
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
        if (known != null && (lazy || known.loaded())) {
            if (demanded) {
                batch.demand(this, known.instance());
            }
            batch.mirror(attribute, owner.instance(), known.instance());
            return known.instance();
        }
        if (known == null && lazy) {
            return batch.reference(target, key);
        }
        batch.await(this, owner, value);
        return AWAITED;
    }
}
