package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.Map;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;

/**
 * Which attributes of an entity are loaded how, and how their targets are loaded in turn. A plan states only what differs
 * from the mapping's own fetch types. Immutable; equal plans serve as keys of compiled selects.
 */
public final class LoadPlan {
    /** What a plan says of one attribute. */
    private record Step(LoaderStrategy strategy, @Nullable LoadPlan nested) {}

    private final EntityMapping mapping;
    private final Map<Attribute, Step> steps;
    private final boolean onlyNamed;

    private LoadPlan(EntityMapping mapping, Map<Attribute, Step> steps, boolean onlyNamed) {
        this.mapping = mapping;
        this.steps = steps;
        this.onlyNamed = onlyNamed;
    }

    /** The plan of the mapping itself. */
    public static LoadPlan of(EntityMapping mapping) {
        return new LoadPlan(mapping, new HashMap<>(), false);
    }

    /** A plan by which every relationship not named in it is lazy: a fetch graph. */
    public static LoadPlan onlyNamed(EntityMapping mapping) {
        return new LoadPlan(mapping, new HashMap<>(), true);
    }

    public EntityMapping mapping() {
        return mapping;
    }

    /** This plan with another strategy for an attribute (of the entity, of a subclass, or of an embeddable in it). */
    public LoadPlan with(Attribute attribute, LoaderStrategy strategy, @Nullable LoadPlan nested) {
        Map<Attribute, Step> changed = new HashMap<>(steps);
        changed.put(attribute, new Step(strategy, nested));
        return new LoadPlan(mapping, changed, onlyNamed);
    }

    /** This plan with an attribute loaded for all owners of the result at once. */
    public LoadPlan selectIn(Attribute attribute) {
        return with(attribute, LoaderStrategy.SELECT_IN, nested(attribute));
    }

    /** The same, with a plan for the targets. */
    public LoadPlan selectIn(Attribute attribute, LoadPlan nested) {
        return with(attribute, LoaderStrategy.SELECT_IN, nested);
    }

    /** What this plan says of the attribute, else what its fetch type says. */
    public LoaderStrategy strategy(Attribute attribute) {
        Step step = steps.get(attribute);
        if (step != null) {
            return step.strategy();
        }
        return onlyNamed || attribute.lazy() ? LoaderStrategy.LAZY : LoaderStrategy.SELECT_IN;
    }

    /** Whether this plan says anything of the attribute. */
    public boolean names(Attribute attribute) {
        return steps.containsKey(attribute);
    }

    /** The plan for the attribute's targets, null for their own default. */
    public @Nullable LoadPlan nested(Attribute attribute) {
        Step step = steps.get(attribute);
        return step == null ? null : step.nested();
    }

    /** Whether the plan asks for the attribute itself, so that it is to come for instances loaded before, too. */
    boolean demands(Attribute attribute) {
        Step step = steps.get(attribute);
        return step != null && step.strategy() != LoaderStrategy.LAZY;
    }

    /** Whether this is the mapping's own plan. */
    public boolean isDefault() {
        return steps.isEmpty() && !onlyNamed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoadPlan plan
                && mapping == plan.mapping
                && onlyNamed == plan.onlyNamed
                && steps.equals(plan.steps);
    }

    @Override
    public int hashCode() {
        return mapping.ordinal() * 31 + steps.size();
    }
}
