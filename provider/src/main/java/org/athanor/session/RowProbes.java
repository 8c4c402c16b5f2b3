package org.athanor.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.athanor.dialect.Dialect;
import org.athanor.mapping.EntityMapping;

/** The probes of one factory, each made on first use. */
public final class RowProbes {
    private final Dialect dialect;
    private final Map<EntityMapping, RowProbe> probes = new ConcurrentHashMap<>();

    public RowProbes(Dialect dialect) {
        this.dialect = dialect;
    }

    RowProbe of(EntityMapping mapping) {
        return probes.computeIfAbsent(mapping, m -> new RowProbe(m, dialect));
    }
}
