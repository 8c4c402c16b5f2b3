package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.instrument.TrackedCollection;

/** What a flush has written, noted while it runs and handed to {@link PersistenceContext#accept} when all has succeeded. */
public final class FlushOutcome {
    record Inserted(
            InstanceState state, Object keyValue, @Nullable Object version) {}

    record Updated(InstanceState state, @Nullable Object version) {}

    private final List<Inserted> inserted = new ArrayList<>();
    private final List<Updated> updated = new ArrayList<>();
    private final List<InstanceState> deleted = new ArrayList<>();
    private final List<TrackedCollection> collections = new ArrayList<>();

    /** A row was inserted under this key value; {@code version} is the attribute-side value, null when unversioned. */
    public void inserted(InstanceState state, Object keyValue, @Nullable Object version) {
        inserted.add(new Inserted(state, keyValue, version));
    }

    /** A row was updated; {@code version} is the new version, null when unversioned or not counted up. */
    public void updated(InstanceState state, @Nullable Object version) {
        updated.add(new Updated(state, version));
    }

    public void deleted(InstanceState state) {
        deleted.add(state);
    }

    /** The rows of a collection (or the foreign keys that stand for them) are written. */
    public void written(TrackedCollection collection) {
        collections.add(collection);
    }

    List<Inserted> inserted() {
        return inserted;
    }

    List<Updated> updated() {
        return updated;
    }

    List<InstanceState> deleted() {
        return deleted;
    }

    List<TrackedCollection> collections() {
        return collections;
    }
}
