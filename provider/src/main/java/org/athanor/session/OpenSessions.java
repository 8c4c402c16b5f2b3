package org.athanor.session;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.athanor.instrument.Interceptors;
import org.athanor.state.InstanceState;

/** The native sessions of a factory that are open, to find out whether one of them has an instance. */
public final class OpenSessions {
    private final Set<StatefulSession> sessions = Collections.newSetFromMap(new WeakHashMap<>());

    synchronized void add(StatefulSession session) {
        sessions.add(session);
    }

    synchronized void remove(StatefulSession session) {
        sessions.remove(session);
    }

    private synchronized List<StatefulSession> copy() {
        return List.copyOf(sessions);
    }

    /** Looks into sessions that others may be using: may miss what is just coming, and never disturbs. */
    boolean othersHold(StatefulSession own, Object instance) {
        if (own.accesses().of(instance).enhanced()) { // it knows itself where it is
            return Interceptors.of(instance) instanceof InstanceState state
                    && state.instance() == instance
                    && state.context() != own.context()
                    && state.managed();
        }
        for (StatefulSession session : copy()) {
            if (session != own && session.context().mayHold(instance)) {
                return true;
            }
        }
        return false;
    }
}
