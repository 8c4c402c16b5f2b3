package org.athanor.load.strategy;

import java.util.ArrayList;
import java.util.List;
import org.athanor.instrument.NotLoadedException;
import org.athanor.instrument.ReferenceLoader;
import org.athanor.load.EntityLoader;
import org.athanor.load.Later;
import org.athanor.load.LoadContext;
import org.athanor.load.RowNotFoundException;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.state.InstanceState;

/** Loads a reference of one session when it is touched, and with it the references of the same entity in its cohort. */
public final class LazyReferenceLoader implements ReferenceLoader {
    private final LoadContext context;

    public LazyReferenceLoader(LoadContext context) {
        this.context = context;
    }

    @Override
    public void load(Object reference) {
        InstanceState state = context.context().stateOf(reference);
        if (state == null) {
            throw new NotLoadedException(reference.getClass().getSuperclass().getSimpleName(), "its state");
        }
        load(state);
    }

    /** Loads an instance that was never read, or has expired. */
    public void load(InstanceState state) {
        IdentityKey key = state.key();
        if (key == null) {
            throw new IllegalStateException(state + " has no identifier to be loaded by");
        }
        Later.requireReadable(context, state);
        EntityMapping mapping = state.mapping();
        EntityLoader loader = context.loaders().of(mapping);
        List<InstanceState> portion = CohortPortion.of(
                context,
                state,
                loader.chunk(),
                member -> !member.loaded() && member.mapping() == mapping && Later.same(context, state, member));
        if (portion.size() == 1) {
            loader.initialize(context, state);
        } else {
            List<Object> keys = new ArrayList<>(portion.size());
            for (InstanceState member : portion) {
                IdentityKey memberKey = member.key();
                if (memberKey != null) {
                    keys.add(memberKey.value());
                }
            }
            loader.loadAll(context, keys, Later.plan(context, state));
        }
        if (!state.loaded()) {
            throw new RowNotFoundException(mapping.name(), key.value(), "a reference to it was touched");
        }
    }
}
