package org.athanor.load;

import org.athanor.instrument.Callbacks;
import org.athanor.instrument.ReferenceLoader;
import org.athanor.jdbc.JdbcSession;
import org.athanor.mapping.EntityMapping;
import org.athanor.state.PersistenceContext;

/** What loading needs of the session it works for. The session implements it. */
public interface LoadContext {
    PersistenceContext context();

    JdbcSession jdbc();

    /** The loaders of the factory. */
    EntityLoaders loaders();

    /** Loads the references of this session when they are touched. */
    ReferenceLoader referenceLoader();

    Callbacks callbacks(EntityMapping mapping);

    /** Whether touching one lazy attribute loads it for every instance of the same result. */
    boolean cohorts();
}
