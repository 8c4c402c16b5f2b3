package org.athanor.state;

import jakarta.annotation.Nullable;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.Reference;
import org.athanor.instrument.Snapshot;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;

/**
 * What a persistence context knows about one instance. Kept small, for there are many: what can be shared is reached
 * through the access or the context. Status, key and place are the context's to change.
 */
public final class InstanceState {
    private static final int UNLOADED = 1;
    private static final int SNAPSHOT_SHARED = 4;

    private final Object instance;
    private final EntityAccess access;
    private final PersistenceContext context;
    private Status status;
    private @Nullable IdentityKey key;
    private @Nullable Snapshot snapshot;
    private @Nullable Cohort cohort;
    private byte flags;
    private byte lock;
    private int place;

    InstanceState(
            Object instance,
            EntityAccess access,
            PersistenceContext context,
            Status status,
            @Nullable IdentityKey key) {
        this.instance = instance;
        this.access = access;
        this.context = context;
        this.status = status;
        this.key = key;
    }

    public Object instance() {
        return instance;
    }

    public EntityAccess access() {
        return access;
    }

    public EntityMapping mapping() {
        return access.mapping();
    }

    public PersistenceContext context() {
        return context;
    }

    public Status status() {
        return status;
    }

    void status(Status value) {
        status = value;
    }

    /** Whether the application sees it as managed: pending or persistent. */
    public boolean managed() {
        return status == Status.PENDING || status == Status.PERSISTENT;
    }

    /** The identity; null while pending without an identifier. */
    public @Nullable IdentityKey key() {
        return key;
    }

    void key(@Nullable IdentityKey value) {
        key = value;
    }

    /** The values as last loaded or flushed; null for pending, unloaded and read-only instances. */
    public @Nullable Snapshot snapshot() {
        return snapshot;
    }

    void snapshot(@Nullable Snapshot value) {
        snapshot = value;
        flags &= ~SNAPSHOT_SHARED;
    }

    /** The journal keeps the snapshot: it must not change any more, so the next capture makes another. */
    void shareSnapshot() {
        flags |= SNAPSHOT_SHARED;
    }

    /** Called after loading or refreshing: the values in the instance are those of the row. */
    public void capture() {
        Snapshot values = snapshot;
        if (values == null || (flags & SNAPSHOT_SHARED) != 0) {
            values = access.newSnapshot();
            snapshot(values);
        }
        values.capture(instance);
    }

    /** Called after loading one attribute by itself. */
    public void capture(int attribute) {
        Snapshot values = snapshot;
        if (values != null) {
            if ((flags & SNAPSHOT_SHARED) != 0) {
                values = values.copy();
                snapshot(values);
            }
            values.capture(instance, attribute);
        }
    }

    /** False for a reference that nobody has read yet. */
    public boolean loaded() {
        return (flags & UNLOADED) == 0;
    }

    public void loaded(boolean value) {
        flags = (byte) (value ? flags & ~UNLOADED : flags | UNLOADED);
        if (instance instanceof Reference reference) {
            reference.athanor$loaded(value);
        }
    }

    /** The instances of the result this one came from; null when it came alone. */
    public @Nullable Cohort cohort() {
        return cohort;
    }

    public void cohort(@Nullable Cohort value) {
        cohort = value;
    }

    /** The lock held, as a number of the session's choosing; 0 is none. */
    public int lock() {
        return lock;
    }

    public void lock(int value) {
        lock = (byte) value;
    }

    /** The place in the context's list; -1 when not in it. */
    int place() {
        return place;
    }

    void place(int value) {
        place = value;
    }

    @Override
    public String toString() {
        return (key != null ? key.toString() : mapping().name() + "#?") + " " + status;
    }
}
