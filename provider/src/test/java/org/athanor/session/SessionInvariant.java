package org.athanor.session;

import jakarta.persistence.EntityManager;
import org.athanor.state.PersistenceContext;
import org.athanor.testing.Invariant;
import org.athanor.testing.TestUnit;

/** After each piece of work: every managed instance is once in the identity map, under its own key. */
public final class SessionInvariant implements Invariant {
    @Override
    public void beforeClose(TestUnit unit, EntityManager manager) {
        manager.unwrap(PersistenceContext.class).checkInvariants();
    }
}
