package org.athanor.session;

import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import org.athanor.OrmExecution.Kind;
import org.athanor.mapping.Cascade;
import org.athanor.state.InstanceState;
import org.athanor.state.Status;

/**
 * Refresh (Jakarta Persistence 3.2, 3.3.5): what the database has overwrites the instance and all that REFRESH reaches from
 * it as it was before.
 */
final class RefreshOperation {
    private final StatefulSession session;

    RefreshOperation(StatefulSession session) {
        this.session = session;
    }

    void run(Object instance, FindOptions options) {
        session.requireManaged(instance, "refresh()");
        List<InstanceState> reached = new ArrayList<>();
        session.engine().cascades().walk(instance, Cascade.REFRESH, each -> {
            InstanceState state = session.context().stateOf(each);
            if (state == null || !state.managed()) {
                return false;
            }
            reached.add(state);
            return state.loaded();
        });
        for (InstanceState state : reached) {
            refresh(state, options);
        }
    }

    private void refresh(InstanceState state, FindOptions options) {
        if (state.status() == Status.PENDING) {
            session.flush();
        }
        session.listeners().execute(Kind.COLUMN_LOAD, null);
        if (!session.engine().loaders().of(state.mapping()).refresh(session, state, options.loadOptions())) {
            throw new EntityNotFoundException(state.mapping().name() + " with the identifier " + state.key()
                    + " cannot be refreshed: its row is gone");
        }
        session.context().bringInStep(state);
        if (options.lockMode() != LockModeType.NONE) {
            new LockOperation(session).justRead(state, options);
        }
    }
}
