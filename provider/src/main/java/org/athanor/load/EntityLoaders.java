package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.athanor.dialect.Dialect;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.References;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;

/** The loaders of all entities of a factory, compiled when first asked for and shared by all sessions. */
public final class EntityLoaders {
    /** Which reader of an attribute: by the plan for its targets, null for their own. */
    private record RelatedId(Attribute attribute, @Nullable LoadPlan plan) {}

    private final Mappings mappings;
    private final Dialect dialect;
    private final Accesses accesses;
    private final References references;
    private final AtomicReferenceArray<EntityLoader> loaders;
    private final Map<RelatedId, RelatedReader> related = new ConcurrentHashMap<>();

    public EntityLoaders(Mappings mappings, Dialect dialect, Accesses accesses, References references) {
        this.mappings = mappings;
        this.dialect = dialect;
        this.accesses = accesses;
        this.references = references;
        this.loaders = new AtomicReferenceArray<>(mappings.entities().size());
    }

    public EntityLoader of(EntityMapping mapping) {
        EntityLoader loader = loaders.get(mapping.ordinal());
        if (loader == null) {
            loaders.compareAndSet(mapping.ordinal(), null, new EntityLoader(this, mapping));
            loader = loaders.get(mapping.ordinal());
        }
        return loader;
    }

    /** The reader of a relationship or of a collection of values. */
    public RelatedReader related(Attribute attribute) {
        return related(attribute, null);
    }

    /** The same, with a plan for the targets. */
    public RelatedReader related(Attribute attribute, @Nullable LoadPlan plan) {
        return related(attribute, plan, null);
    }

    /** The same, with only the elements that a restriction lets through. */
    public RelatedReader related(Attribute attribute, @Nullable LoadPlan plan, @Nullable Restriction restriction) {
        if (restriction != null || plan != null && plan.restricted()) {
            return new RelatedReader(this, ownerOf(attribute), attribute, plan, restriction);
        }
        RelatedId id = new RelatedId(attribute, plan);
        RelatedReader known = related.get(id);
        if (known != null) {
            return known;
        }
        RelatedReader made = new RelatedReader(this, ownerOf(attribute), attribute, plan, null);
        RelatedReader first = related.putIfAbsent(id, made);
        return first == null ? made : first;
    }

    Dialect dialect() {
        return dialect;
    }

    Accesses accesses() {
        return accesses;
    }

    References references() {
        return references;
    }

    /** The topmost entity that has the attribute. */
    private EntityMapping ownerOf(Attribute attribute) {
        for (EntityMapping entity : mappings.entities()) {
            if (has(entity.attributes(), attribute)) {
                EntityMapping top = entity;
                for (EntityMapping up = top.superMapping(); up != null; up = up.superMapping()) {
                    if (has(up.attributes(), attribute)) {
                        top = up;
                    }
                }
                return top;
            }
        }
        throw new IllegalArgumentException("Attribute " + attribute + " belongs to no entity of this persistence unit");
    }

    private static boolean has(List<Attribute> attributes, Attribute wanted) {
        for (Attribute attribute : attributes) {
            if (attribute == wanted
                    || attribute instanceof EmbeddedAttribute embedded && has(embedded.attributes(), wanted)) {
                return true;
            }
        }
        return false;
    }
}
