package org.athanor.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.AttributeMember;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;
import org.athanor.type.JdbcCodec;

/** Access to all classes of a persistence unit, generated when a class is first used. One a factory; thread-safe. */
public final class Accesses {
    private record EmbeddableUse(Class<?> type, List<AttributeMember> members) {}

    private final Mappings mappings;
    private final Function<BasicAttribute, JdbcCodec.Fetch> fetch;
    private final AtomicReferenceArray<EntityAccess> entities;
    private final Map<EmbeddedAttribute, EmbeddableAccess> embeddeds = new ConcurrentHashMap<>();
    private final Map<EmbeddableUse, EmbeddableAccess> embeddables = new ConcurrentHashMap<>();
    private final BridgeCatalog bridges = new BridgeCatalog();
    private final LeafGetters leafGetters;
    private final boolean enhancement;
    private final boolean generation;

    /** {@code fetch} says how the database's codec of an attribute's column may be read without boxing. */
    public Accesses(Mappings mappings, Function<BasicAttribute, JdbcCodec.Fetch> fetch) {
        this(mappings, fetch, true, true);
    }

    /**
     * Without {@code enhancement}, enhanced classes are used as if they were not; without {@code generation}, no class is
     * made at run time, and method handles do the work.
     */
    public Accesses(
            Mappings mappings,
            Function<BasicAttribute, JdbcCodec.Fetch> fetch,
            boolean enhancement,
            boolean generation) {
        this.mappings = mappings;
        this.enhancement = enhancement;
        this.generation = generation;
        this.fetch = fetch;
        this.entities = new AtomicReferenceArray<>(mappings.entities().size());
        this.leafGetters = new LeafGetters(this);
    }

    public Mappings mappings() {
        return mappings;
    }

    /** For people: the entities whose instances do not announce accesses to their attributes, and why. */
    public List<String> notEnhanced() {
        List<String> entities = new ArrayList<>();
        for (EntityMapping mapping : mappings.entities()) {
            String gap = Coverage.gap(mapping);
            if (gap != null) {
                String type = mapping.javaType().getName();
                entities.add(gap.startsWith(type) ? gap : type + ", for " + gap);
            }
        }
        return entities;
    }

    /** Whether instances of that entity announce accesses, and are heard. */
    boolean enhances(EntityMapping mapping) {
        return enhancement && Coverage.of(mapping);
    }

    public EntityAccess of(EntityMapping mapping) {
        EntityAccess known = entities.get(mapping.ordinal());
        return known != null ? known : create(mapping);
    }

    private synchronized EntityAccess create(EntityMapping mapping) {
        EntityAccess known = entities.get(mapping.ordinal());
        if (known == null) {
            known = generates(mapping.javaType())
                    ? AccessGenerator.generate(mapping, fetch, bridges)
                    : new HandleAccess(mapping);
            known.accesses(this);
            entities.set(mapping.ordinal(), known);
        }
        return known;
    }

    /** The access for an instance's own class; an IllegalArgumentException if that is no entity. */
    public EntityAccess of(Object instance) {
        EntityMapping mapping = mappings.find(instance.getClass());
        if (mapping == null || mapping.javaType() != instance.getClass() && !(instance instanceof Reference)) {
            throw new IllegalArgumentException(instance.getClass().getName() + " is not an entity of this persistence"
                    + " unit. Annotate it with @Entity, or list it in persistence.xml.");
        }
        return of(mapping);
    }

    /** Uses of one embeddable with the same members share what is generated. */
    public EmbeddableAccess of(EmbeddedAttribute attribute) {
        EmbeddableAccess known = embeddeds.get(attribute);
        if (known == null) {
            List<AttributeMember> members =
                    attribute.attributes().stream().map(Attribute::member).toList();
            known = embeddables.computeIfAbsent(
                    new EmbeddableUse(attribute.javaType(), members),
                    use -> generates(use.type())
                            ? EmbeddableGenerator.generate(use.type(), attribute.attributes(), bridges)
                            : new HandleEmbeddableAccess(use.type(), attribute.attributes()));
            embeddeds.put(attribute, known);
        }
        return known;
    }

    /** Whether classes are made beside this one at run time. */
    boolean generates(Class<?> type) {
        return generation && HiddenClasses.canGenerate(type);
    }

    /** The precompiled getters of leaves. */
    public LeafGetters leafGetters() {
        return leafGetters;
    }

    /** An empty snapshot of an entity class, for {@link EntityAccess#newSnapshot}. */
    Snapshot snapshotOf(EntityMapping mapping) {
        return generates(mapping.javaType())
                ? SnapshotGenerator.generate(mapping, this, bridges)
                : new HandleSnapshot(of(mapping), this);
    }
}
