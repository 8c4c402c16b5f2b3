package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.io.Serializable;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.ToManyAttribute;

/** Where a tracked collection belongs, and who loads it and hears of it while its owner is managed. */
abstract class ListenedElements implements TrackedCollection, Serializable {
    private static final long serialVersionUID = 1L;

    private final transient PluralAttribute attribute;
    private final transient Object owner;
    private transient @Nullable CollectionLoader loader;
    private transient @Nullable CollectionListener listener;
    private transient @Nullable IdentityKey ownerKey;
    private transient boolean watched;

    @SuppressWarnings("NullAway.Init")
    ListenedElements(PluralAttribute attribute, Object owner) {
        this.attribute = attribute;
        this.owner = owner;
    }

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
    public final void attach(@Nullable CollectionLoader source, @Nullable CollectionListener events) {
        loader = source;
        listener = events;
        watched = events != null && events.watches(this);
        ownerKey = null;
    }

    @Override
    public final void detach(@Nullable IdentityKey key) {
        loader = null;
        listener = null;
        ownerKey = key;
    }

    @Override
    public void load() {
        if (loaded()) {
            return;
        }
        CollectionLoader source = loader;
        if (source == null) {
            throw notLoaded();
        }
        source.load(this);
        if (!loaded()) {
            throw new IllegalStateException("The loader has not filled " + attribute);
        }
    }

    /** What is thrown to whoever touches it when it is detached. */
    final NotLoadedException notLoaded() {
        return new NotLoadedException(
                ownerKey != null ? ownerKey.toString() : owner == null ? "A deserialized instance" : ownerName(),
                attribute == null ? "a collection" : "attribute " + attribute.name());
    }

    /** Who loads it, null for nobody. */
    final @Nullable CollectionLoader source() {
        return loader;
    }

    final String ownerName() {
        Class<?> type = owner.getClass();
        return (type.isHidden() ? type.getSuperclass() : type).getSimpleName();
    }

    /** Entities compare by instance, values by equals. */
    final boolean byInstance() {
        return attribute instanceof ToManyAttribute;
    }

    /** Whether an add by the application may wait: nobody needs to know what else there is. */
    final boolean mayQueue() {
        return loader != null && !loaded() && attribute.orderColumn() == null;
    }

    /** For toString of a collection that can no longer be loaded. */
    final boolean outOfReach() {
        return !loaded() && loader == null;
    }

    /** Before the application reads. */
    final void touch() {
        CollectionListener told = listener;
        if (watched && told != null) {
            told.touched(this);
        }
    }

    final void tellChanged() {
        CollectionListener told = listener;
        if (told != null) {
            told.changed(this);
        }
    }

    final void tellAdded(@Nullable Object element) {
        CollectionListener told = listener;
        if (told != null) {
            told.added(this, element);
        }
    }

    final void tellRemoved(@Nullable Object element) {
        CollectionListener told = listener;
        if (told != null) {
            told.removed(this, element);
        }
    }
}
