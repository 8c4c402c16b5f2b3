package org.athanor.session;

import org.athanor.mapping.EntityMapping;
import org.athanor.state.InstanceState;
import org.athanor.state.Status;

/** Delete, the native remove: only what has a row can be deleted; a detached instance is attached first. */
final class DeleteOperation {
    private final StatefulSession session;

    DeleteOperation(StatefulSession session) {
        this.session = session;
    }

    void run(Object instance) {
        EntityMapping mapping = session.accesses().of(instance).mapping();
        InstanceState state = session.present(instance);
        if (state == null) {
            state = new AttachOperation(session).run(instance);
        }
        if (state == null || state.status() == Status.PENDING) {
            throw new IllegalArgumentException("The instance of " + mapping.name() + " given to delete() is "
                    + (state == null ? "new" : "pending") + ": it has no row to delete. "
                    + (state == null ? "Leave it alone" : "expunge() it instead"));
        }
        new RemoveOperation(session).run(instance);
    }
}
