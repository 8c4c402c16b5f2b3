package org.athanor.session;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.athanor.DynamicCollection;
import org.athanor.instrument.EmbeddableAccess;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.Interceptors;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.CollectionKind;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.MapKey;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.InstanceState;
import org.athanor.type.ValueType;

/**
 * Copies the state of one instance onto another for a merge: nulls too, but nothing that was never loaded. What it refers to
 * becomes the managed instance of the same identity: by merging where the cascade says so, else by reference. Collections
 * are changed only where they differ.
 */
final class StateCopy {
    private final StatefulSession session;
    private final MergeOperation merge;
    private final Cascade along;

    StateCopy(StatefulSession session, MergeOperation merge, Cascade along) {
        this.session = session;
        this.merge = merge;
        this.along = along;
    }

    /**
     * {@code fresh}: the target is a new instance, which takes the identifying relationships too. {@code via} is the
     * relationship that led to the instance.
     */
    void onto(
            Object from,
            EntityAccess source,
            Object to,
            EntityAccess target,
            boolean fresh,
            @Nullable Relationship via) {
        boolean known = along == Cascade.MERGE || session.engine().detached().of(from) != null;
        for (Attribute attribute : source.mapping().attributes()) {
            int index = attribute.index();
            boolean identifying = attribute.isId() && !(fresh && attribute instanceof ToOneAttribute);
            boolean version = attribute instanceof BasicAttribute basic && basic.isVersion();
            if (identifying || version || !Interceptors.loaded(from, attribute.name())) {
                continue;
            }
            Object value = source.get(from, index);
            if (along == Cascade.COPY && attribute instanceof Relationship relationship) {
                if (!relationship.cascades(Cascade.COPY) || isWayBack(relationship, via, value)) {
                    continue;
                }
            }
            if (!known && unset(value)) {
                continue;
            }
            if (!fresh) {
                Interceptors.load(to, attribute.name());
            }
            if (attribute instanceof PluralAttribute plural && plural.dynamic()) {
                copyChanges(plural, value, to, target, fresh);
            } else if (attribute instanceof PluralAttribute plural) {
                copyPlural(plural, value, to, target, fresh);
            } else {
                target.set(to, index, single(attribute, value));
            }
        }
    }

    /** The walk does not turn back, except to say where it came from. */
    private boolean isWayBack(Relationship relationship, @Nullable Relationship via, @Nullable Object value) {
        return via != null
                && via.inverse() == relationship
                && (relationship instanceof PluralAttribute || value == null || merge.merged(value) == null);
    }

    /** Of an instance that was never in a session nobody knows what was set; what is empty passes for not set. */
    private static boolean unset(@Nullable Object value) {
        if (value instanceof TrackedCollection) {
            return false;
        }
        return value == null
                || value instanceof Collection<?> collection && collection.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }

    /** A managed instance given to merge: only what MERGE leads to is looked at. */
    void cascadeFrom(InstanceState state) {
        EntityAccess access = state.access();
        for (Relationship next : session.engine().cascades().relationships(state.mapping(), along)) {
            Object value = access.get(state.instance(), next.index());
            if (value instanceof TrackedCollection tracked && !tracked.loaded()) {
                continue;
            }
            if (next instanceof PluralAttribute plural) {
                if (value != null) {
                    replaceElements(plural, value, elements(plural, value));
                }
            } else if (value != null) {
                Object managed = merge.merge(value, next);
                if (managed != value) {
                    state.remember();
                    access.set(state.instance(), next.index(), managed);
                }
            }
        }
    }

    private @Nullable Object single(Attribute attribute, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (attribute instanceof BasicAttribute basic) {
            return copyOf(basic.type(), value);
        }
        if (attribute instanceof EmbeddedAttribute embedded) {
            return embedded(embedded, value);
        }
        return attribute instanceof Relationship relationship ? related(relationship, value) : value;
    }

    private Object related(Relationship relationship, Object value) {
        return relationship.cascades(along) ? merge.merge(value, relationship) : merge.managed(value);
    }

