package org.athanor.state;

import jakarta.annotation.Nullable;
import java.io.Serializable;
import java.util.TreeSet;
import org.athanor.instrument.AttributeInterceptor;
import org.athanor.instrument.AttributeSet;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.Interceptors;
import org.athanor.instrument.Reference;
import org.athanor.instrument.Snapshot;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.ToOneAttribute;

/**
 * What a persistence context knows about one instance. Kept small, for there are many: what can be shared is reached
 * through the access or the context. Status, key and place are the context's to change.
 *
 * <p>It is the interceptor of an enhanced instance: a snapshot is taken right before the first write, and what was never
 * read is read when it is touched. Other instances have their snapshot from the moment they are loaded.
 */
public final class InstanceState extends AttributeInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int UNLOADED = 1;
    private static final int SNAPSHOT_SHARED = 4;
    private static final int WATCHED = 8;
    private static final int IN_CHANGED_SET = 16;
    private static final int EXPIRED = 32;

    private final transient Object instance;
    private final transient EntityAccess access;
    private final transient PersistenceContext context;
    private transient Status status;
    private transient @Nullable IdentityKey key;
    private transient @Nullable Snapshot snapshot;
    private transient @Nullable AttributeSet absent;
    private transient @Nullable Object[] seen;
    private transient @Nullable Cohort cohort;
    private transient byte flags;
    private transient byte lock;
    private transient int place;

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
        announce();
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

    /**
     * The values as last loaded or flushed; null for pending and unloaded instances, and for enhanced ones that nobody has
     * written to: they have these values themselves.
     */
    public @Nullable Snapshot snapshot() {
        return snapshot;
    }

    void snapshot(@Nullable Snapshot value) {
        snapshot = value;
        flags &= ~SNAPSHOT_SHARED;
    }

    /** The value of an attribute as last loaded or flushed. */
    public @Nullable Object stored(int attribute) {
        if (lacks(attribute)) {
            return absentTarget(attribute);
        }
        Snapshot values = snapshot;
        return values != null ? values.get(attribute) : access.get(instance, attribute);
    }

    /** The journal keeps the snapshot: it must not change any more, so the next capture makes another. */
    void shareSnapshot() {
        flags |= SNAPSHOT_SHARED;
    }

    /** Called after loading or refreshing: the values in the instance are those of the row. */
    public void capture() {
        if (access.enhanced()) {
            snapshot(null);
            context.changed().settled(this);
            announce();
            if (watched()) {
                remember();
            }
            return;
        }
        Snapshot values = snapshot;
        if (values == null || (flags & SNAPSHOT_SHARED) != 0) {
            values = access.newSnapshot();
            snapshot(values);
        }
        values.capture(instance);
    }

    /** Called after loading one attribute by itself. */
    public void capture(int attribute) {
        if (lacks(attribute)) {
            notLacking(attribute);
        }
        Snapshot values = snapshot;
        if (values != null) {
            if ((flags & SNAPSHOT_SHARED) != 0) {
                values = values.copy();
                snapshot(values);
            }
            values.capture(instance, attribute);
        }
    }

    /** Keeps the values as they are, before something changes them. To be called before writing past the interceptor. */
    public void remember() {
        if (snapshot != null || status == Status.PENDING || !loaded() || !access.enhanced()) {
            return;
        }
        announce(0, false);
        Snapshot values = access.newSnapshot();
        values.capture(instance);
        snapshot(values);
        if ((flags & IN_CHANGED_SET) == 0) {
            flags |= IN_CHANGED_SET;
            context.changed().add(this);
        }
        announce();
    }

    void leaveChangedSet() {
        flags &= ~IN_CHANGED_SET;
    }

    /** Whether it is compared at each flush. */
    boolean watched() {
        return (flags & WATCHED) != 0;
    }

    /** Values that can change by themselves are out: from now on it is compared at each flush. */
    void watch() {
        if (access.enhanced() && !watched()) {
            flags |= WATCHED;
            announce();
            remember();
        }
    }

    /** False for a reference that nobody has read yet, and for an expired instance. */
    @Override
    public boolean loaded() {
        return (flags & UNLOADED) == 0;
    }

    /** True: the values are about to be filled in, and {@link #capture()} says when they are. */
    public void loaded(boolean value) {
        flags = (byte) (value ? flags & ~UNLOADED : flags | UNLOADED);
        if (instance instanceof Reference reference) {
            reference.athanor$loaded(value);
        } else if (value) {
            announce(0, false);
        } else {
            announce();
        }
    }

    /** Back to what it was before it was ever read: the next touch loads. Only for what knows when it is touched. */
    void unload() {
        snapshot(null);
        lack(null);
        context.changed().settled(this);
        loaded(false);
    }

    /** An attribute of an enhanced instance is read again when it is touched. */
    void unload(int attribute) {
        lack(attribute, null);
        announce();
    }

    /** Whether it keeps values that are to be read again when the session is used next. */
    public boolean expired() {
        return (flags & EXPIRED) != 0;
    }

    void expired(boolean value) {
        flags = (byte) (value ? flags | EXPIRED : flags & ~EXPIRED);
    }

    /** Attributes that loading left out are read when touched; null for none. */
    public void lack(@Nullable AttributeSet attributes) {
        absent = attributes;
    }

    /** A to-one that loading left out, and the key of its target, null if it is not in the owner's row. */
    public void lack(int attribute, @Nullable Object targetKey) {
        absent = AttributeSet.with(absent, access, attribute, targetKey);
    }

    /** Whether loading left the attribute out, and nobody has touched it since. */
    public boolean lacks(int attribute) {
        AttributeSet missing = absent;
        return missing != null && missing.contains(attribute);
    }

    /** What loading left out; null for nothing. */
    public @Nullable AttributeSet lacking() {
        return absent;
    }

    /** The key of the target of a to-one that was left out; null when it is not known. */
    public @Nullable Object absentKey(int attribute) {
        AttributeSet missing = absent;
        return missing == null ? null : missing.key(attribute);
    }

    /** The target of a to-one that was left out, if it is in the context all the same. */
    private @Nullable Object absentTarget(int attribute) {
        if (!(mapping().attributes().get(attribute) instanceof ToOneAttribute toOne)) {
            return null;
        }
        Object targetKey = absentKey(attribute);
        if (targetKey == null) {
            return null;
        }
        InstanceState target = context.find(new IdentityKey(toOne.target(), targetKey));
        return target == null ? null : target.instance();
    }

    private void notLacking(int attribute) {
        AttributeSet missing = absent;
        absent = missing == null ? null : missing.without(attribute);
        announce();
    }

    // the interceptor

    /** Says again what is to be announced, after anything that it depends on has changed. */
    private void announce() {
        if (!access.enhanced()) {
            return;
        }
        if (!loaded()) {
            announce(ALL, true);
            return;
        }
        AttributeSet missing = absent;
        long bits = missing == null ? 0 : missing.bits();
        boolean stored = status != Status.PENDING;
        announce(stored && !watched() ? bits | access.mutableBits() : bits, stored && snapshot == null);
    }

    @Override
    protected void beforeRead(Object self, String attribute) {
        if (self != instance) {
            letGoOfCopy(self);
            return;
        }
        int index = access.index(attribute);
        if (index < 0) {
            load(); // a field behind some property, and nobody knows which
            if (access.mutableBits() != 0) {
                watch();
            }
            return;
        }
        if (!loaded() && isId(index)) {
            return;
        }
        load();
        if (lacks(index)) {
            context.attributeLoader().load(this, index);
        }
        if (access.mutable(index)) {
            watch();
        }
    }

    @Override
    protected void beforeWrite(Object self, String attribute) {
        if (self != instance) {
            letGoOfCopy(self);
            return;
        }
        int index = access.index(attribute);
        if (index < 0) {
            load();
            remember();
            return;
        }
        if (!loaded() && isId(index)) {
            return;
        }
        load();
        if (lacks(index)
                && mapping().attributes().get(index) instanceof ToOneAttribute toOne
                && toOne.orphanRemoval()) {
            context.attributeLoader().load(this, index);
        }
        if (lacks(index)) {
            context.sides().overwriting(this, index, absentTarget(index));
        }
        overwriting(index);
    }

    /** To be called before an attribute is set past the interceptor. */
    void overwriting(int attribute) {
        remember();
        if (lacks(attribute)) {
            context.changed().overwritten(this, attribute);
            notLacking(attribute);
        }
    }

    @Override
    protected void afterWrite(Object self, String attribute) {
        int index = self == instance && loaded() ? access.index(attribute) : -1;
        if (index >= 0 && managed()) {
            context.sides().written(this, index);
        }
    }

    private boolean isId(int attribute) {
        Attribute found = mapping().attributes().get(attribute);
        return found.isId();
    }

    /** A clone carries the interceptor of its original: it is an instance that nobody manages. */
    private void letGoOfCopy(Object copy) {
        if (copy.getClass() == instance.getClass()) {
            Interceptors.place(copy, remainder());
        }
    }

    @Override
    public boolean loaded(String attribute) {
        int index = access.index(attribute);
        return index < 0 || isId(index) || loaded() && !lacks(index);
    }

    @Override
    public void load() {
        if (!loaded()) {
            context.attributeLoader().load(this);
        }
    }

    @Override
    public void load(String attribute) {
        load();
        int index = access.index(attribute);
        if (index >= 0 && lacks(index)) {
            context.attributeLoader().load(this, index);
        }
    }

    /** The instance announces to this from now on. */
    void intercept() {
        if (access.enhanced()) {
            if (Interceptors.of(instance) instanceof InstanceState other
                    && other.instance == instance
                    && other.context != context
                    && other.managed()) {
                throw new IllegalStateException(
                        other + " is managed by another persistence context, and an instance belongs"
                                + " to one at a time: detach it there, or merge() it here");
            }
            Interceptors.place(instance, this);
            announce();
        }
    }

    /** The context lets go of the instance. */
    void release() {
        if (access.enhanced()) {
            if (Interceptors.of(instance) == this) {
                Interceptors.place(instance, remainder());
            }
        } else if (instance instanceof Reference reference) {
            reference.athanor$loader(null);
        }
    }

    /** What a detached instance keeps: the knowledge of what was never read. Null when all was. */
    private @Nullable AttributeInterceptor remainder() {
        AttributeSet missing = absent;
        if (loaded() && missing == null) {
            return null;
        }
        TreeSet<String> names = new TreeSet<>();
        for (Attribute attribute : mapping().attributes()) {
            if (loaded() ? lacks(attribute.index()) : attribute.isId()) {
                names.add(attribute.name());
            }
        }
        return new DetachedAttributes(String.valueOf(key), loaded(), names);
    }

    /** An instance that is serialized goes out detached. */
    private @Nullable Object writeReplace() {
        return remainder();
    }

    /** For {@link SeenValues}. */
    @Nullable
    Object[] seen() {
        return seen;
    }

    void seen(@Nullable Object[] values) {
        seen = values;
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
