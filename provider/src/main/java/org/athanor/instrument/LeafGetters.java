package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.ToOneAttribute;

/**
 * Precompiled {@link LeafGetter}s: a path is resolved once into nested getters. A to-one leaf gives the target's value of
 * the referenced leaf, null when there is no target or its identifier is not known yet; a target that is an unloaded
 * reference is not loaded for its identifier.
 */
public final class LeafGetters {
    private final Accesses accesses;
    private final AtomicReferenceArray<List<LeafGetter>> byEntity;

    LeafGetters(Accesses accesses) {
        this.accesses = accesses;
        this.byEntity =
                new AtomicReferenceArray<>(accesses.mappings().entities().size());
    }

    /** Parallel to {@link EntityMapping#leaves()}. */
    public List<LeafGetter> of(EntityMapping mapping) {
        List<LeafGetter> known = byEntity.get(mapping.ordinal());
        if (known == null) {
            List<LeafGetter> compiled = new ArrayList<>();
            for (Leaf leaf : mapping.leaves()) {
                compiled.add(of(mapping, leaf));
            }
            known = List.copyOf(compiled);
            byEntity.set(mapping.ordinal(), known);
        }
        return known;
    }

    /** A getter for instances of that entity or one below it. */
    public LeafGetter of(EntityMapping mapping, Leaf leaf) {
        int index = leaf.root().index();
        if (leaf.path().size() == 1 && leaf.referenced() == null) {
            return new OfAttribute(accesses.of(mapping), index);
        }
        LeafGetter rest = rest(leaf, leaf.root(), 1);
        return rest == null
                ? new OfAttribute(accesses.of(mapping), index)
                : new Along(new OfAttribute(accesses.of(mapping), index), rest);
    }

    /** What follows an attribute of the path; null when its value is that of the leaf. */
    private @Nullable LeafGetter rest(Leaf leaf, Attribute at, int next) {
        if (at instanceof ToOneAttribute toOne) {
            Leaf referenced = leaf.referenced();
            if (referenced == null) {
                throw new IllegalStateException("The leaf of " + toOne + " refers to no column of its target");
            }
            return new OfTarget(accesses, toOne.target(), referenced);
        }
        if (at instanceof EmbeddedAttribute embedded) {
            Attribute inner = leaf.path().get(next);
            LeafGetter own = new OfEmbedded(accesses, embedded, inner.index());
            LeafGetter rest = rest(leaf, inner, next + 1);
            return rest == null ? own : new Along(own, rest);
        }
        return null;
    }

    private record OfAttribute(EntityAccess access, int index) implements LeafGetter {
        @Override
        public @Nullable Object get(Object instance) {
            return access.get(instance, index);
        }
    }

    private record Along(LeafGetter first, LeafGetter rest) implements LeafGetter {
        @Override
        public @Nullable Object get(Object instance) {
            Object value = first.get(instance);
            return value == null ? null : rest.get(value);
        }
    }

    private static final class OfEmbedded implements LeafGetter {
        private final Accesses accesses;
        private final EmbeddedAttribute embedded;
        private final int index;
        private @Nullable EmbeddableAccess access;

        OfEmbedded(Accesses accesses, EmbeddedAttribute embedded, int index) {
            this.accesses = accesses;
            this.embedded = embedded;
            this.index = index;
        }

        @Override
        public @Nullable Object get(Object embeddable) {
            EmbeddableAccess known = access;
            if (known == null) {
                known = accesses.of(embedded);
                access = known;
            }
            return known.get(embeddable, index);
        }
    }

    /** Resolved at first use, as targets may lead back to where they came from. */
    private static final class OfTarget implements LeafGetter {
        private final Accesses accesses;
        private final EntityMapping target;
        private final Leaf leaf;
        private final boolean ofId;
        private final boolean zeroIsNone;
        private @Nullable LeafGetter getter;

        OfTarget(Accesses accesses, EntityMapping target, Leaf leaf) {
            this.accesses = accesses;
            this.target = target;
            this.leaf = leaf;
            this.ofId = leaf.root().isId();
            this.zeroIsNone = ofId && leaf.path().size() == 1 && zeroIsNone(target, leaf.root());
        }

        @Override
        public @Nullable Object get(Object instance) {
            LeafGetter known = getter;
            if (known == null) {
                known = accesses.leafGetters().of(target, leaf);
                getter = known;
            }
            if (!ofId) {
                Interceptors.load(instance, leaf.root().name());
            }
            Object value = known.get(instance);
            return zeroIsNone && isZero(value) ? null : value;
        }
    }

    /** Whether 0 in that identifier attribute means that the generator has not given a value yet. */
    static boolean zeroIsNone(EntityMapping entity, Attribute attribute) {
        return attribute instanceof BasicAttribute basic
                && basic.javaType().isPrimitive()
                && (basic.generator() != null || entity.id().generator() != null);
    }

    static boolean isZero(@Nullable Object value) {
        return value instanceof Number number && number.longValue() == 0;
    }
}
