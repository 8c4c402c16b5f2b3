package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.CollectionLoader;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.PluralAttribute;
import org.athanor.state.DetachedInstances.Memory;
import org.athanor.state.StateListener.Transition;

/**
 * The managed instances of one session, their states and what changed. Each identity is held by one instance at most
 * ({@link IdentityMap}). Used by one thread.
 *
 * <p>A flush goes: {@link #changes()}, write, {@link #accept} or {@link #abandonFlush}. A rollback plays the journals of
 * the transaction back ({@link Rollback}), which must have been told of its begin.
 */
public final class PersistenceContext {
    private final LaterLoads later = new LaterLoads();
    private final Accesses accesses;
    private final CollectionAdoption adoption = new CollectionAdoption();
    private final Members members = new Members(adoption);
    private final IdentityMap states = members.states();
    private final OtherSides sides;
    private final ChangeDetection detection;
    private final FlushProtocol flush = new FlushProtocol(members, adoption);
    private final Journals journals = new Journals(members, adoption);
    private final Expiry expiry = new Expiry(members);
    private @Nullable AttributeLoader attributeLoader;

    public PersistenceContext(Accesses accesses) {
        this.accesses = accesses;
        this.sides = new OtherSides(accesses, states, adoption);
        this.detection = new ChangeDetection(members, adoption, sides);
    }

    /** Whether a change at one side of a relationship is made at the other side at once; it is unless told otherwise. */
    public void backPopulate(boolean value) {
        sides.enabled(value);
    }

    /** The application is about to look at collections: unless the context is large, what was written meanwhile is in them. */
    public void bringInStep() {
        sides.touched();
    }

    /** A managed instance has been read or merged over. */
    public void bringInStep(InstanceState state) {
        sides.catchUp(state);
    }

    OtherSides sides() {
        return sides;
    }

    /** Forgets the elements of a collection whose owner is being read again. */
    public void unload(TrackedCollection collection) {
        collection.unload();
        sides.created(collection);
    }

    /**
     * Runs work that makes the collection of an inverse side what a merge wants. Elements that went out of it keep what they
     * refer to: the state that is merged may have known nothing of them.
     */
    public void mergeInverse(TrackedCollection collection, Runnable work) {
        sides.suspended(work);
        sides.merged(collection);
    }

    /** Who is told how instances change their state; null for nobody. */
    public void stateListener(@Nullable StateListener told) {
        members.moves().listener(told);
    }

    /** The caller has completed what has moved instances. */
    public void tellMoves() {
        members.moves().tell();
    }

    /** Called once, if at all: who is told of what the application links and unlinks. */
    public void linkListener(LinkListener told) {
        adoption.links(told);
    }

    /** Called once, before anything is loaded: who loads the collections of this context. */
    public void collectionLoader(CollectionLoader loader) {
        adoption.loader(loader);
    }

    /** Called once, before anything is loaded: who reads what enhanced instances lack. */
    public void attributeLoader(AttributeLoader loader) {
        attributeLoader = loader;
    }

    AttributeLoader attributeLoader() {
        AttributeLoader loader = attributeLoader;
        if (loader == null) {
            throw new IllegalStateException("Nobody loads attributes for this persistence context");
        }
        return loader;
    }

    /** Called once: what is to remember the persistent instances that this context lets go of. */
    public void detachedInstances(DetachedInstances memories) {
        members.detached(memories);
    }

    /** The enhanced instances that may have changed. */
    ChangedSet changed() {
        return members.changed();
    }

    public Accesses accesses() {
        return accesses;
    }

    /** The instance of that identity, whatever its status (REMOVED and DELETED ones too); null when unknown. */
    public @Nullable InstanceState find(IdentityKey key) {
        return states.find(key);
    }

    /** The state of a pending, persistent, removed or deleted instance; null when it is not in this context. */
    public @Nullable InstanceState stateOf(Object instance) {
        return states.stateOf(instance);
    }

    /**
     * A new instance, or a deleted one that is persisted again. To be called before a generated identifier is set, so that
     * a rollback can take that back; one that the application has set is taken up, and must not be in use here.
     */
    public InstanceState addPending(Object instance, EntityMapping mapping) {
        InstanceState former = states.stateOf(instance);
        if (former != null && former.status() != Status.DELETED) {
            throw new IllegalStateException(former + " is in this persistence context already");
        }
        Object keyValue = accesses.of(mapping).identifier().keyOf(instance);
        IdentityKey key = keyValue == null ? null : new IdentityKey(mapping, keyValue);
        InstanceState there = key == null ? null : states.find(key);
        if (key != null && there != null && there.managed()) {
            throw new IdentityConflictException(key, there.status());
        }
        if (former != null) {
            members.supersede(former);
        }
        InstanceState state = new InstanceState(instance, accesses.of(mapping), this, Status.PENDING, key);
        journals.rememberNew(state);
        members.add(state);
        members.moves().add(state, Transition.TRANSIENT_TO_PENDING);
        adoption.adopt(state);
        sides.joined(state);
        return state;
    }

