package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.mapping.BasicAttribute;
import org.athanor.state.InstanceState;

/** Rows to be deleted, or some of whose columns become NULL before that. */
final class DeleteRows extends EntityRows {
    DeleteRows(EntityShape shape, List<InstanceState> states, ForeignLinks links) {
        super(shape, states, links);
    }

    @Override
    public @Nullable Object value(int row, int slot) {
        return null;
    }

    @Override
    public @Nullable Object version(int row) {
        return storedVersion(shape, state(row));
    }

    /** The version as last read or written. */
    static @Nullable Object storedVersion(EntityShape shape, InstanceState state) {
        BasicAttribute version = shape.mapping.version();
        return version == null ? null : state.stored(version.index());
    }
}
