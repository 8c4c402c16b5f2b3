package org.athanor.flush;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.athanor.cascade.Cascades;
import org.athanor.instrument.Interceptors;
import org.athanor.instrument.TrackedCollection;
import org.athanor.state.Changes;
import org.athanor.state.InstanceState;
import org.athanor.state.PersistenceContext;
import org.athanor.state.Status;

/**
 * Takes the children of removed instances from them, where that has to be done one by one: their versions count it, or their
 * foreign keys must not be NULL, which the database then says of those that stay. What was only now given to a removed
 * instance stays with it.
 */
final class Unlinking {
    private final FlushPlans plans;
    private final PersistenceContext context;
    private final Set<InstanceState> done = Collections.newSetFromMap(new IdentityHashMap<>());

    Unlinking(FlushPlans plans, PersistenceContext context) {
        this.plans = plans;
        this.context = context;
    }

    /** Whether anything was changed. */
    boolean run(Changes changes) {
        boolean changed = false;
        for (InstanceState removed : changes.deletes()) {
            if (done.add(removed)) {
                for (EntityShape.Children children : plans.shape(removed.mapping()).children) {
                    changed |= !children.together()
                            && !EntityShape.isLeft(children.relationship(), removed)
                            && unlink(removed, children);
                }
            }
        }
        return changed;
    }

    private boolean unlink(InstanceState removed, EntityShape.Children children) {
        Interceptors.load(removed.instance(), children.relationship().name());
        Object value =
                removed.access().get(removed.instance(), children.relationship().index());
        if (value instanceof TrackedCollection collection) {
            collection.load();
            List<Object> stored = collection.snapshot();
            boolean changed = false;
            for (Object child : stored == null ? List.of() : stored) {
                changed |= unlink(removed, children, child);
            }
            return changed;
        }
        boolean[] changed = new boolean[1];
        Cascades.targets(value, false, child -> changed[0] |= unlink(removed, children, child));
        return changed[0];
    }

    private boolean unlink(InstanceState removed, EntityShape.Children children, Object child) {
        InstanceState state = context.stateOf(child);
        int back = children.back().index();
        if (state == null
                || state.status() != Status.PERSISTENT
                || state.access().get(child, back) != removed.instance()) {
            return false;
        }
        state.remember();
        state.access().set(child, back, null);
        return true;
    }
}
