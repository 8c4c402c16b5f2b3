package org.athanor.session;

import jakarta.annotation.Nullable;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.Reference;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.state.DetachedInstances.Memory;
import org.athanor.state.InstanceState;

/** Brings a detached instance back, without asking the database: what it was when it was let go of is remembered. */
final class AttachOperation {
    private final StatefulSession session;

    AttachOperation(StatefulSession session) {
        this.session = session;
    }

    /** The state of the instance, null if it is not known as detached; an IllegalArgumentException if it is elsewhere. */
    @Nullable
    InstanceState run(Object instance) {
        EntityAccess access = session.accesses().of(instance);
        Memory memory = session.engine().detached().of(instance);
        if (memory == null) {
            requireNotElsewhere(instance, access.mapping());
            return null;
        }
        InstanceState there = session.context().find(memory.key());
        if (there != null && session.holds(there)) {
            throw new IllegalArgumentException("Another instance with the identity " + memory.key()
                    + " is in this session already. merge() the detached one, or expunge() the other first");
        }
        InstanceState state = session.context().attach(instance, access.mapping(), memory, this::target);
        if (instance instanceof Reference reference) {
            reference.athanor$loader(session.referenceLoader());
        }
        session.engine().detached().forget(instance);
        session.context().tellMoves();
        return state;
    }

    private Object target(IdentityKey key) {
        return new FindOperation(session).referenceByKey(key.root(), key.value());
    }

    private void requireNotElsewhere(Object instance, EntityMapping mapping) {
        if (session.engine().openSessions().othersHold(session, instance)) {
            throw new IllegalArgumentException("The instance of " + mapping.name()
                    + " belongs to another open session, and an instance belongs to one at a time."
                    + " expunge() it there, or merge() it here");
        }
    }
}
