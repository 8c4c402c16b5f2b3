package org.athanor.session;

import org.athanor.instrument.EntityAccess;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.IdentityKey;
import org.athanor.state.InstanceState;
import org.athanor.state.PersistenceContext;
import org.athanor.state.Status;

/**
 * Add, the native persist: what the instance leads to comes along, over all that is loaded, until it meets instances that
 * are here already. Detached ones are attached, with what has changed.
 */
final class AddOperation {
    private final StatefulSession session;
    private final PersistenceContext context;

    AddOperation(StatefulSession session) {
        this.session = session;
        this.context = session.context();
    }

    void run(Object instance) {
        InstanceState known = context.stateOf(instance);
        if (known != null && known.status() == Status.REMOVED) {
            context.unmarkRemoved(known);
        } else if (known != null && known.status() == Status.DELETED) {
            throw new IllegalArgumentException(known.key() + " given to add() was deleted in this transaction."
                    + " Add a new instance, or roll back");
        }
        session.engine()
                .cascades()
                .walk(instance, Cascade.SAVE_UPDATE, reached -> addOne(reached) || reached == instance);
    }

    /** What a relationship has led to; an instance whose identity another one has waits for the flush, when it may be free. */
    void comeAlong(Object reached) {
        session.engine().cascades().walk(reached, Cascade.SAVE_UPDATE, each -> isFree(each) && addOne(each));
    }

    private boolean isFree(Object instance) {
        EntityAccess access = session.accesses().of(instance);
        Object keyValue = access.identifier().keyOf(instance);
        InstanceState there = keyValue == null ? null : context.find(new IdentityKey(access.mapping(), keyValue));
        return there == null || !session.holds(there);
    }

    /** Without travelling on; whether it was not here before, so that what it leads to may come along. */
    boolean addOne(Object instance) {
        InstanceState state = context.stateOf(instance);
        if (state == null) {
            session.comesIn(instance);
        }
        if (state == null && new AttachOperation(session).run(instance) == null) {
            new PersistOperation(session).addNew(instance);
        }
        return state == null;
    }
}
