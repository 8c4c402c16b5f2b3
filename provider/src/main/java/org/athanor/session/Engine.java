package org.athanor.session;

import jakarta.annotation.Nullable;
import java.util.function.Supplier;
import org.athanor.cascade.Cascades;
import org.athanor.flush.UnitOfWork;
import org.athanor.generator.IdentifierGenerators;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.CallbackCatalog;
import org.athanor.instrument.References;
import org.athanor.jdbc.Database;
import org.athanor.load.EntityLoaders;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;
import org.athanor.query.execute.QueryPlans;
import org.athanor.state.DetachedInstances;
import org.athanor.write.EntityWriters;

/** What all sessions of one factory share. Its parts compile what they need on first use and are safe for threads. */
public record Engine(
        Mappings mappings,
        Database database,
        Accesses accesses,
        References references,
        CallbackCatalog callbacks,
        EntityLoaders loaders,
        EntityWriters writers,
        IdentifierGenerators generators,
        Cascades cascades,
        UnitOfWork unitOfWork,
        Supplier<QueryPlans> plans,
        RowProbes probes,
        DetachedInstances detached,
        OpenSessions openSessions)
        implements AutoCloseable {

    /** Made when the first query is asked: a program that only finds needs none of it. */
    public QueryPlans queryPlans() {
        return plans.get();
    }

    /** The mapping of an entity class; an IllegalArgumentException if it is none. */
    public EntityMapping entity(@Nullable Class<?> type) {
        if (type == null) {
            throw new IllegalArgumentException("The entity class is null");
        }
        EntityMapping mapping = mappings.findExactly(type);
        if (mapping == null) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " is not an entity of this persistence unit. Annotate it with @Entity and list it in persistence.xml");
        }
        return mapping;
    }

    public StatefulSession openSession(SessionRules rules) {
        return new StatefulSession(this, rules);
    }

    @Override
    public void close() {
        database.close();
    }
}
