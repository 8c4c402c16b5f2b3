package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.BitSet;
import org.athanor.state.InstanceState;
import org.athanor.write.VersionCheck;

/** The update of one row. */
final class EntityUpdate {
    final InstanceState state;
    final EntityShape shape;
    /** The slots to be written, the version's among them if it counts. */
    final BitSet slots;

    /** The value of the identifier that the row gets; null when it keeps its own. */
    @Nullable
    Object newKey;

    @Nullable
    Object oldVersion;

    @Nullable
    Object newVersion;

    VersionCheck check = VersionCheck.NONE;

    EntityUpdate(InstanceState state, EntityShape shape, BitSet slots) {
        this.state = state;
        this.shape = shape;
        this.slots = slots;
    }
}
