package org.athanor.flush;

import jakarta.annotation.Nullable;
import org.athanor.instrument.Callbacks;
import org.athanor.jdbc.JdbcSession;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.EntityMapping;
import org.athanor.state.PersistenceContext;

/** What a flush needs of the session it works for. */
public interface FlushContext {
    PersistenceContext context();

    JdbcSession jdbc();

    Callbacks callbacks(EntityMapping mapping);

    /** Whether an instance that is not in the context is new, rather than detached. */
    boolean isNew(Object unmanaged);

    /** Whether the foreign keys of what refers to a removed instance, and is not removed with it, become NULL. */
    boolean unlinksChildren();

    /** Whether a changed identifier of a persistent instance is written, rather than refused. */
    default boolean identifiersMayChange() {
        return false;
    }

    /** The cascade along which new instances become managed: PERSIST, or SAVE_UPDATE, with which nothing else is an error. */
    Cascade newAlong();

    /** Whether an instance that is not in the context was let go of while it was pending, and so is not to come along. */
    default boolean staysOut(Object target) {
        return false;
    }

    /** Who is told of the rows; null for nobody. */
    default @Nullable RowListener rowListener() {
        return null;
    }

    /** Whether attributes that an insert does not write are read when they are touched after it. */
    default boolean readsWhatTheDatabaseMade() {
        return false;
    }

    /** Whether setting a child's reference to null makes it an orphan, as taking it out of the collection does. */
    default boolean orphansOfEitherSide() {
        return false;
    }

    /**
     * What persist does to one instance, without cascading: a new one becomes pending (identifier, callbacks, collections),
     * a removed one managed again, a detached one is an error.
     */
    void persistOne(Object reached);

    /** What remove does to one managed instance, without cascading: callbacks, then the mark. */
    void removeOne(Object instance);
}