    private Object embedded(EmbeddedAttribute embedded, Object value) {
        EmbeddableAccess access = session.accesses().of(embedded);
        List<Attribute> attributes = embedded.attributes();
        Object[] values = new Object[attributes.size()];
        for (int i = 0; i < values.length; i++) {
            Object part = access.get(value, i);
            values[i] = attributes.get(i) instanceof PluralAttribute ? part : single(attributes.get(i), part);
        }
        return access.instantiate(values);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object copyOf(ValueType<?> type, Object value) {
        return type.mutable() ? ((ValueType<Object>) type).copy(value) : value;
    }

    private void copyPlural(
            PluralAttribute plural, @Nullable Object value, Object to, EntityAccess target, boolean fresh) {
        if (value instanceof TrackedCollection tracked && !tracked.loaded()) {
            return;
        }
        Object elements = elements(plural, value);
        Object current = target.get(to, plural.index());
        if (fresh || current == null) {
            target.set(to, plural.index(), elements);
        } else {
            replaceElements(plural, current, elements);
        }
    }

    /** Of a dynamic collection, what was added and removed is known and nothing else. */
    @SuppressWarnings("unchecked")
    private void copyChanges(
            PluralAttribute plural, @Nullable Object value, Object to, EntityAccess target, boolean fresh) {
        TrackedCollection from = value instanceof TrackedCollection tracked ? tracked : null;
        Collection<Object> added = (Collection<Object>) elements(plural, from == null ? value : from.queuedAdds());
        Collection<Object> collection = (Collection<Object>) target.get(to, plural.index());
        if (fresh || collection == null) {
            target.set(to, plural.index(), DynamicCollection.of(added));
            return;
        }
        collection.addAll(added);
        if (from != null) {
            collection.removeAll((Collection<Object>) elements(plural, from.queuedRemoves()));
        }
    }

    private void replaceElements(PluralAttribute plural, Object current, Object wanted) {
        if (plural instanceof Relationship relationship
                && !relationship.owning()
                && along == Cascade.MERGE
                && current instanceof TrackedCollection tracked) {
            session.context().mergeInverse(tracked, () -> replace(plural, current, wanted));
        } else {
            replace(plural, current, wanted);
        }
    }

    /** A plain collection of the kind of the attribute that holds the managed elements. */
    private Object elements(PluralAttribute plural, @Nullable Object value) {
        if (plural.kind() == CollectionKind.MAP) {
            Map<Object, Object> map = new LinkedHashMap<>();
            if (value instanceof Map<?, ?> given) {
                given.forEach((key, each) -> {
                    Object element = element(plural, each);
                    if (element != null) {
                        map.put(key(plural, key), element);
                    }
                });
            }
            return map;
        }
        Collection<Object> elements = plural.kind() == CollectionKind.SET ? new LinkedHashSet<>() : new ArrayList<>();
        if (value instanceof Collection<?> given) {
            for (Object each : given) {
                elements.add(element(plural, each));
            }
        }
        return elements;
    }

    /** An entity that is a key stands for the managed one. */
    private Object key(PluralAttribute plural, Object value) {
        MapKey key = plural.mapKey();
        Object copy = key == null || key.ofTarget() || key.attribute() == null ? value : single(key.attribute(), value);
        return copy == null ? value : copy;
    }

    private @Nullable Object element(PluralAttribute plural, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return plural instanceof ElementCollectionAttribute values
                ? single(values.element(), value)
                : related((Relationship) plural, value);
    }

    @SuppressWarnings("unchecked")
    private static void replace(PluralAttribute plural, Object current, Object wanted) {
        if (current instanceof Map<?, ?> map) {
            if (!map.equals(wanted)) {
                ((Map<Object, Object>) map).clear();
                ((Map<Object, Object>) map).putAll((Map<Object, Object>) wanted);
            }
            return;
        }
        Collection<Object> now = (Collection<Object>) current;
        Collection<Object> then = (Collection<Object>) wanted;
        if (now instanceof List<?>) {
            if (!sameInOrder(now, then, plural instanceof Relationship)) {
                now.clear();
                now.addAll(then);
            }
        } else {
            now.removeIf(each -> !then.contains(each));
            then.stream().filter(each -> !now.contains(each)).forEach(now::add);
        }
    }

    private static boolean sameInOrder(Collection<Object> a, Collection<Object> b, boolean byIdentity) {
        if (a.size() != b.size()) {
            return false;
        }
        Iterator<Object> others = b.iterator();
        for (Object each : a) {
            Object other = others.next();
            if (byIdentity ? each != other : !Objects.equals(each, other)) {
                return false;
            }
        }
        return true;
    }
}
