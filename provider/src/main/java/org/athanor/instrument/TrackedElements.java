package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.ToManyAttribute;

/**
 * What the tracked list, set and map have in common. The subclass holds the plain collection, which is null while
 * unloaded; every change goes through {@link #beforeChange}, which takes the snapshot if there is none, then through
 * {@link #cameIn} or {@link #wentOut}. A snapshot means: changed since, perhaps there and back. Serialized, it keeps its
 * elements (or that it is unloaded) and nothing else.
 */
abstract class TrackedElements implements TrackedCollection, Serializable {
    private static final long serialVersionUID = 1L;
    private static final Object[] NOTHING = {};

    /** Operations that came while unloaded. */
    private record Queue(List<Object> adds, List<Object> removes) {}

    private final transient PluralAttribute attribute;
    private final transient Object owner;
    private transient @Nullable CollectionLoader loader;
    private transient @Nullable CollectionListener listener;
    private transient @Nullable IdentityKey ownerKey;
    private transient @Nullable Object[] snapshot;
    private transient @Nullable Queue queue;

    /** {@code fresh} elements are stored nowhere yet. */
    @SuppressWarnings("NullAway.Init")
    TrackedElements(PluralAttribute attribute, Object owner, boolean fresh) {
        this.attribute = attribute;
        this.owner = owner;
        if (fresh) {
            this.snapshot = NOTHING;
        }
    }

    /** The elements in the form of snapshots; null while unloaded. */
    abstract @Nullable Collection<?> stored();

    /** The elements as the relationship means them: of a map the values; null while unloaded. */
    abstract @Nullable Collection<?> elements();

    /** Holds exactly these, given in the form of snapshots; null: is unloaded. */
    abstract void hold(@Nullable Collection<?> elements);

    /** Adds or removes in the plain collection alone. */
    abstract void plainAdd(Object element);

    abstract void plainRemove(Object element);

    @Override
    public final Object owner() {
        return owner;
    }

    @Override
    public final PluralAttribute attribute() {
        return attribute;
    }

    @Override
    public final boolean attached() {
        return listener != null;
    }

    @Override
    public final boolean loaded() {
        return stored() != null;
    }

    @Override
    public final void load() {
        if (loaded()) {
            return;
        }
        CollectionLoader source = loader;
        if (source == null) {
            throw new NotLoadedException(
                    ownerKey != null ? ownerKey.toString() : owner == null ? "A deserialized instance" : entityName(),
                    attribute == null ? "a collection" : "attribute " + attribute.name());
        }
        source.load(this);
        if (!loaded()) {
            throw new IllegalStateException("The loader has not filled " + attribute);
        }
    }

    private String entityName() {
        Class<?> type = owner.getClass();
        return (type.isHidden() ? type.getSuperclass() : type).getSimpleName();
    }

    @Override
    public final void unload() {
        snapshot = null;
        queue = null;
        hold(null);
    }

    @Override
    public final void fill(Collection<?> elements) {
        hold(elements);
        snapshot = null;
        Queue waiting = queue;
        queue = null;
        if (waiting != null) {
            snapshot = elements.toArray();
            for (Object element : waiting.adds()) {
                if (!byInstance() || !holds(element)) {
                    plainAdd(element);
                }
            }
            waiting.removes().forEach(this::plainRemove);
        }
    }

