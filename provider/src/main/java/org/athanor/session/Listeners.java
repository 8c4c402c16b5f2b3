package org.athanor.session;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.athanor.OrmExecution;
import org.athanor.Session;
import org.athanor.SessionListener;
import org.athanor.flush.RowListener;
import org.athanor.state.StateListener;

/** The listeners of a session, each with the view of the session that it is told of. */
public final class Listeners implements StateListener, RowListener {
    private record Told(Session session, SessionListener listener) {}

    private final List<Told> all = new CopyOnWriteArrayList<>();

    public void add(Session view, SessionListener listener) {
        all.add(new Told(view, listener));
    }

    public void remove(SessionListener listener) {
        all.removeIf(told -> told.listener == listener);
    }

    public boolean none() {
        return all.isEmpty();
    }

    void tell(BiConsumer<SessionListener, Session> event) {
        for (Told told : all) {
            event.accept(told.listener, told.session);
        }
    }

    /** Before something is asked of the database. */
    void execute(OrmExecution.Kind kind, @Nullable String attribute) {
        if (!all.isEmpty()) {
            OrmExecution execution = new OrmExecution(kind, attribute);
            tell((listener, session) -> listener.doOrmExecute(session, execution));
        }
    }

    @Override
    public void moved(Object instance, Transition transition) {
        tell((listener, session) -> {
            switch (transition) {
                case TRANSIENT_TO_PENDING -> listener.transientToPending(session, instance);
                case PENDING_TO_TRANSIENT -> listener.pendingToTransient(session, instance);
                case PENDING_TO_PERSISTENT -> listener.pendingToPersistent(session, instance);
                case LOADED_AS_PERSISTENT -> listener.loadedAsPersistent(session, instance);
                case PERSISTENT_TO_TRANSIENT -> listener.persistentToTransient(session, instance);
                case PERSISTENT_TO_DELETED -> listener.persistentToDeleted(session, instance);
                case DELETED_TO_PERSISTENT -> listener.deletedToPersistent(session, instance);
                case DELETED_TO_DETACHED -> listener.deletedToDetached(session, instance);
                case PERSISTENT_TO_DETACHED -> listener.persistentToDetached(session, instance);
                case DETACHED_TO_PERSISTENT -> listener.detachedToPersistent(session, instance);
            }
        });
    }

    @Override
    public void before(RowListener.Kind kind, Object instance) {
        tell((listener, session) -> {
            switch (kind) {
                case INSERT -> listener.beforeInsert(session, instance);
                case UPDATE -> listener.beforeUpdate(session, instance);
                case DELETE -> listener.beforeDelete(session, instance);
            }
        });
    }

    @Override
    public void after(RowListener.Kind kind, Object instance) {
        tell((listener, session) -> {
            switch (kind) {
                case INSERT -> listener.afterInsert(session, instance);
                case UPDATE -> listener.afterUpdate(session, instance);
                case DELETE -> listener.afterDelete(session, instance);
            }
        });
    }

    @Override
    public void afterFlush() {
        tell(SessionListener::afterFlush);
    }
}
