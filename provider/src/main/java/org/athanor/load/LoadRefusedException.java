package org.athanor.load;

import org.athanor.mapping.Attribute;
import org.athanor.state.InstanceState;

/** An attribute was touched that would have to be loaded, and the query that brought its owner said that it must not be. */
public final class LoadRefusedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public LoadRefusedException(InstanceState touched, Attribute attribute) {
        super("Touching " + attribute + " would load it (of " + touched.key() + "), and the query that brought it said"
                + " raiseLoad: load it with that query, by selectInLoad(…) or joinedLoad(…), or leave raiseLoad out");
    }
}
