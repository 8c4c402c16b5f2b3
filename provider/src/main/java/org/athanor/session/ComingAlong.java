package org.athanor.session;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.Changes;
import org.athanor.state.InstanceState;
import org.athanor.state.LinkListener;
import org.athanor.state.Status;

/**
 * In a native session what an instance is made to lead to comes in at once, as by add. What was written to instances that do
 * not announce it is found when the application asks what is here, and by the flush.
 */
final class ComingAlong implements LinkListener {
    private final StatefulSession session;
    private final Set<Object> expunged = Collections.newSetFromMap(new IdentityHashMap<>(2));

    ComingAlong(StatefulSession session) {
        this.session = session;
    }

    @Override
    public void linked(Relationship relationship, Object target) {
        if (relationship.cascades(Cascade.SAVE_UPDATE)
                && session.context().stateOf(target) == null
                && session.isOpen()
                && session.usable()) {
            session.ready();
            new AddOperation(session).comeAlong(target);
        }
    }

    /** Of a relationship that removes orphans: a pending one is let go of at once, a persistent one deleted by the flush. */
    @Override
    public void unlinked(Relationship relationship, Object target) {
        InstanceState state = relationship.orphanRemoval() ? session.context().stateOf(target) : null;
        if (state != null && state.status() == Status.PENDING && !hasOwner(relationship, state)) {
            session.detach(target);
        }
    }

    private static boolean hasOwner(Relationship relationship, InstanceState state) {
        return relationship.inverse() instanceof ToOneAttribute back
                && state.mapping().isOrExtends(relationship.target())
                && state.access().get(state.instance(), back.index()) != null;
    }

    void find() {
        Changes changes = session.context().changes();
        changes.inserts().forEach(this::follow);
        changes.updates().forEach(update -> follow(update.state()));
    }

    private void follow(InstanceState state) {
        for (Relationship relationship :
                session.engine().cascades().relationships(state.mapping(), Cascade.SAVE_UPDATE)) {
            Object target = relationship instanceof ToOneAttribute
                    ? state.access().get(state.instance(), relationship.index())
                    : null;
            if (target != null && !staysOut(target)) {
                linked(relationship, target);
            }
        }
    }

    /** The application has expunged a pending instance: it comes back when it is added or linked again. */
    void expunged(Object instance) {
        expunged.add(instance);
    }

    boolean staysOut(Object instance) {
        return expunged.contains(instance);
    }

    void comesIn(Object instance) {
        if (!expunged.isEmpty()) {
            expunged.remove(instance);
        }
    }

    void transactionEnded() {
        expunged.clear();
    }
}
