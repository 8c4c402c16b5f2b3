package org.athanor.session;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityExistsException;
import org.athanor.instrument.EntityAccess;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.Callback;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Generator;
import org.athanor.mapping.IdentityKey;
import org.athanor.state.InstanceState;
import org.athanor.state.PersistenceContext;

/**
 * Persist (Jakarta Persistence 3.2, 3.3.2): a new instance becomes managed, a removed one managed again, and the operation
 * travels along PERSIST. Identifiers that do not need the row are there when it returns; callbacks see them.
 */
final class PersistOperation {
    private final StatefulSession session;
    private final PersistenceContext context;

    PersistOperation(StatefulSession session) {
        this.session = session;
        this.context = session.context();
    }

    void run(Object instance) {
        session.engine().cascades().walk(instance, Cascade.PERSIST, this::persist);
    }

    /** Without travelling on; whether it may go on from here. */
    boolean persist(Object instance) {
        InstanceState state = context.stateOf(instance);
        if (state == null) {
            persistNew(instance);
            return true;
        }
        switch (state.status()) {
            case REMOVED -> context.unmarkRemoved(state);
            case DELETED -> persistAgain(state);
            default -> {
                // pending and persistent ones are there already
            }
        }
        return state.loaded();
    }

    /** Its row was deleted by this transaction: it gets a new row, under a new identifier if that is generated. */
    private void persistAgain(InstanceState deleted) {
        Object instance = deleted.instance();
        if (deleted.mapping().id().generator() != null) {
            deleted.access().identifier().set(instance, null);
        }
        persistNew(instance);
    }

    InstanceState persistNew(Object instance) {
        EntityAccess access = session.accesses().of(instance);
        EntityMapping mapping = access.mapping();
        Object given = access.identifier().keyOf(instance);
        if (given != null && mapping.id().generator() != null) {
            requireFree(mapping, given);
            throw new EntityExistsException(
                    "The instance of " + mapping.name() + " given to persist() has the identifier "
                            + given
                            + " already, though its identifiers are generated: it is detached. Use merge() for it, or"
                            + " leave the identifier of a new one empty");
        }
        return add(instance, access, given);
    }

    /** An identifier that is set is kept, though identifiers may be generated. */
    InstanceState addNew(Object instance) {
        EntityAccess access = session.accesses().of(instance);
        return add(instance, access, access.identifier().keyOf(instance));
    }

    private InstanceState add(Object instance, EntityAccess access, @Nullable Object given) {
        EntityMapping mapping = access.mapping();
        requireFree(mapping, given);
        InstanceState state = context.addPending(instance, mapping);
        try {
            if (given == null || !mapping.id().simple()) {
                generate(state, instance);
            }
            session.callbacks(mapping).fire(Callback.Event.PRE_PERSIST, instance);
            if (state.key() == null) {
                Object made = access.identifier().keyOf(instance);
                if (made != null) {
                    requireFree(mapping, made);
                    context.assignId(state, made);
                }
            }
            context.adoptCollections(state);
            context.tellMoves();
        } catch (RuntimeException | Error e) {
            context.detach(state);
            if (given == null && mapping.id().generator() != null) {
                access.identifier().set(instance, null);
            }
            throw e;
        }
        return state;
    }

    private void requireFree(EntityMapping mapping, @Nullable Object keyValue) {
        InstanceState other = keyValue == null ? null : context.find(new IdentityKey(mapping, keyValue));
        if (other != null && other.managed()) {
            throw new EntityExistsException("Another instance of " + mapping.name() + " with the identifier " + keyValue
                    + " is in the persistence context already (" + other.status()
                    + "). Use merge() to copy the state onto it, or give the new one another identifier");
        }
    }

    private void generate(InstanceState state, Object instance) {
        EntityMapping mapping = state.mapping();
        Generator generator = mapping.id().generator();
        if (generator != null && mapping.id().simple()) {
            Object value = session.engine().generators().of(generator).next(session.jdbc());
            if (value != null) {
                context.assignId(
                        state,
                        GeneratedValues.as(mapping.id().leaves().get(0).type().javaType(), value));
            }
            return;
        }
        for (Attribute attribute : mapping.id().attributes()) {
            if (attribute instanceof BasicAttribute basic
                    && basic.generator() != null
                    && state.access().get(instance, basic.index()) == null) {
                Object value =
                        session.engine().generators().of(basic.generator()).next(session.jdbc());
                if (value != null) {
                    state.access()
                            .set(
                                    instance,
                                    basic.index(),
                                    GeneratedValues.as(basic.type().javaType(), value));
                }
            }
        }
    }
}
