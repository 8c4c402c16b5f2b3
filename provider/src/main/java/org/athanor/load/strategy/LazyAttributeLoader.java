package org.athanor.load.strategy;

import org.athanor.load.LoadContext;
import org.athanor.state.AttributeLoader;
import org.athanor.state.InstanceState;

/** Loads for the enhanced instances of one session what they lack when it is touched. */
public final class LazyAttributeLoader implements AttributeLoader {
    private final LoadContext context;
    private final LazyReferenceLoader references;

    public LazyAttributeLoader(LoadContext context) {
        this.context = context;
        this.references = new LazyReferenceLoader(context);
    }

    @Override
    public void load(InstanceState state) {
        references.load(state);
    }

    @Override
    public void load(InstanceState state, int attribute) {
        throw new IllegalStateException(context + " leaves no attributes out");
    }
}
