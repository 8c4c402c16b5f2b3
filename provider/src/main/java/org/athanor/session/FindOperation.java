package org.athanor.session;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import org.athanor.OrmExecution.Kind;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.state.InstanceState;
import org.athanor.state.PersistenceContext;

/** Find and getReference (Jakarta Persistence 3.2, 3.3.8): from the identity map, else from the database. */
final class FindOperation {
    private final StatefulSession session;
    private final PersistenceContext context;

    FindOperation(StatefulSession session) {
        this.session = session;
        this.context = session.context();
    }

    @Nullable
    Object find(EntityMapping mapping, Object id, FindOptions options) {
        Object keyValue = session.accesses().of(mapping).identifier().toKey(id);
        return findByKey(mapping, keyValue, options);
    }

    @Nullable
    Object findByKey(EntityMapping mapping, Object keyValue, FindOptions options) {
        InstanceState known = context.find(new IdentityKey(mapping, keyValue));
        if (known != null) {
            return known(known, mapping, options);
        }
        session.beforeLoad();
        session.listeners().execute(Kind.SELECT, null);
        Object found = options.timed(
                session.jdbc(),
                () -> session.engine().loaders().of(mapping).find(session, keyValue, options.loadOptions()));
        if (found != null && keyValue instanceof String) {
            // One string instead of two equal ones, and == holds for applications that compare so.
            session.accesses().of(mapping).identifier().set(found, keyValue);
        }
        if (found != null && options.lockMode() != LockModeType.NONE) {
            new LockOperation(session).justRead(session.stateOf(found), options);
        }
        return found;
    }

    private @Nullable Object known(InstanceState state, EntityMapping mapping, FindOptions options) {
        if (!session.holds(state) || !state.mapping().isOrExtends(mapping) || !session.initialize(state)) {
            return null;
        }
        if (options.lockMode() != LockModeType.NONE) {
            new LockOperation(session).lock(state, options);
        }
        if (options.plan() != null) {
            new PlanCompletion(session).complete(state, options.plan());
        }
        return state.instance();
    }

    /** An instance whose state may not have been read; EntityNotFoundException where it must be read and is not there. */
    Object reference(EntityMapping mapping, Object id) {
        return referenceByKey(
                mapping, session.accesses().of(mapping).identifier().toKey(id));
    }

    Object referenceByKey(EntityMapping mapping, Object keyValue) {
        IdentityKey key = new IdentityKey(mapping, keyValue);
        InstanceState known = context.find(key);
        if (known != null && session.holds(known) && known.mapping().isOrExtends(mapping)) {
            return known.instance();
        }
        if (known == null && session.engine().references().possible(mapping)) {
            Object reference = session.engine().references().create(mapping, keyValue, session.referenceLoader());
            context.addUnloaded(reference, mapping, key);
            context.tellMoves();
            return reference;
        }
        Object found = known == null ? findByKey(mapping, keyValue, FindOptions.NONE) : null;
        if (found == null) {
            throw new EntityNotFoundException("There is no " + mapping.name() + " with the identifier " + keyValue
                    + (known == null ? "" : "; it is " + known.status()));
        }
        return found;
    }
}
