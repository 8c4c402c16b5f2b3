package org.athanor.state;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.PluralAttribute;

/** Changes to collections of references that nobody has read: they have no collections before that. */
final class UnreadSides {
    private record Change(PluralAttribute side, Object element, boolean comes) {}

    private final IdentityHashMap<Object, List<Change>> byOwner = new IdentityHashMap<>();

    void add(Object owner, PluralAttribute side, Object element) {
        byOwner.computeIfAbsent(owner, o -> new ArrayList<>(1)).add(new Change(side, element, true));
    }

    void remove(Object owner, PluralAttribute side, Object element) {
        byOwner.computeIfAbsent(owner, o -> new ArrayList<>(1)).add(new Change(side, element, false));
    }

    /** The owner has been read and this is its collection. */
    void deliver(TrackedCollection collection, Consumer<Object> add) {
        List<Change> changes = byOwner.isEmpty() ? null : byOwner.get(collection.owner());
        if (changes == null) {
            return;
        }
        for (Change change : changes) {
            if (change.side().member().equals(collection.attribute().member())) {
                if (change.comes()) {
                    add.accept(change.element());
                } else {
                    collection.queueRemove(change.element());
                }
            }
        }
        changes.removeIf(
                change -> change.side().member().equals(collection.attribute().member()));
    }

    void clear() {
        byOwner.clear();
    }
}
