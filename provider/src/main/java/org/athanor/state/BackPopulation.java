package org.athanor.state;

import jakarta.annotation.Nullable;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.Reference;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.MapKey;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;

/**
 * Keeps the two sides of relationships in step: told of a change at one side, it makes the same change at the other, in
 * memory, with no event of its own, so the two never answer each other. A side that is not loaded stays so and queues the
 * change. Which changes are told, and when, is the business of {@link CollectionAdoption} and {@link OtherSides}.
 */
final class BackPopulation {
    private final Accesses accesses;
    private final IdentityMap states;
    private final SeenValues seen;
    private final UnreadSides unread = new UnreadSides();

    BackPopulation(Accesses accesses, IdentityMap states, SeenValues seen) {
        this.accesses = accesses;
        this.states = states;
        this.seen = seen;
    }

    UnreadSides unread() {
        return unread;
    }

    /** {@code owner.attribute} was {@code old} and is {@code now}. */
    void toOneSet(Object owner, ToOneAttribute attribute, @Nullable Object old, @Nullable Object now) {
        if (old != null) {
            unlinked(owner, attribute, old);
        }
        if (now != null) {
            linked(owner, attribute, now);
        }
    }

    /** {@code owner.side} leads to {@code target} from now on. */
    void linked(Object owner, Relationship side, Object target) {
        Relationship other = side.inverse();
        if (other == null) {
            return;
        }
        EntityAccess access = accessOf(target, other);
        if (access == null) {
            return;
        }
        if (other instanceof ToManyAttribute collection) {
            add(target, access, collection, owner);
            return;
        }
        Object former = value(target, access, other);
        passOn(target, access, (ToOneAttribute) other, former);
        if (former == owner) {
            return;
        }
        if (former != null) {
            takeFrom(former, side, target);
        }
        write(target, access, other, owner);
    }

    /** {@code owner.side} leads to {@code target} no longer. */
    void unlinked(Object owner, Relationship side, Object target) {
        Relationship other = side.inverse();
        if (other == null) {
            return;
        }
        EntityAccess access = accessOf(target, other);
        if (access == null) {
            return;
        }
        if (other instanceof ToManyAttribute collection) {
            remove(target, access, collection, owner);
        } else if (side.owning() && lacks(target, other) || value(target, access, other) == owner) {
            write(target, access, other, null);
        }
    }

    /** What was written to an instance that does not announce it comes before what is to be written now. */
    private void passOn(Object instance, EntityAccess access, ToOneAttribute attribute, @Nullable Object now) {
        InstanceState state = access.enhanced() ? null : states.stateOf(instance);
        int place = state == null ? -1 : access.twoSidedPlace(attribute.index());
        if (state != null && place >= 0) {
            Object before = seen.get(state, place);
            if (before != now) {
                seen.put(state, place, now);
                toOneSet(instance, attribute, before, now);
            }
        }
    }

    private void takeFrom(Object former, Relationship side, Object target) {
        EntityAccess access = accessOf(former, side);
        if (access == null) {
            return;
        }
        if (side instanceof ToManyAttribute collection) {
            remove(former, access, collection, target);
        } else if (value(former, access, side) == target) {
            write(former, access, side, null);
        }
    }

    /** A short way to see that there is nothing to do. */
    boolean leadsTo(Object instance, @Nullable Relationship side, Object owner) {
        EntityMapping mapping = accesses.mappings().find(instance.getClass());
        return side instanceof ToOneAttribute
                && mapping != null
                && side.index() < mapping.attributes().size()
                && mapping.attributes().get(side.index()) == side
                && accesses.of(mapping).get(instance, side.index()) == owner;
    }

    /** What a to-one of an instance leads to; null also when it has none such. */
    @Nullable
    Object valueOf(Object instance, ToOneAttribute attribute) {
        EntityAccess access = accessOf(instance, attribute);
        return access == null ? null : value(instance, access, attribute);
    }

