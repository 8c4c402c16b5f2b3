package org.athanor.flush;

import jakarta.annotation.Nullable;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.InstanceState;

/** A to-one stored in a join table that leads somewhere else than before; null: nowhere. */
record JoinTableReference(
        InstanceState owner,
        ToOneAttribute attribute,
        @Nullable Object before,
        @Nullable Object now) {}
