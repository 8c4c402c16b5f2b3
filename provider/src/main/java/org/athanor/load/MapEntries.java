package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.MapKey;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.InstanceState;

/**
 * Makes what was read into the entries of a map: the targets of a relationship keyed by an attribute of the target, and
 * entries whose keys are entities, which rows bring as identities. Runs when the result set is closed.
 */
final class MapEntries {
    private MapEntries() {}

    /** The elements themselves unless the attribute is such a map. */
    static List<Object> of(LoadContext context, PluralAttribute attribute, List<Object> elements) {
        MapKey mapKey = attribute.mapKey();
        if (mapKey != null && mapKey.attribute() instanceof ToOneAttribute entity && !mapKey.ofTarget()) {
            return keyedByEntities(context, entity.target(), elements);
        }
        if (mapKey == null || !mapKey.ofTarget()) {
            return elements;
        }
        Attribute key = mapKey.attribute();
        List<Object> entries = new ArrayList<>(elements.size());
        for (Object element : elements) {
            entries.add(new SimpleImmutableEntry<>(keyOf(context, key, element), element));
        }
        return entries;
    }

    private static List<Object> keyedByEntities(LoadContext context, EntityMapping target, List<Object> elements) {
        Set<Object> missing = new LinkedHashSet<>();
        for (Object element : elements) {
            if (((Map.Entry<?, ?>) element).getKey() instanceof IdentityKey key && instance(context, key) == null) {
                missing.add(key.value());
            }
        }
        if (!missing.isEmpty()) {
            context.loaders().of(target).loadAll(context, missing);
        }
        List<Object> entries = new ArrayList<>(elements.size());
        for (Object element : elements) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) element;
            Object key = entry.getKey() instanceof IdentityKey identity ? instance(context, identity) : null;
            entries.add(new SimpleImmutableEntry<>(key, entry.getValue()));
        }
        return entries;
    }

    private static @Nullable Object instance(LoadContext context, IdentityKey key) {
        InstanceState state = context.context().find(key);
        return state != null && state.loaded() ? state.instance() : null;
    }

    /** {@code key} null stands for the identifier. */
    private static @Nullable Object keyOf(LoadContext context, @Nullable Attribute key, Object element) {
        InstanceState state = context.context().stateOf(element);
        if (state == null) {
            throw new IllegalStateException("An element just read is not managed: " + element.getClass());
        }
        if (key == null) {
            return state.key() == null
                    ? null
                    : state.access().identifier().toUserId(state.key().value());
        }
        return state.access().get(element, key.index());
    }
}
