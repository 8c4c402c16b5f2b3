package org.athanor.session;

import jakarta.persistence.EntityNotFoundException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.athanor.OrmExecution.Kind;
import org.athanor.instrument.Interceptors;
import org.athanor.load.LoadOptions;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.EntityMapping;
import org.athanor.state.InstanceState;
import org.athanor.state.PersistenceContext;
import org.athanor.state.Status;
import org.athanor.util.NearestNames;

/** Expire and refresh, the native ways: changes of the instance are dropped, it is read again later or now. */
final class ReloadOperation {
    private final StatefulSession session;
    private final PersistenceContext context;

    ReloadOperation(StatefulSession session) {
        this.session = session;
        this.context = session.context();
    }

    /** Follows REFRESH over what is loaded. No names: all attributes. */
    void expire(Object instance, Collection<String> names) {
        InstanceState state = persistent(instance, "expire()");
        if (!names.isEmpty()) {
            context.expire(state, attributes(state.mapping(), names));
            return;
        }
        reached(instance).forEach(context::expire);
    }

    /** What REFRESH reaches over what is loaded, the instance itself first. */
    private List<InstanceState> reached(Object instance) {
        List<InstanceState> reached = new ArrayList<>();
        session.engine().cascades().walk(instance, Cascade.REFRESH, each -> {
            InstanceState next = context.stateOf(each);
            if (next == null || next.status() != Status.PERSISTENT) {
                return false;
            }
            reached.add(next);
            return next.loaded();
        });
        return reached;
    }

    void refresh(Object instance, Collection<String> names) {
        InstanceState state = persistent(instance, "refresh()");
        boolean found;
        if (names.isEmpty()) {
            for (InstanceState reached : reached(instance)) {
                if (reached != state) {
                    context.expire(reached);
                }
            }
            context.dropChanges(state);
            session.beforeLoad();
            session.listeners().execute(Kind.COLUMN_LOAD, null);
            found = session.engine().loaders().of(state.mapping()).refresh(session, state, LoadOptions.NONE);
            context.bringInStep(state);
        } else {
            context.expire(state, attributes(state.mapping(), names));
            session.beforeLoad();
            session.readExpired();
            names.forEach(name -> Interceptors.load(instance, name));
            found = state.managed();
        }
        if (!found) {
            throw new EntityNotFoundException(
                    state.key() + " cannot be refreshed: its row is gone. expunge() the instance");
        }
    }

    private InstanceState persistent(Object instance, String verb) {
        InstanceState state = context.stateOf(instance);
        if (state == null || state.status() != Status.PERSISTENT) {
            EntityMapping mapping = session.accesses().of(instance).mapping();
            throw new IllegalArgumentException("The instance of " + mapping.name() + " given to " + verb + " is "
                    + (state == null
                            ? "not in this session"
                            : state.status().name().toLowerCase(Locale.ROOT))
                    + "; only a persistent one can be read again. "
                    + (state == null ? "add() a detached one first" : "Flush first"));
        }
        return state;
    }

    private static BitSet attributes(EntityMapping mapping, Collection<String> names) {
        BitSet indexes = new BitSet();
        for (String name : names) {
            indexes.set(attribute(mapping, name).index());
        }
        return indexes;
    }

    /** The attribute of that name; an IllegalArgumentException that names the nearest one. */
    static Attribute attribute(EntityMapping mapping, String name) {
        for (Attribute attribute : mapping.attributes()) {
            if (attribute.name().equals(name)) {
                return attribute;
            }
        }
        throw new IllegalArgumentException(mapping.name() + " has no attribute '" + name + "'"
                + NearestNames.question(
                        name, mapping.attributes().stream().map(Attribute::name).toList()));
    }
}
