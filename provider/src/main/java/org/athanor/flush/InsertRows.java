package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.IdentityHashMap;
import java.util.List;
import org.athanor.mapping.BasicAttribute;
import org.athanor.state.InstanceState;
import org.athanor.write.Versions;

/** New rows: they start with the first version, and references that are cut are NULL for now. */
final class InsertRows extends EntityRows {
    private final IdentityHashMap<InstanceState, List<ForeignReference>> cuts;
    private final int versionSlot;
    private final Object[] versions;

    InsertRows(
            EntityShape shape,
            List<InstanceState> states,
            ForeignLinks links,
            IdentityHashMap<InstanceState, List<ForeignReference>> cuts) {
        super(shape, states, links);
        this.cuts = cuts;
        this.versionSlot = shape.writer.versionSlot();
        this.versions = new Object[versionSlot < 0 ? 0 : states.size()];
        BasicAttribute version = shape.mapping.version();
        if (version != null) {
            for (int row = 0; row < versions.length; row++) {
                Object instance = states.get(row).instance();
                versions[row] = Versions.initial(version, shape.value(instance, versionSlot));
            }
        }
    }

    @Nullable
    Object firstVersion(int row) {
        return versions.length == 0 ? null : versions[row];
    }

    @Override
    public @Nullable Object value(int row, int slot) {
        if (slot == versionSlot) {
            return versions[row];
        }
        return !cuts.isEmpty() && isCut(row, slot) ? null : super.value(row, slot);
    }

    private boolean isCut(int row, int slot) {
        for (ForeignReference reference : cuts.getOrDefault(state(row), List.of())) {
            if (reference.slots().get(slot)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void generated(int row, Object identifier) {
        InstanceState state = state(row);
        state.context().assignId(state, identifier);
    }
}
