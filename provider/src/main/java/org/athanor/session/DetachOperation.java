package org.athanor.session;

import java.util.ArrayList;
import java.util.List;
import org.athanor.mapping.Cascade;
import org.athanor.state.InstanceState;

/** Detach (Jakarta Persistence 3.2, 3.3.6): the instance and all that DETACH reaches are let go of; new ones are ignored. */
final class DetachOperation {
    private final StatefulSession session;

    DetachOperation(StatefulSession session) {
        this.session = session;
    }

    void run(Object instance) {
        List<InstanceState> reached = new ArrayList<>();
        session.engine().cascades().walk(instance, Cascade.DETACH, each -> {
            InstanceState state = session.context().stateOf(each);
            if (state == null) {
                return false;
            }
            reached.add(state);
            return state.loaded();
        });
        reached.forEach(session.context()::detach);
    }
}
