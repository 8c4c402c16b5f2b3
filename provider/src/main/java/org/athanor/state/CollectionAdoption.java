package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.athanor.instrument.CollectionListener;
import org.athanor.instrument.CollectionLoader;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.Snapshot;
import org.athanor.instrument.TrackedCollection;
import org.athanor.instrument.TrackedCollections;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;

/**
 * The tracked collections of a context: puts them into managed instances in place of plain ones, and keeps the list of
 * those that became dirty, so that no flush looks through the others. {@link OtherSides} is told what came and went.
 */
final class CollectionAdoption implements CollectionListener {
    private final List<TrackedCollection> dirty = new ArrayList<>();
    private @Nullable CollectionLoader loader;
    private @Nullable OtherSides sides;
    private @Nullable LinkListener links;

    /** Called once, by the other sides themselves. */
    void sides(OtherSides told) {
        sides = told;
    }

    void links(LinkListener told) {
        links = told;
    }

    /** An enhanced instance of this context has been written to. */
    void led(InstanceState owner, int attribute) {
        if (links != null && owner.mapping().attributes().get(attribute) instanceof ToOneAttribute toOne) {
            Object target = owner.access().get(owner.instance(), attribute);
            if (target != null) {
                links.linked(toOne, target);
            }
        }
    }

    /** The application has put this collection in the place of another one. */
    private void tell(PluralAttribute attribute, TrackedCollection collection) {
        if (links != null && attribute instanceof ToManyAttribute side) {
            for (Object element : collection.current().toArray()) {
                if (element != null) {
                    links.linked(side, element);
                }
            }
        }
    }

    /** The other side has said so. */
    void unlinked(@Nullable Relationship relationship, Object target) {
        if (links != null && relationship != null) {
            links.unlinked(relationship, target);
        }
    }

    void loader(CollectionLoader source) {
        loader = source;
    }

    @Override
    public void changed(TrackedCollection collection) {
        dirty.add(collection);
    }

    @Override
    public void added(TrackedCollection collection, @Nullable Object element) {
        if (sides != null && element != null) {
            sides.added(collection, element);
        }
        if (links != null && element != null && collection.attribute() instanceof ToManyAttribute side) {
            links.linked(side, element);
        }
    }

    @Override
    public void removed(TrackedCollection collection, @Nullable Object element) {
        if (sides != null && element != null) {
            sides.removed(collection, element);
        }
        if (links != null && element != null && collection.attribute() instanceof ToManyAttribute side) {
            links.unlinked(side, element);
        }
    }

    @Override
    public boolean watches(TrackedCollection collection) {
        return sides != null && sides.watches(collection);
    }

    @Override
    public void touched(TrackedCollection collection) {
        if (sides != null) {
            sides.touched();
        }
    }

    TrackedCollection unloaded(InstanceState state, PluralAttribute attribute) {
        TrackedCollection collection = TrackedCollections.unloaded(attribute, state.instance());
        collection.attach(loader, this);
        state.access().set(state.instance(), attribute.index(), collection);
        if (sides != null) {
            sides.created(collection);
        }
        return collection;
    }

    /** Replaces what is not ours in the plural attributes of a managed, loaded instance. */
    void adopt(InstanceState state) {
        EntityAccess access = state.access();
        for (int index : access.plurals()) {
            PluralAttribute attribute =
                    (PluralAttribute) access.mapping().attributes().get(index);
            Object value = access.get(state.instance(), index);
            if (value instanceof TrackedCollection tracked
                    && tracked.attached()
                    && tracked.belongsTo(state.instance(), attribute)) {
                continue;
            }
            TrackedCollection adopted = adopted(state, attribute, value);
            TrackedCollection replaced = replaced(state, index);
            if (replaced != null) {
                replaced.load();
                List<Object> stored = replaced.snapshot();
                adopted.replaces(stored == null ? List.of() : stored);
            } else {
                adopted.replaces(List.of());
            }
            TrackedCollection former = sides == null ? null : sides.lastSeen(state, index);
            adopted.attach(loader, this);
            access.set(state.instance(), index, adopted);
            dirty.add(adopted);
            if (sides != null) {
                sides.replaced(state, adopted, former);
            }
            if (replaced != null || former != null) {
                tell(attribute, adopted);
            }
        }
    }

    /** One that was made for this attribute before its owner was managed remembers what the other side has brought. */
    private static TrackedCollection adopted(InstanceState state, PluralAttribute attribute, @Nullable Object value) {
        return value instanceof TrackedCollection tracked
                        && tracked.loaded()
                        && tracked.belongsTo(state.instance(), attribute)
                ? tracked
                : TrackedCollections.wrap(attribute, state.instance(), value);
    }

    private static @Nullable TrackedCollection replaced(InstanceState state, int index) {
        Snapshot snapshot = state.status() == Status.PENDING ? null : state.snapshot();
        return snapshot != null && snapshot.get(index) instanceof TrackedCollection known ? known : null;
    }

    /** After a flush: collections that were replaced are nobody's any more. */
    void releaseReplaced(InstanceState state) {
        for (int index : state.access().plurals()) {
            TrackedCollection known = replaced(state, index);
            if (known != null && known != state.access().get(state.instance(), index)) {
                known.detach(state.key());
            }
        }
    }

    /** Collections that came back into their attributes by a rollback, or with their instance, are ours again. */
    void reattach(InstanceState state) {
        for (int index : state.access().plurals()) {
            if (state.access().get(state.instance(), index) instanceof TrackedCollection known
                    && !known.attached()
                    && known.owner() == state.instance()) {
                known.attach(loader, this);
                if (known.dirty()) {
                    dirty.add(known);
                }
            }
        }
    }

    void release(InstanceState state) {
        if (!state.loaded()) {
            return;
        }
        for (int index : state.access().plurals()) {
            if (state.access().get(state.instance(), index) instanceof TrackedCollection known) {
                known.detach(state.key());
            }
        }
    }

    /** Those that are dirty now, each once, in the order in which they became so. */
    List<TrackedCollection> dirty() {
        if (dirty.isEmpty()) {
            return List.of();
        }
        Set<TrackedCollection> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<TrackedCollection> result = new ArrayList<>();
        for (TrackedCollection collection : dirty) {
            if (collection.dirty() && collection.attached() && seen.add(collection)) {
                result.add(collection);
            }
        }
        dirty.clear();
        dirty.addAll(result);
        return result;
    }

    boolean anyDirty() {
        return !dirty.isEmpty() && !dirty().isEmpty();
    }

    void clear() {
        dirty.clear();
    }
}
