package org.athanor.flush;

import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.athanor.instrument.Accesses;
import org.athanor.mapping.EntityMapping;
import org.athanor.write.EntityWriters;

/** What flushes of one factory have worked out so far: the shape of each entity, and an order for each set of entities. */
public final class FlushPlans {
    /** Beyond this many sets of entities something is odd, and remembering them all would be a leak. */
    private static final int MOST_PLANS = 4096;

    private final Accesses accesses;
    private final EntityWriters writers;
    private final AtomicReferenceArray<EntityShape> shapes;
    private final Map<BitSet, FlushPlan> plans = new ConcurrentHashMap<>();

    public FlushPlans(Accesses accesses, EntityWriters writers) {
        this.accesses = accesses;
        this.writers = writers;
        this.shapes = new AtomicReferenceArray<>(accesses.mappings().entities().size());
    }

    Accesses accesses() {
        return accesses;
    }

    EntityWriters writers() {
        return writers;
    }

    EntityShape shape(EntityMapping mapping) {
        EntityShape known = shapes.get(mapping.ordinal());
        if (known == null) {
            EntityShape made = new EntityShape(mapping, writers.of(mapping), accesses);
            known = shapes.compareAndSet(mapping.ordinal(), null, made) ? made : shapes.get(mapping.ordinal());
        }
        return known;
    }

    /** The order for rows of these entities, by {@link EntityMapping#ordinal()}. */
    FlushPlan plan(BitSet entities) {
        FlushPlan known = plans.get(entities);
        if (known == null) {
            if (plans.size() >= MOST_PLANS) {
                plans.clear();
            }
            BitSet key = (BitSet) entities.clone();
            known = FlushPlan.of(key, this);
            plans.put(key, known);
        }
        return known;
    }
}
