package org.athanor.cascade;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.athanor.instrument.Snapshot;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.Changes;
import org.athanor.state.InstanceState;
import org.athanor.state.PersistenceContext;
import org.athanor.state.Status;

/**
 * Finds what has lost its owner in a relationship with orphan removal (Jakarta Persistence 3.2, 2.11): taken out of a
 * collection, or replaced or set to null in a one-to-one. An instance that another owner has taken over through the same
 * relationship is no orphan; new, detached and removed instances are none either.
 */
public final class Orphans {
    private final PersistenceContext context;
    private final Cascades cascades;
    private final boolean ofEitherSide;

    /**
     * {@code ofEitherSide}: also what is out of a collection only because its own reference to the owner was set to null; the
     * specification speaks of the collection.
     */
    public Orphans(PersistenceContext context, Cascades cascades, boolean ofEitherSide) {
        this.context = context;
        this.cascades = cascades;
        this.ofEitherSide = ofEitherSide;
    }

    /** What lost its owner, and who that was. */
    private record Candidate(Relationship relationship, Object instance, Object owner) {}

    /** The orphans among the changes, in no particular order; what they lead to by REMOVE is not among them. */
    public List<Object> find(Changes changes) {
        List<Candidate> candidates = new ArrayList<>();
        for (TrackedCollection collection : changes.collections()) {
            add(collection, candidates);
        }
        for (Changes.Update update : changes.updates()) {
            add(update, candidates);
        }
        for (InstanceState removed : changes.deletes()) {
            for (Relationship relationship : cascades.relationships(removed.mapping(), Cascade.REMOVE)) {
                if (removed.access().get(removed.instance(), relationship.index())
                                instanceof TrackedCollection collection
                        && collection.dirty()) {
                    add(collection, candidates);
                }
            }
        }
        if (candidates.isEmpty()) {
            return List.of();
        }
        IdentityHashMap<Relationship, Set<Object>> taken = taken(changes);
        List<Object> orphans = new ArrayList<>();
        for (Candidate candidate : candidates) {
            InstanceState state = context.stateOf(candidate.instance);
            if (state != null
                    && state.status() == Status.PERSISTENT
                    && !taken.getOrDefault(candidate.relationship, Set.of()).contains(candidate.instance)
                    && !ownedByAnother(candidate, state)) {
                orphans.add(candidate.instance);
            }
        }
        return orphans;
    }

    private void add(TrackedCollection collection, List<Candidate> candidates) {
        if (collection.attribute() instanceof ToManyAttribute toMany && toMany.orphanRemoval()) {
            for (Object element : collection.removed()) {
                if (ofEitherSide || !collection.taken(element)) {
                    candidates.add(new Candidate(toMany, element, collection.owner()));
                }
            }
        }
    }

    private static void add(Changes.Update update, List<Candidate> candidates) {
        Snapshot snapshot = update.state().snapshot();
        BitSet changed = update.attributes();
        for (int i = changed.nextSetBit(0); i >= 0 && snapshot != null; i = changed.nextSetBit(i + 1)) {
            Attribute attribute = update.state().mapping().attributes().get(i);
            if (attribute instanceof ToOneAttribute toOne && toOne.orphanRemoval()) {
                Object former = snapshot.get(i);
                if (former != null) {
                    candidates.add(new Candidate(toOne, former, update.state().instance()));
                }
            }
        }
    }

    /** What owners have taken in, by relationship. */
    private static IdentityHashMap<Relationship, Set<Object>> taken(Changes changes) {
        IdentityHashMap<Relationship, Set<Object>> taken = new IdentityHashMap<>();
        for (TrackedCollection collection : changes.collections()) {
            if (collection.attribute() instanceof ToManyAttribute toMany && toMany.orphanRemoval()) {
                of(taken, toMany).addAll(collection.added());
            }
        }
        for (Changes.Update update : changes.updates()) {
            take(update.state(), update.attributes(), taken);
        }
        for (InstanceState state : changes.inserts()) {
            take(state, null, taken);
        }
        return taken;
    }

    private static void take(
            InstanceState state, @Nullable BitSet changed, IdentityHashMap<Relationship, Set<Object>> taken) {
        for (int index : state.access().toOnes()) {
            if ((changed == null || changed.get(index))
                    && state.mapping().attributes().get(index) instanceof ToOneAttribute toOne
                    && toOne.orphanRemoval()) {
                Object now = state.access().get(state.instance(), index);
                if (now != null) {
                    of(taken, toOne).add(now);
                }
            }
        }
    }

    private static Set<Object> of(IdentityHashMap<Relationship, Set<Object>> taken, Relationship relationship) {
        return taken.computeIfAbsent(relationship, r -> Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** Whether its own side of the relationship leads to another managed owner. */
    private boolean ownedByAnother(Candidate candidate, InstanceState state) {
        if (!(candidate.relationship.inverse() instanceof ToOneAttribute back)
                || !state.mapping().isOrExtends(candidate.relationship.target())) {
            return false;
        }
        Object owner = state.access().get(candidate.instance, back.index());
        if (owner == null || owner == candidate.owner) {
            return false;
        }
        InstanceState ownerState = context.stateOf(owner);
        return ownerState != null && ownerState.managed();
    }
}