    /** Takes the owner of {@code side} out of the target's collection if it is there only because of that. */
    void forget(Object target, Relationship side, Object owner) {
        Relationship other = side.inverse();
        if (other == null) {
            return;
        }
        EntityAccess access = accessOf(target, other);
        if (access != null
                && access.get(target, other.index()) instanceof TrackedCollection collection
                && collection.given(owner)) {
            collection.queueRemove(owner);
        }
    }

    /** The access of an instance that has the relationship, null otherwise: it may be that of a subclass only. */
    private @Nullable EntityAccess accessOf(Object instance, Relationship relationship) {
        EntityMapping mapping = accesses.mappings().find(instance.getClass());
        if (mapping == null || relationship.index() >= mapping.attributes().size()) {
            return null;
        }
        Attribute found = mapping.attributes().get(relationship.index());
        boolean same = found == relationship
                || found instanceof Relationship own && own.member().equals(relationship.member());
        if (!same) {
            return null;
        }
        if (relationship instanceof ToOneAttribute && isUnread(instance)) {
            if (!relationship.owning()) {
                return null;
            }
            read(instance);
        }
        return accesses.of(mapping);
    }

    private boolean lacks(Object instance, Relationship attribute) {
        InstanceState state = states.stateOf(instance);
        return state != null && state.lacks(attribute.index());
    }

    private boolean isUnread(Object instance) {
        InstanceState state = states.stateOf(instance);
        return state != null ? !state.loaded() : instance instanceof Reference reference && !reference.athanor$loaded();
    }

    /** A to-one can only be set in an instance that has been read, or reading would undo it. */
    private void read(Object instance) {
        InstanceState state = states.stateOf(instance);
        if (instance instanceof Reference reference) {
            reference.athanor$load();
        } else if (state != null) {
            state.load();
        }
    }

    /** The value of a to-one as far as it is known without reading. */
    private @Nullable Object value(Object instance, EntityAccess access, Relationship attribute) {
        InstanceState state = states.stateOf(instance);
        return state != null && state.lacks(attribute.index())
                ? state.stored(attribute.index())
                : access.get(instance, attribute.index());
    }

    private void write(Object instance, EntityAccess access, Relationship attribute, @Nullable Object value) {
        InstanceState state = states.stateOf(instance);
        if (state != null) {
            int place = access.twoSidedPlace(attribute.index());
            if (place >= 0) {
                seen.put(state, place, value);
            }
            state.overwriting(attribute.index());
        }
        access.set(instance, attribute.index(), value);
    }

    private void add(Object owner, EntityAccess access, ToManyAttribute side, Object element) {
        if (isUnread(owner)) {
            unread.add(owner, side, element);
            return;
        }
        Object value = access.get(owner, side.index());
        if (value instanceof TrackedCollection tracked) {
            addTo(tracked, element);
        } else if (!PlainElements.hold(value, element)) {
            addTo(PlainElements.track(access, owner, side, value), element);
        }
    }

    void addTo(TrackedCollection collection, Object element) {
        MapKey mapKey = collection.attribute().mapKey();
        if (mapKey == null) {
            collection.queueAdd(element);
            return;
        }
        Object key = mapKey.ofTarget() ? keyOf(mapKey, element) : null;
        if (key != null) {
            collection.queuePut(key, element);
        }
    }

    /** {@code attribute()} null stands for the identifier. */
    private @Nullable Object keyOf(MapKey mapKey, Object element) {
        EntityAccess access = accesses.of(element);
        Attribute key = mapKey.attribute();
        if (key != null) {
            return access.get(element, key.index());
        }
        Object value = access.identifier().keyOf(element);
        return value == null ? null : access.identifier().toUserId(value);
    }

    private void remove(Object owner, EntityAccess access, ToManyAttribute side, Object element) {
        if (isUnread(owner)) {
            unread.remove(owner, side, element);
            return;
        }
        Object value = access.get(owner, side.index());
        if (value instanceof TrackedCollection tracked) {
            tracked.queueRemove(element);
        } else if (PlainElements.hold(value, element)) {
            PlainElements.track(access, owner, side, value).queueRemove(element);
        }
    }
}
