package org.athanor.session;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.athanor.cascade.Cascades;
import org.athanor.instrument.Interceptors;
import org.athanor.instrument.TrackedCollection;
import org.athanor.load.LoadPlan;
import org.athanor.load.LoaderStrategy;
import org.athanor.mapping.Attribute;
import org.athanor.state.InstanceState;

/** Loads what a plan wants of an instance that is managed already, and of those behind it. */
final class PlanCompletion {
    private final StatefulSession session;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    PlanCompletion(StatefulSession session) {
        this.session = session;
    }

    void complete(InstanceState state, LoadPlan plan) {
        if (!seen.add(state.instance()) || !session.initialize(state)) {
            return;
        }
        for (Attribute attribute : state.mapping().attributes()) {
            if (!plan.names(attribute) || plan.strategy(attribute) == LoaderStrategy.LAZY) {
                continue;
            }
            Interceptors.load(state.instance(), attribute.name());
            Object value = state.access().get(state.instance(), attribute.index());
            if (value instanceof TrackedCollection collection) {
                collection.load();
            }
            LoadPlan nested = plan.nested(attribute);
            Cascades.targets(value, false, target -> {
                InstanceState next = session.context().stateOf(target);
                if (next != null) {
                    complete(next, nested == null ? LoadPlan.of(next.mapping()) : nested);
                }
            });
        }
    }
}
