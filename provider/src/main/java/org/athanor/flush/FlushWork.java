package org.athanor.flush;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.instrument.TrackedCollection;
import org.athanor.state.InstanceState;

/** What one flush has to write, as the preparation found it. */
final class FlushWork {
    final List<InstanceState> inserts;
    final List<EntityUpdate> updates;
    final List<InstanceState> deletes;
    /** The changed collections of managed instances, those stored on the other side among them. */
    final List<TrackedCollection> collections;
    /** Persistent instances with changes none of which are in their own row. */
    final List<InstanceState> touched;
    /** Owners whose one-to-one gets another target, while nobody has read which one the row has. */
    final Map<InstanceState, EntityShape.Children> displacing = new IdentityHashMap<>();
    /** To-ones in join tables that have changed. */
    final List<JoinTableReference> joinTableReferences = new ArrayList<>();

    FlushWork(
            List<InstanceState> inserts,
            List<EntityUpdate> updates,
            List<InstanceState> deletes,
            List<TrackedCollection> collections,
            List<InstanceState> touched) {
        this.inserts = inserts;
        this.updates = updates;
        this.deletes = deletes;
        this.collections = collections;
        this.touched = touched;
    }
}