    /** A loaded row's instance; the caller fills it, then calls {@link InstanceState#capture()}. */
    public InstanceState addPersistent(Object instance, EntityMapping mapping, IdentityKey key) {
        InstanceState state = persistent(instance, mapping, key);
        members.moves().add(state, Transition.LOADED_AS_PERSISTENT);
        return state;
    }

    private InstanceState persistent(Object instance, EntityMapping mapping, IdentityKey key) {
        InstanceState state = new InstanceState(instance, accesses.of(mapping), this, Status.PERSISTENT, key);
        states.add(state);
        return state;
    }

    /**
     * A detached instance comes back under its identity, which must be free; what it has changed since is a change.
     * {@code targets} gives the instance of an identity that a to-one led to.
     */
    public InstanceState attach(
            Object instance, EntityMapping mapping, Memory memory, Function<IdentityKey, Object> targets) {
        InstanceState there = states.find(memory.key());
        if (there != null && there.managed()) {
            throw new IdentityConflictException(memory.key(), there.status());
        }
        InstanceState state = persistent(instance, mapping, memory.key());
        members.moves().add(state, Transition.DETACHED_TO_PERSISTENT);
        new Attachment(state, memory).run(targets, this);
        adoption.reattach(state);
        if (state.loaded()) {
            adoption.adopt(state);
            sides.attached(state);
        }
        return state;
    }

    /** Whether the instance is here, asked by another thread: right unless it is just coming or going. */
    public boolean mayHold(Object instance) {
        return states.mayHold(instance);
    }

    /** A reference that nobody has read yet. */
    public InstanceState addUnloaded(Object instance, EntityMapping mapping, IdentityKey key) {
        InstanceState state = addPersistent(instance, mapping, key);
        state.loaded(false);
        return state;
    }

    /**
     * Sets the identifier of a pending instance: at persist by a generator, or during a flush as the database gave it; or that
     * of a persistent one whose row got another during a flush. An
     * instance that is here under that identity lost its row behind our back, and is detached.
     */
    public void assignId(InstanceState state, Object keyValue) {
        journals.remember(state);
        flush.assignId(state, keyValue);
    }

    /** A pending instance is let go of; a persistent one is deleted at the next flush. */
    public void markRemoved(InstanceState state) {
        journals.remember(state);
        sides.left(state);
        if (state.status() == Status.PENDING) {
            sides.withdrawn(state);
            members.letGo(state);
        } else if (state.status() == Status.PERSISTENT) {
            members.moveTo(state, Status.REMOVED);
        }
        members.moves().tell();
    }

    /** Takes the mark of {@link #markRemoved} away. */
    public void unmarkRemoved(InstanceState state) {
        if (state.status() == Status.REMOVED) {
            members.moveTo(state, Status.PERSISTENT);
            sides.returned(state);
        }
    }

    /** The row of a persistent instance is written past the flush, and the instance is about to be told: a rollback undoes that. */
    public void rowWritten(InstanceState state) {
        journals.remember(state);
    }

    /** The row of a persistent instance was deleted past the flush. */
    public void rowDeleted(InstanceState state) {
        if (state.status() == Status.PENDING) {
            return; // it has none yet
        }
        journals.remember(state);
        sides.left(state);
        members.moveTo(state, Status.DELETED);
        members.moves().add(state, Transition.PERSISTENT_TO_DELETED);
        members.moves().tell();
    }

    /** Lets an instance go, with what it has changed; a rollback leaves it as it then is. */
    public void detach(InstanceState state) {
        sides.left(state);
        later.forget(state);
        members.letGo(state);
        members.moves().tell();
    }

    /** What queries said of what is loaded later. */
    public LaterLoads later() {
        return later;
    }

    /** Whatever a query said of later loads of the instance, it is read anew. */
    public void permit(InstanceState state) {
        later.forget(state);
    }

    public void clear() {
        later.clear();
        members.clear();
        sides.settled();
        expiry.clear();
        members.moves().tell();
    }

