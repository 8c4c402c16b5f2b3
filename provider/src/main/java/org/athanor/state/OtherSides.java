package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;

/**
 * The moments at which {@link BackPopulation} is told what changed. Collections tell of every change, enhanced instances of
 * every write; what was written to others is found by comparing with what the other side knows: at a flush and before a
 * query, and in contexts of moderate size whenever a two-sided collection is touched.
 */
final class OtherSides {
    /** More instances are not looked through for the touch of a collection. */
    static final int MODERATE = 128;

    private final IdentityMap states;
    private final CollectionAdoption adoption;
    private final SeenValues seen = new SeenValues();
    private final BackPopulation population;
    private boolean enabled = true;
    private boolean busy;

    OtherSides(Accesses accesses, IdentityMap states, CollectionAdoption adoption) {
        this.states = states;
        this.adoption = adoption;
        this.population = new BackPopulation(accesses, states, seen);
        adoption.sides(this);
    }

    void enabled(boolean value) {
        enabled = value;
    }

    /** While work runs, nothing is told: it sets both sides, or what it sets on one is not for the other. */
    void suspended(Runnable work) {
        boolean before = enabled;
        enabled = false;
        try {
            work.run();
        } finally {
            enabled = before;
        }
    }

    /** An enhanced instance is about to be written to an attribute that it lacks: what was there is not in its snapshot. */
    void overwriting(InstanceState state, int attribute, @Nullable Object target) {
        int place = state.access().twoSidedPlace(attribute);
        if (place >= 0) {
            seen.put(state, place, target);
        }
    }

    /** An enhanced instance has been written to. */
    void written(InstanceState state, int attribute) {
        int place = state.access().twoSidedPlace(attribute);
        if (enabled && place >= 0) {
            compare(state, place);
        }
        adoption.led(state, attribute);
    }

    void added(TrackedCollection collection, Object element) {
        ToManyAttribute side = listening(collection);
        if (side == null) {
            return;
        }
        Relationship other = side.inverse();
        if (other != null && other.member().field() == null) { // its setter may well add once more
            collection.absorbing(element, () -> population.linked(collection.owner(), side, element));
        } else {
            population.linked(collection.owner(), side, element);
        }
    }

    void removed(TrackedCollection collection, Object element) {
        ToManyAttribute side = listening(collection);
        if (side != null && !collection.has(element)) {
            population.unlinked(collection.owner(), side, element);
        }
    }

    /** The attribute whose other side is to be told; a collection that was replaced tells nobody any more. */
    private @Nullable ToManyAttribute listening(TrackedCollection collection) {
        if (!enabled || !(collection.attribute() instanceof ToManyAttribute side) || side.inverse() == null) {
            return null;
        }
        InstanceState owner = states.stateOf(collection.owner());
        return owner != null
                        && isTwoSided(owner.access(), side)
                        && owner.access().get(owner.instance(), side.index()) == collection
                ? side
                : null;
    }

    private static boolean isTwoSided(EntityAccess access, Attribute attribute) {
        return access.twoSidedPlace(attribute.index()) >= 0
                && access.mapping().attributes().get(attribute.index()) == attribute;
    }

    /** A new instance became managed, its collections are adopted: what it refers to is told of it. */
    void joined(InstanceState state) {
        int[] twoSided = state.access().twoSided();
        if (!enabled || twoSided.length == 0) {
            return;
        }
        for (int place = 0; place < twoSided.length; place++) {
            Object value = state.access().get(state.instance(), twoSided[place]);
            seen.put(state, place, value);
            if (value != null && attribute(state, place) instanceof ToOneAttribute toOne) {
                population.linked(state.instance(), toOne, value);
            }
        }
    }

    /** The instance is removed or let go of: collections that hold it only because it refers to them forget it. */
    void left(InstanceState state) {
        int[] twoSided = state.access().twoSided();
        for (int place = 0; enabled && state.loaded() && place < twoSided.length; place++) {
            Relationship side = attribute(state, place);
            if (side.inverse() instanceof ToManyAttribute) {
                Object value = state.access().get(state.instance(), twoSided[place]);
                for (Object target : side instanceof ToOneAttribute ? single(value) : PlainElements.of(value)) {
                    if (target != null) {
                        population.forget(target, side, state.instance());
                    }
                }
            }
        }
    }

    /** It never came to be: what its collections were to lead to refers to it no longer. */
    void withdrawn(InstanceState state) {
        int[] twoSided = state.access().twoSided();
        for (int place = 0; enabled && place < twoSided.length; place++) {
            if (attribute(state, place) instanceof ToManyAttribute side && side.inverse() instanceof ToOneAttribute) {
                Object value = state.access().get(state.instance(), twoSided[place]);
                for (Object element : PlainElements.of(value)) {
                    if (element != null) {
                        population.unlinked(state.instance(), side, element);
                    }
                }
            }
        }
    }

    /** It is managed again. */
    void returned(InstanceState state) {
        int[] twoSided = state.access().twoSided();
        for (int place = 0; enabled && state.loaded() && place < twoSided.length; place++) {
            Object target = state.access().get(state.instance(), twoSided[place]);
            if (target != null && attribute(state, place) instanceof ToOneAttribute toOne) {
                population.linked(state.instance(), toOne, target);
            }
        }
    }

