package org.athanor.session;

import jakarta.annotation.Nullable;
import java.util.Set;
import org.athanor.OrmExecution.Kind;
import org.athanor.Query;
import org.athanor.instrument.CollectionLoader;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.TrackedCollection;
import org.athanor.load.strategy.LazyCollectionLoader;
import org.athanor.mapping.Relationship;
import org.athanor.query.dsl.Queries;
import org.athanor.state.InstanceState;
import org.athanor.state.Status;

/** Loads the collections of a session, and answers for those that are queries. */
final class SessionCollections implements CollectionLoader {
    private final StatefulSession session;
    private final LazyCollectionLoader loader;
    private final Queries queries;

    SessionCollections(StatefulSession session, Queries queries) {
        this.session = session;
        this.loader = new LazyCollectionLoader(session);
        this.queries = queries;
    }

    @Override
    public void load(TrackedCollection collection) {
        session.lazily(
                Kind.RELATIONSHIP_LOAD, collection.owner(), collection.attribute(), () -> loader.load(collection));
    }

    /** A new owner is flushed before, if there is a flush before queries. */
    @Override
    public @Nullable Query<Object> query(TrackedCollection collection) {
        InstanceState owner = session.stateOf(collection.owner());
        if (owner.status() == Status.PENDING) {
            session.outsideVerbs(
                    () -> session.flushBefore(Set.of(owner.mapping().table())));
        }
        return owner.status() == Status.PENDING
                ? null
                : queries.related(owner.instance(), (Relationship) collection.attribute());
    }

    @Override
    public @Nullable Object identifierOf(Object element) {
        EntityAccess access = session.accesses().of(element);
        Object key = access.identifier().keyOf(element);
        return key == null ? null : access.identifier().toUserId(key);
    }
}