    public int size() {
        return states.size();
    }

    /** All states as of now: a copy, so the context may change while it is walked. */
    public List<InstanceState> all() {
        return states.copy();
    }

    /** A copy, in the order of persist. */
    public Collection<InstanceState> pending() {
        return members.pending();
    }

    /** A copy, in the order of remove. */
    public Collection<InstanceState> removed() {
        return members.removed();
    }

    /** Puts an unloaded tracked collection into a plural attribute of an instance just read. */
    public TrackedCollection unloadedCollection(InstanceState state, PluralAttribute attribute) {
        return adoption.unloaded(state, attribute);
    }

    /** Replaces plain collections in the plural attributes of a managed instance by tracked ones. */
    public void adoptCollections(InstanceState state) {
        if (state.loaded()) {
            adoption.adopt(state);
        }
    }

    /** What to flush, computed; replaced collections are adopted on the way. Begins a flush. */
    public Changes changes() {
        Changes changes = detection.changes();
        journals.remember(changes);
        flush.begin(changes);
        return changes;
    }

    /** Whether there is nothing to flush. Known at once if anything is pending or removed; else all are compared. */
    public boolean isClean() {
        return detection.isClean();
    }

    /** Whether attributes or collections of this managed instance changed since it was loaded or flushed. */
    public boolean isModified(InstanceState state) {
        return detection.isModified(state);
    }

    /** The persistent instances that are modified, net. */
    public List<InstanceState> modified() {
        return detection.modified();
    }

    /** The attributes of this persistent instance whose values differ from those stored, or may do so. */
    public BitSet changed(InstanceState state) {
        return detection.isDirty(state) ? detection.changedAttributes(state) : new BitSet();
    }

    /** Whether the attribute was set without having been read. */
    public boolean overwritten(InstanceState state, int attribute) {
        BitSet overwritten = members.changed().overwritten(state);
        return overwritten != null && overwritten.get(attribute);
    }

    /**
     * All of the last {@link #changes()} has been written, with this outcome. To be called before POST callbacks: what
     * they change is a change since.
     */
    public void accept(FlushOutcome outcome) {
        flush.accept(outcome);
        sides.settled();
        members.moves().tell();
    }

    /** The flush failed: identifiers assigned since {@link #changes()} are taken back; all else is as before. */
    public void abandonFlush() {
        flush.abandon();
    }

    /** The values of all persistent instances are to be read anew. */
    public void expireAll() {
        expiry.expireAll();
    }

    /** The changes of this persistent instance, those of its collections among them, are no more. */
    public void dropChanges(InstanceState state) {
        expiry.dropChanges(state);
    }

    /** The values of this persistent instance are to be read anew; its changes are dropped. */
    public void expire(InstanceState state) {
        expiry.expire(state);
    }

    /** Only these attributes of it. */
    public void expire(InstanceState state, BitSet attributes) {
        expiry.expire(state, attributes);
    }

    /** Whether the attribute keeps a value that is to be read again. */
    public boolean expired(InstanceState state, int attribute) {
        return state.expired() && expiry.lists(state, attribute);
    }

    /** Expired instances that do not know when they are touched: to be read before the session is used. */
    public List<InstanceState> expired() {
        return expiry.listed();
    }

    /** A row of the instance is about to be read over its values; null if it is none of {@link #expired()}. */
    public @Nullable Refill refill(InstanceState state) {
        return expiry.any() ? expiry.refill(state) : null;
    }

    public void beginTransaction() {
        journals.begin();
    }

    /** Deleted instances leave the context. */
    public void commit() {
        journals.end();
        members.deleted().forEach(members::letGo);
        members.moves().tell();
    }

    /** Puts back what the transaction did to instances; {@code mode} says what they are from then on. */
    public void rollback(RollbackMode mode) {
        journals.undoAll();
        flush.end();
        sides.settled();
        if (mode == RollbackMode.DETACH) {
            members.clear();
        }
    }

    /** Marks a point to come back to; the caller has flushed. Savepoints nest. */
    public Object savepoint() {
        return journals.savepoint();
    }

    /** Puts back what was done since the savepoint, which stays. */
    public void rollbackTo(Object savepoint) {
        journals.undoTo(savepoint);
        flush.end();
        sides.settled();
    }

    /** Forgets a savepoint and those after it; what was done since counts for the one before, or the transaction. */
    public void release(Object savepoint) {
        journals.release(savepoint);
    }

    /** For tests: an IllegalStateException names what is wrong. */
    public void checkInvariants() {
        members.check();
    }
}
