package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.state.InstanceState;
import org.athanor.state.PersistenceContext;
import org.athanor.write.EntityWriter;
import org.athanor.write.MapKeyPart;

/**
 * Turns changed collections into row operations, by the kind of relationship: rows of a table of its own (join table,
 * element collection) go to {@link CollectionRows}, foreign keys and positions in the elements' rows to {@link ForeignLinks},
 * and what the other side stores is written by that side. Only differences are written.
 */
final class CollectionChanges {
    private final FlushPlans plans;
    private final PersistenceContext context;
    private final CollectionRows rows;
    private final ForeignLinks links;

    CollectionChanges(FlushPlans plans, PersistenceContext context, CollectionRows rows, ForeignLinks links) {
        this.plans = plans;
        this.context = context;
        this.rows = rows;
        this.links = links;
    }

    void add(TrackedCollection collection) {
        InstanceState owner = context.stateOf(collection.owner());
        if (owner == null || !owner.managed()) {
            return;
        }
        PluralAttribute attribute = collection.attribute();
        if (attribute instanceof ElementCollectionAttribute) {
            addRows(owner.mapping(), collection);
        } else if (attribute instanceof ToManyAttribute toMany) {
            if (toMany.owning() && toMany.joinTable() != null) {
                addRows(owner.mapping(), collection);
            } else {
                addLinks(toMany, collection);
            }
        }
    }

    private void addRows(EntityMapping owner, TrackedCollection collection) {
        PluralAttribute attribute = collection.attribute();
        List<Object> stored = collection.snapshot();
        if (collection instanceof Map<?, ?> map && !MapKeyPart.of(attribute).isEmpty()) {
            addEntries(owner, collection, map, stored == null ? List.of() : stored);
        } else if (attribute.orderColumn() != null && collection.loaded()) {
            addByPosition(owner, collection, stored == null ? List.of() : stored);
        } else if (attribute instanceof ElementCollectionAttribute) {
            addValues(owner, collection);
        } else {
            addEntities(owner, collection, stored);
        }
    }

    /** Positions whose element is another one are deleted and written anew. */
    private void addByPosition(EntityMapping owner, TrackedCollection collection, List<Object> stored) {
        PluralAttribute attribute = collection.attribute();
        boolean entities = attribute instanceof ToManyAttribute;
        int position = 0;
        for (Object now : collection.current()) {
            Object before = position < stored.size() ? stored.get(position) : null;
            if (before == null || (entities ? before != now : !before.equals(now))) {
                if (before != null) {
                    rows.deleteAt(owner, attribute, collection.owner(), position);
                }
                if (now != null) {
                    rows.insert(owner, attribute, collection.owner(), now, position);
                }
            }
            position++;
        }
        for (; position < stored.size(); position++) {
            rows.deleteAt(owner, attribute, collection.owner(), position);
        }
    }

    /** Keys with another element than before are deleted and written anew. */
    private void addEntries(EntityMapping owner, TrackedCollection collection, Map<?, ?> now, List<Object> stored) {
        PluralAttribute attribute = collection.attribute();
        Map<Object, Object> before = entries(stored);
        before.forEach((key, element) -> {
            if (!same(attribute, element, now.get(key))) {
                rows.deleteAt(owner, attribute, collection.owner(), key);
            }
        });
        now.forEach((key, element) -> {
            if (element != null && !same(attribute, before.get(key), element)) {
                rows.insert(owner, attribute, collection.owner(), element, key);
            }
        });
    }

    /** The entries of the snapshot of a map, those without an element left out: they have no row. */
    private static Map<Object, Object> entries(List<Object> stored) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        for (Object each : stored) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) each;
            if (entry.getValue() != null) {
                entries.put(entry.getKey(), entry.getValue());
            }
        }
        return entries;
    }

    private static boolean same(PluralAttribute attribute, @Nullable Object before, @Nullable Object now) {
        return attribute instanceof ToManyAttribute ? before == now : Objects.equals(before, now);
    }

    /** An element is linked or not, however often a list holds it. */
    private void addEntities(EntityMapping owner, TrackedCollection collection, @Nullable List<Object> stored) {
        PluralAttribute attribute = collection.attribute();
        Set<Object> now = identities(collection.current());
        Set<Object> before = identities(stored == null ? List.of() : stored);
        for (Object gone : identities(collection.removed())) {
            if (!collection.loaded() || !now.contains(gone)) {
                rows.delete(owner, attribute, collection.owner(), gone);
            }
        }
        for (Object come : collection.added()) {
            if (before.add(come) && isKnown(come)) {
                rows.insert(owner, attribute, collection.owner(), come, 0);
            }
        }
    }

    /** A new element that may not come in has no row to be linked to. */
    private boolean isKnown(Object element) {
        return context.stateOf(element) != null
                || plans.accesses().of(element).identifier().keyOf(element) != null;
    }

    /** Equal values cannot be told apart in the table: all rows of a value that lost one go, those left are written anew. */
    private void addValues(EntityMapping owner, TrackedCollection collection) {
        PluralAttribute attribute = collection.attribute();
        Map<Object, Integer> rewritten = new HashMap<>();
        for (Object gone : new LinkedHashSet<>(collection.removed())) {
            rows.delete(owner, attribute, collection.owner(), gone);
            int left = Collections.frequency(collection.current(), gone);
            rewritten.put(gone, left);
            for (int i = 0; i < left; i++) {
                rows.insert(owner, attribute, collection.owner(), gone, 0);
            }
        }
        for (Object come : collection.added()) {
            if (come != null && !rewritten.containsKey(come)) {
                rows.insert(owner, attribute, collection.owner(), come, 0);
            }
        }
    }

    private void addLinks(ToManyAttribute toMany, TrackedCollection collection) {
        EntityMapping target = toMany.target();
        EntityWriter writer = plans.writers().of(target);
        boolean foreignKey = toMany.owning();
        boolean positions = writer.positionSlot(toMany) >= 0;
        boolean keys = writer.keySlots(toMany).length > 0 && collection instanceof Map<?, ?>;
        if (!foreignKey && !positions && !keys) {
            return;
        }
        if (foreignKey) {
            for (Object gone : collection.removed()) {
                links.unlink(toMany, gone);
            }
        }
        if (keys && collection.loaded()) {
            List<Object> stored = collection.snapshot();
            Map<Object, Object> before = entries(stored == null ? List.of() : stored);
            ((Map<?, ?>) collection).forEach((key, now) -> {
                if (now != null && before.get(key) != now) {
                    links.link(toMany, collection.owner(), now, key);
                }
            });
        } else if (positions && collection.loaded()) {
            List<Object> stored = collection.snapshot();
            int position = 0;
            for (Object now : collection.current()) {
                if (stored == null || position >= stored.size() || stored.get(position) != now) {
                    links.link(toMany, collection.owner(), now, position);
                }
                position++;
            }
        } else if (foreignKey) {
            for (Object come : collection.added()) {
                links.link(toMany, collection.owner(), come, 0);
            }
        }
    }

    private static Set<Object> identities(Collection<?> elements) {
        Set<Object> set = Collections.newSetFromMap(new IdentityHashMap<>(elements.size() * 2));
        set.addAll(elements);
        return set;
    }
}