    private static Collection<?> single(@Nullable Object value) {
        return value == null ? Set.of() : Collections.singleton(value);
    }

    /** A collection took the place of another ({@code former}), or of none. */
    void replaced(InstanceState owner, TrackedCollection now, @Nullable TrackedCollection former) {
        if (!enabled || !(now.attribute() instanceof ToManyAttribute side) || !isTwoSided(owner.access(), side)) {
            return;
        }
        if (former == null) {
            for (Object element : now.current().toArray()) {
                came(owner, side, element);
            }
        } else {
            Set<Object> staying = Collections.newSetFromMap(new IdentityHashMap<>());
            staying.addAll(former.current());
            for (Object element : now.current().toArray()) {
                if (!staying.remove(element)) {
                    came(owner, side, element);
                }
            }
            staying.remove(null);
            for (Object gone : staying) {
                population.unlinked(owner.instance(), side, gone);
                adoption.unlinked(side, gone);
            }
        }
        if (former != null || seen.knows(owner)) {
            seen.put(owner, owner.access().twoSidedPlace(side.index()), now);
        }
    }

    /** A merge has changed an inverse collection: what came in is told, what went out keeps the owner that it has. */
    void merged(TrackedCollection collection) {
        ToManyAttribute side = listening(collection);
        InstanceState owner = states.stateOf(collection.owner());
        if (side == null || owner == null) {
            return;
        }
        for (Object element : collection.added()) {
            came(owner, side, element);
        }
    }

    /** It comes back with collections that may have been changed while nobody listened. */
    void attached(InstanceState owner) {
        for (int index : owner.access().twoSided()) {
            if (enabled
                    && owner.mapping().attributes().get(index) instanceof ToManyAttribute side
                    && owner.access().get(owner.instance(), index) instanceof TrackedCollection collection
                    && collection.dirty()) {
                collection.added().forEach(element -> came(owner, side, element));
                collection.removed().forEach(gone -> population.unlinked(owner.instance(), side, gone));
            }
        }
    }

    private void came(InstanceState owner, ToManyAttribute side, @Nullable Object element) {
        if (element != null
                && !population.leadsTo(element, side.inverse(), owner.instance())
                && !choseAnother(owner, side, element)) {
            population.linked(owner.instance(), side, element);
        }
    }

    /** When the application has set the owning side itself, and nobody knows which came first, that decides. */
    private boolean choseAnother(InstanceState owner, ToManyAttribute side, Object element) {
        if (!(side.inverse() instanceof ToOneAttribute back)) {
            return false;
        }
        Object chosen = population.valueOf(element, back);
        if (chosen == null || chosen == owner.instance()) {
            return false;
        }
        InstanceState state = states.stateOf(element);
        int place = state == null ? -1 : state.access().twoSidedPlace(back.index());
        return state == null || place < 0 || seen.get(state, place) != chosen;
    }

    /** The collection that was in its attribute when the other side was last told. */
    @Nullable
    TrackedCollection lastSeen(InstanceState state, int index) {
        int place = state.access().twoSidedPlace(index);
        boolean known = place >= 0 && (seen.knows(state) || state.status() != Status.PENDING);
        return known && seen.get(state, place) instanceof TrackedCollection collection ? collection : null;
    }

    private static Relationship attribute(InstanceState state, int place) {
        return (Relationship) state.mapping().attributes().get(state.access().twoSided()[place]);
    }

    /** An instance has just been read and this is its collection, unloaded. */
    void created(TrackedCollection collection) {
        population.unread().deliver(collection, element -> population.addTo(collection, element));
    }

    boolean watches(TrackedCollection collection) {
        return collection.attribute() instanceof ToManyAttribute side && side.inverse() != null;
    }

    void touched() {
        if (enabled && !busy && states.size() <= MODERATE) {
            catchUp();
        }
    }

    /** Passes on what was written to instances that do not announce it. */
    void catchUp() {
        if (!enabled || busy || !states.anyCompared()) {
            return;
        }
        busy = true;
        try {
            for (int i = 0; i < states.end(); i++) {
                InstanceState state = states.member(i);
                if (state != null && !state.access().enhanced()) {
                    catchUp(state);
                }
            }
        } finally {
            busy = false;
        }
    }

    /** Also after a refresh or a merge, which write without announcing it. */
    void catchUp(InstanceState state) {
        int places = state.access().twoSided().length;
        if (enabled && places > 0 && state.managed() && state.loaded()) {
            for (int place = 0; place < places; place++) {
                compare(state, place);
            }
        }
    }

    private void compare(InstanceState state, int place) {
        int index = state.access().twoSided()[place];
        Object now = state.access().get(state.instance(), index);
        Object before = seen.get(state, place);
        if (now == before || state.lacks(index)) {
            return;
        }
        if (attribute(state, place) instanceof ToOneAttribute toOne) {
            seen.put(state, place, now);
            population.toOneSet(state.instance(), toOne, before, now);
            if (now == null) {
                adoption.unlinked(toOne.inverse(), state.instance());
            }
        } else {
            adoption.adopt(state);
            seen.put(state, place, state.access().get(state.instance(), index));
        }
    }

    /** After a flush or a rollback: the snapshots say what the other sides know. */
    void settled() {
        seen.clear();
        population.unread().clear();
    }
}
