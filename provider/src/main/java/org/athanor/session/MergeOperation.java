package org.athanor.session;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.OptimisticLockException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.Interceptors;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.Relationship;
import org.athanor.state.InstanceState;
import org.athanor.state.PersistenceContext;
import org.athanor.state.Status;

/**
 * Merge (Jakarta Persistence 3.2, 3.3.7.1): the state of a detached instance is copied onto the managed one of the same
 * identity, that of a new one onto a new managed one. Each instance is merged once, so cycles end. What is copied how is
 * {@link StateCopy}'s business.
 */
final class MergeOperation {
    private final StatefulSession session;
    private final PersistenceContext context;
    private final Map<Object, Object> merged = new IdentityHashMap<>();
    private final StateCopy copy;
    private final Cascade along;

    /** {@code along}: MERGE, or COPY for the native rules. */
    MergeOperation(StatefulSession session, Cascade along) {
        this.session = session;
        this.context = session.context();
        this.along = along;
        this.copy = new StateCopy(session, this, along);
    }

    Object merge(Object given) {
        return merge(given, null);
    }

    /** {@code via} is the relationship that led here; null at the start. */
    Object merge(Object given, @Nullable Relationship via) {
        Object done = merged.get(given);
        if (done != null) {
            return done;
        }
        InstanceState state = context.stateOf(given);
        if (state != null) {
            requireNotRemoved(state);
            merged.put(given, given);
            if (state.loaded()) {
                copy.cascadeFrom(state);
            }
            return given;
        }
        if (!Interceptors.loaded(given)) {
            return untouched(given);
        }
        EntityAccess access = session.accesses().of(given);
        Object keyValue = access.identifier().keyOf(given);
        InstanceState target = keyValue == null ? null : find(access.mapping(), keyValue);
        return target == null ? mergeNew(given, access, keyValue, via) : mergeOnto(given, access, target, via);
    }

    /** What a given instance was merged into; null if it was not, so far. */
    @Nullable
    Object merged(Object given) {
        return merged.get(given);
    }

    /** The managed instance of what is merged already or managed or known by its identifier; a new one is given back as is. */
    Object managed(Object given) {
        Object done = merged.get(given);
        if (done != null) {
            return done;
        }
        if (context.stateOf(given) != null) {
            return given;
        }
        EntityAccess access = session.accesses().of(given);
        Object keyValue = access.identifier().keyOf(given);
        if (keyValue == null) {
            return given;
        }
        EntityMapping mapping = access.mapping();
        if (context.find(new IdentityKey(mapping, keyValue)) == null
                && session.engine().references().possible(mapping)) {
            return new FindOperation(session).referenceByKey(mapping, keyValue);
        }
        Object found = new FindOperation(session).findByKey(mapping, keyValue, FindOptions.NONE);
        return found == null ? given : found;
    }

    private @Nullable InstanceState find(EntityMapping mapping, Object keyValue) {
        InstanceState known = context.find(new IdentityKey(mapping, keyValue));
        if (known != null) {
            requireNotRemoved(known);
        }
        Object found = new FindOperation(session).findByKey(mapping, keyValue, FindOptions.NONE);
        return found == null ? null : context.stateOf(found);
    }

    private static void requireNotRemoved(InstanceState state) {
        if (state.status() == Status.REMOVED || state.status() == Status.DELETED) {
            throw new IllegalArgumentException(
                    state.key() + " given to merge() has been removed in this persistence context;"
                            + " persist() it to keep it, or leave it alone");
        }
    }

    /** A detached reference that nobody read has no state to copy. */
    private Object untouched(Object reference) {
        Object managed = managed(reference);
        if (managed == reference) {
            throw new EntityNotFoundException("There is no row for "
                    + session.accesses().of(reference).mapping().name() + " with the identifier "
                    + session.accesses().of(reference).identifier().keyOf(reference) + " to merge onto");
        }
        return managed;
    }

    private Object mergeOnto(Object given, EntityAccess access, InstanceState target, @Nullable Relationship via) {
        BasicAttribute version = access.mapping().version();
        if (version != null) {
            Object known = access.get(given, version.index());
            Object current = target.access().get(target.instance(), version.index());
            if (known != null && !known.equals(current)) {
                throw new OptimisticLockException(
                        target.key() + " given to merge() has version " + known + ", but the current version is "
                                + current
                                + ": another transaction has changed it since it was read. Read it again and repeat the change",
                        null,
                        given);
            }
        }
        merged.put(given, target.instance());
        target.remember();
        copy.onto(given, access, target.instance(), target.access(), false, via);
        context.bringInStep(target);
        return target.instance();
    }

    private Object mergeNew(Object given, EntityAccess access, @Nullable Object keyValue, @Nullable Relationship via) {
        EntityMapping mapping = access.mapping();
        BasicAttribute version = mapping.version();
        boolean hadRow = keyValue != null
                && mapping.id().generator() != null
                && version != null
                && access.get(given, version.index()) != null;
        if (hadRow) {
            throw new OptimisticLockException(
                    "There is no " + mapping.name() + " with the identifier " + keyValue
                            + " any more: another transaction has deleted it since the instance given to merge() was read",
                    null,
                    given);
        }
        Object instance = access.instantiate();
        merged.put(given, instance);
        if (keyValue != null && (along == Cascade.COPY || mapping.id().generator() == null)) {
            access.identifier().set(instance, keyValue);
        }
        copy.onto(given, access, instance, access, true, via);
        PersistOperation persist = new PersistOperation(session);
        if (along == Cascade.COPY) {
            persist.addNew(instance);
        } else {
            persist.persistNew(instance);
        }
        return instance;
    }
}
