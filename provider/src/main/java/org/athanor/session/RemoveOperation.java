package org.athanor.session;

import jakarta.persistence.EntityNotFoundException;
import java.util.ArrayList;
import java.util.List;
import org.athanor.instrument.EntityAccess;
import org.athanor.mapping.Callback;
import org.athanor.mapping.Cascade;
import org.athanor.state.InstanceState;
import org.athanor.state.PersistenceContext;
import org.athanor.state.Status;

/**
 * Remove (Jakarta Persistence 3.2, 3.3.3). Everything the operation reaches is read and hears its callbacks before the
 * first mark is set, so that a failure on the way changes nothing.
 */
final class RemoveOperation {
    private final StatefulSession session;
    private final PersistenceContext context;
    private final List<InstanceState> reached = new ArrayList<>();

    RemoveOperation(StatefulSession session) {
        this.session = session;
        this.context = session.context();
    }

    void run(Object instance) {
        context.bringInStep();
        session.engine().cascades().walk(instance, Cascade.REMOVE, this::reach);
        mark();
    }

    /** Without travelling on. */
    void runOne(Object instance) {
        reach(instance);
        mark();
    }

    private void mark() {
        for (InstanceState state : reached) {
            if (state.managed()) {
                context.markRemoved(state);
            }
        }
    }

    private boolean reach(Object instance) {
        InstanceState state = context.stateOf(instance);
        if (state == null) {
            requireNotDetached(instance);
            return true;
        }
        if (state.status() == Status.REMOVED || state.status() == Status.DELETED) {
            return false;
        }
        if (!session.initialize(state)) {
            throw new EntityNotFoundException(state.mapping().name() + " with the identifier " + state.key()
                    + " cannot be removed: its row is gone");
        }
        session.callbacks(state.mapping()).fire(Callback.Event.PRE_REMOVE, instance);
        reached.add(state);
        return true;
    }

    private void requireNotDetached(Object instance) {
        if (!session.isNew(instance)) {
            EntityAccess access = session.accesses().of(instance);
            throw new IllegalArgumentException("The instance of "
                    + access.mapping().name() + " with the identifier "
                    + access.identifier().keyOf(instance) + " given to remove() is detached. Remove the managed one:"
                    + " remove(find(" + access.mapping().name() + ".class, id)), or remove(merge(instance))");
        }
    }
}