    private boolean holds(Object element) {
        Collection<?> all = elements();
        if (all != null) {
            for (Object each : all) {
                if (each == element) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Entities compare by instance, values by equals. */
    final boolean byInstance() {
        return attribute instanceof ToManyAttribute;
    }

    /** Before any change by the application. */
    final void beforeChange() {
        if (snapshot == null) {
            Collection<?> now = stored();
            snapshot = now == null ? NOTHING : now.toArray();
            CollectionListener told = listener;
            if (told != null) {
                told.changed(this);
            }
        }
    }

    final void cameIn(@Nullable Object element) {
        CollectionListener told = listener;
        if (told != null) {
            told.added(this, element);
        }
    }

    final void wentOut(@Nullable Object element) {
        CollectionListener told = listener;
        if (told != null) {
            told.removed(this, element);
        }
    }

    /** Whether an add by the application may wait: nobody needs to know what else there is. */
    final boolean mayQueue() {
        return loader != null && !loaded() && attribute.orderColumn() == null;
    }

    /** An add by the application to an unloaded bag. */
    final void queueOwnAdd(Object element) {
        queueAdd(element);
        cameIn(element);
    }

    @Override
    public final void queueAdd(Object element) {
        if (loaded()) {
            if (!holds(element)) {
                beforeChange();
                plainAdd(element);
            }
            return;
        }
        Queue waiting = queue();
        if (!removeInstance(waiting.removes(), element)) {
            waiting.adds().add(element);
        }
    }

    @Override
    public final void queueRemove(Object element) {
        if (loaded()) {
            if (holds(element)) {
                beforeChange();
                plainRemove(element);
            }
            return;
        }
        Queue waiting = queue();
        if (!removeInstance(waiting.adds(), element)) {
            waiting.removes().add(element);
        }
    }

    private static boolean removeInstance(List<Object> from, Object element) {
        for (int i = 0; i < from.size(); i++) {
            if (from.get(i) == element) {
                from.remove(i);
                return true;
            }
        }
        return false;
    }

    private Queue queue() {
        Queue waiting = queue;
        if (waiting == null) {
            waiting = new Queue(new ArrayList<>(2), new ArrayList<>(2));
            queue = waiting;
            CollectionListener told = listener;
            if (told != null) {
                told.changed(this);
            }
        }
        return waiting;
    }

    @Override
    public final List<Object> queuedAdds() {
        Queue waiting = queue;
        return waiting == null ? List.of() : Collections.unmodifiableList(waiting.adds());
    }

    @Override
    public final List<Object> queuedRemoves() {
        Queue waiting = queue;
        return waiting == null ? List.of() : Collections.unmodifiableList(waiting.removes());
    }

    @Override
    public final boolean dirty() {
        return snapshot != null || queue != null;
    }

    @Override
    public final List<Object> added() {
        Collection<?> now = elements();
        if (now == null) {
            return queuedAdds();
        }
        Object[] before = snapshot;
        return before == null ? List.of() : ElementDifference.of(elementsOf(before), now, byInstance());
    }

    @Override
    public final List<Object> removed() {
        Collection<?> now = elements();
        if (now == null) {
            return queuedRemoves();
        }
        Object[] before = snapshot;
        return before == null ? List.of() : ElementDifference.of(now, elementsOf(before), byInstance());
    }

    /** The elements of a snapshot as the relationship means them. */
    Collection<?> elementsOf(Object[] stored) {
        return Arrays.asList(stored);
    }

    @Override
    public final Collection<?> current() {
        Collection<?> now = elements();
        return now == null ? queuedAdds() : Collections.unmodifiableCollection(now);
    }

    @Override
    public final @Nullable List<Object> snapshot() {
        Collection<?> now = stored();
        if (now == null) {
            return null;
        }
        Object[] before = snapshot;
        return Collections.unmodifiableList(Arrays.asList(before != null ? before : now.toArray()));
    }

    @Override
    public final boolean reordered() {
        Collection<?> now = stored();
        Object[] before = snapshot;
        return now != null
                && before != null
                && !ElementDifference.sameSequence(Arrays.asList(before), now, byInstance());
    }

    @Override
    public final void accept() {
        snapshot = null;
        queue = null;
    }

    @Override
    public final void restore(@Nullable List<Object> elements) {
        snapshot = null;
        queue = null;
        hold(elements);
    }

    @Override
    public final void replaces(List<Object> elements) {
        snapshot = elements.toArray();
    }

    @Override
    public final void attach(@Nullable CollectionLoader source, @Nullable CollectionListener events) {
        loader = source;
        listener = events;
        ownerKey = null;
    }

    @Override
    public final void detach(@Nullable IdentityKey key) {
        loader = null;
        listener = null;
        ownerKey = key;
    }

    /** For toString of a collection that can no longer be loaded. */
    final boolean outOfReach() {
        return !loaded() && loader == null;
    }
}
