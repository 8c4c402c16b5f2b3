package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.List;

/** Changed rows of one shape. */
final class UpdateRows extends EntityRows {
    private final List<EntityUpdate> updates;
    private final int versionSlot;

    UpdateRows(EntityShape shape, List<EntityUpdate> updates, ForeignLinks links) {
        super(shape, updates.stream().map(update -> update.state).toList(), links);
        this.updates = updates;
        this.versionSlot = shape.writer.versionSlot();
    }

    @Override
    public @Nullable Object value(int row, int slot) {
        return slot == versionSlot ? updates.get(row).newVersion : super.value(row, slot);
    }

    @Override
    public @Nullable Object version(int row) {
        return updates.get(row).oldVersion;
    }
}
