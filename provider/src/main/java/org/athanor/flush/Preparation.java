package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.cascade.Cascades;
import org.athanor.cascade.Orphans;
import org.athanor.instrument.Callbacks;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.Callback;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.Changes;
import org.athanor.state.InstanceState;
import org.athanor.state.Status;
import org.athanor.write.VersionCheck;
import org.athanor.write.Versions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * First stage of a flush: follows the cascades, removes orphans, lets PreUpdate callbacks have their say, until nothing
 * more changes; then says what is to be written. Sends no statements, except where REMOVE has to load a collection.
 */
final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final FlushPlans plans;
    private final Cascades cascades;
    private final FlushContext context;
    private final Set<InstanceState> told = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Map<InstanceState, RowListener.Kind> toldOf = new IdentityHashMap<>();

    Preparation(FlushPlans plans, Cascades cascades, FlushContext context) {
        this.plans = plans;
        this.cascades = cascades;
        this.context = context;
    }

    FlushWork prepare(Changes first) {
        ReferenceCheck references = new ReferenceCheck(plans, cascades, context, this::removeOrphansNow);
        Unlinking unlinking = new Unlinking(plans, context.context());
        Changes changes = first;
        while (true) {
            boolean again = references.run(changes);
            again |= context.unlinksChildren() && unlinking.run(changes);
            again |= removeOrphans(changes);
            if (!again) {
                FlushWork work = work(changes);
                boolean told = tellOfUpdates(work);
                if (!(tellOfRows(work) | told)) {
                    return work;
                }
            }
            changes = context.context().changes();
        }
    }

    private boolean removeOrphans(Changes changes) {
        List<Object> orphans = new Orphans(context.context(), cascades, context.orphansOfEitherSide()).find(changes);
        for (Object orphan : orphans) {
            cascades.walk(orphan, Cascade.REMOVE, this::remove);
        }
        return !orphans.isEmpty();
    }

    private void removeOrphansNow() {
        removeOrphans(context.context().changes());
    }

    private boolean remove(Object instance) {
        InstanceState state = context.context().stateOf(instance);
        if (state == null || !state.managed()) {
            return false;
        }
        context.removeOne(instance);
        return true;
    }

    /** Fires PreUpdate once for each instance; whether any was fired, after which all may be different. */
    private boolean tellOfUpdates(FlushWork work) {
        boolean fired = false;
        for (EntityUpdate update : work.updates) {
            Callbacks callbacks = context.callbacks(update.shape.mapping);
            if (callbacks.any(Callback.Event.PRE_UPDATE) && told.add(update.state)) {
                callbacks.fire(Callback.Event.PRE_UPDATE, update.state.instance());
                fired = true;
            }
        }
        return fired;
    }

    private boolean tellOfRows(FlushWork work) {
        RowListener listener = context.rowListener();
        if (listener == null) {
            return false;
        }
        boolean fired = false;
        for (InstanceState state : work.inserts) {
            fired |= tell(listener, RowListener.Kind.INSERT, state);
        }
        for (EntityUpdate update : work.updates) {
            fired |= tell(listener, RowListener.Kind.UPDATE, update.state);
        }
        for (InstanceState state : work.deletes) {
            fired |= tell(listener, RowListener.Kind.DELETE, state);
        }
        return fired;
    }

    private boolean tell(RowListener listener, RowListener.Kind kind, InstanceState state) {
        boolean first = toldOf.put(state, kind) != kind;
        if (first) {
            listener.before(kind, state.instance());
        }
        return first;
    }

    private FlushWork work(Changes changes) {
        Set<InstanceState> updated = Collections.newSetFromMap(new IdentityHashMap<>());
        List<EntityUpdate> ordered = new ArrayList<>(changes.updates().size());
        List<InstanceState> touched = new ArrayList<>();
        FlushWork work = new FlushWork(changes.inserts(), ordered, changes.deletes(), changes.collections(), touched);
        Set<InstanceState> owners = ownersOfChanges(changes);
        for (Changes.Update change : changes.updates()) {
            InstanceState state = change.state();
            EntityShape shape = plans.shape(state.mapping());
            addDisplacing(shape, state, change.attributes(), work);
            addJoinTableReferences(shape, state, change.attributes(), work, owners);
            Object newKey = newKey(state, change.attributes(), changes.collections());
            BitSet slots = state.snapshot() == null
                    ? new BitSet()
                    : shape.changedSlots(state.instance(), state.snapshot(), change.attributes());
            leaveOut(shape, state, slots);
            if (!slots.isEmpty() || newKey != null || shape.mapping.version() != null && owners.contains(state)) {
                EntityUpdate update = new EntityUpdate(state, shape, slots);
                update.newKey = newKey;
                updated.add(state);
                ordered.add(update);
            } else {
                touched.add(state);
            }
        }
        for (InstanceState owner : owners) {
            if (owner.mapping().version() != null && !updated.contains(owner)) {
                ordered.add(new EntityUpdate(owner, plans.shape(owner.mapping()), new BitSet()));
            }
        }
        for (InstanceState state : changes.inserts()) {
            addDisplacing(plans.shape(state.mapping()), state, null, work);
            addJoinTableReferences(plans.shape(state.mapping()), state, null, work, owners);
        }
        ordered.forEach(Preparation::count);
        return work;
    }

    /** Links to new instances that may not come in are not written; with PERSIST cascades there are none by now. */
    private void leaveOut(EntityShape shape, InstanceState state, BitSet slots) {
        for (ForeignReference reference : shape.references) {
            if (slots.intersects(reference.slots())) {
                Object target = reference.target(plans.accesses(), state.access(), state.instance());
                if (target != null && isStranger(target)) {
                    slots.andNot(reference.slots());
                    LOG.warn(
                            "{}.{} refers to a new {} that is not in the session and does not come along: the link is"
                                    + " not written. Add the {}",
                            state.key(),
                            reference.attribute().name(),
                            reference.attribute().target().name(),
                            reference.attribute().target().name());
                }
            }
        }
    }

    private boolean isStranger(Object target) {
        return context.context().stateOf(target) == null
                && plans.accesses().of(target).identifier().keyOf(target) == null;
    }

    /** Persistent owners of changed relationships that they store; their versions count that (3.2, 3.5.2). */
    private Set<InstanceState> ownersOfChanges(Changes changes) {
        Set<InstanceState> owners = Collections.newSetFromMap(new IdentityHashMap<>());
        for (TrackedCollection collection : changes.collections()) {
            boolean owning = collection.attribute() instanceof ToManyAttribute toMany && toMany.owning()
                    || collection.attribute() instanceof ElementCollectionAttribute;
            if (owning && reallyChanged(collection)) {
                InstanceState owner = context.context().stateOf(collection.owner());
                if (owner != null && owner.status() == Status.PERSISTENT && owner.loaded()) {
                    owners.add(owner);
                }
            }
        }
        return owners;
    }

    private static boolean reallyChanged(TrackedCollection collection) {
        return !collection.added().isEmpty()
                || !collection.removed().isEmpty()
                || collection.attribute().orderColumn() != null && collection.reordered();
    }

    private void addDisplacing(EntityShape shape, InstanceState state, @Nullable BitSet changed, FlushWork work) {
        for (ForeignReference reference : context.unlinksChildren() ? shape.references : List.<ForeignReference>of()) {
            if (reference.attribute() instanceof ToOneAttribute toOne
                    && toOne.oneToOne()
                    && toOne.inverse() instanceof ToOneAttribute other
                    && (changed == null || changed.get(reference.root().index()))) {
                Object target = reference.target(plans.accesses(), state.access(), state.instance());
                InstanceState owner = target == null ? null : context.context().stateOf(target);
                if (owner != null && owner.status() == Status.PERSISTENT && isUnread(owner, other)) {
                    addDisplacing(owner, other, work);
                }
            }
        }
    }

    private boolean isUnread(InstanceState owner, ToOneAttribute other) {
        return !owner.loaded()
                || owner.lacks(other.index())
                || context.context().overwritten(owner, other.index());
    }

    private void addDisplacing(InstanceState owner, ToOneAttribute other, FlushWork work) {
        for (EntityShape.Children children : plans.shape(owner.mapping()).children) {
            if (children.relationship() == other && children.together()) {
                work.displacing.put(owner, children);
            }
        }
    }

    private static void addJoinTableReferences(
            EntityShape shape,
            InstanceState state,
            @Nullable BitSet changed,
            FlushWork work,
            Set<InstanceState> owners) {
        for (ToOneAttribute toOne : shape.otherToOnes) {
            if (toOne.owning() && toOne.joinTable() != null && (changed == null || changed.get(toOne.index()))) {
                Object before = state.status() == Status.PENDING ? null : state.stored(toOne.index());
                Object now = state.access().get(state.instance(), toOne.index());
                if (before != now) {
                    work.joinTableReferences.add(new JoinTableReference(state, toOne, before, now));
                    if (changed != null) {
                        owners.add(state);
                    }
                }
            }
        }
    }

    /** The new value of an identifier that was changed, where it may be; null when it was not. */
    private @Nullable Object newKey(InstanceState state, BitSet changed, List<TrackedCollection> collections) {
        for (int i = changed.nextSetBit(0); i >= 0 && state.key() != null; i = changed.nextSetBit(i + 1)) {
            if (state.mapping().attributes().get(i).isId()) {
                Object now = state.access().identifier().keyOf(state.instance());
                if (!state.key().value().equals(now)) {
                    requireMayChange(state, now, collections);
                    return now;
                }
            }
        }
        return null;
    }

    private void requireMayChange(InstanceState state, @Nullable Object now, List<TrackedCollection> collections) {
        String what = "The identifier of " + state.key() + " was changed to " + now + ". ";
        if (!context.identifiersMayChange()) {
            throw new IllegalStateException(
                    what + "Identifiers of managed instances must not change (Jakarta Persistence"
                            + " 3.2, 2.4): set it back, or remove the instance and persist a new one");
        }
        if (now == null) {
            throw new IllegalStateException(
                    what + "A row cannot be without one: set it back, or delete the instance. An"
                            + " instance whose identifier is, or contains, that of its parent cannot be without the parent"
                            + " either; orphanRemoval = true deletes it when it is taken out");
        }
        if (state.mapping().tables().size() > 1) {
            throw new IllegalStateException(what + "Its state is stored in several tables, whose rows cannot all get"
                    + " another identifier at once: set it back, or delete the instance and add a new one");
        }
        for (TrackedCollection collection : collections) {
            if (collection.owner() == state.instance()) {
                throw new IllegalStateException(what + "Its "
                        + collection.attribute().name() + " have changed as well: flush between the two changes");
            }
        }
    }

    private static void count(EntityUpdate update) {
        BasicAttribute version = update.shape.mapping.version();
        if (version != null) {
            update.oldVersion = update.state.stored(version.index());
            update.newVersion = Versions.next(version, update.oldVersion);
            update.check = update.oldVersion == null ? VersionCheck.ABSENT : VersionCheck.EQUAL;
            update.slots.set(update.shape.writer.versionSlot());
        }
    }
}
