package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;

/**
 * Which attributes of an entity are loaded how, and how their targets are loaded in turn. A plan states only what differs
 * from the mapping's own fetch types. Immutable; equal plans serve as keys of compiled selects.
 */
public final class LoadPlan {
    /** What a plan says of one attribute. */
    private record Step(
            LoaderStrategy strategy,
            @Nullable LoadPlan nested,
            @Nullable Restriction restriction) {}

    private final EntityMapping mapping;
    private final Map<Attribute, Step> steps;
    private final Unnamed unnamed;
    private final @Nullable Restriction everywhere;

    /** What becomes of attributes that a plan does not name. */
    private enum Unnamed {
        AS_MAPPED,
        LAZY_RELATIONSHIPS,
        LEFT_ALONE
    }

    private LoadPlan(
            EntityMapping mapping, Map<Attribute, Step> steps, Unnamed unnamed, @Nullable Restriction everywhere) {
        this.mapping = mapping;
        this.steps = steps;
        this.unnamed = unnamed;
        this.everywhere = everywhere;
    }

    /** The plan of the mapping itself. */
    public static LoadPlan of(EntityMapping mapping) {
        return new LoadPlan(mapping, new HashMap<>(), Unnamed.AS_MAPPED, null);
    }

    /** A plan by which every relationship not named in it is lazy: a fetch graph. */
    public static LoadPlan onlyNamed(EntityMapping mapping) {
        return new LoadPlan(mapping, new HashMap<>(), Unnamed.LAZY_RELATIONSHIPS, null);
    }

    /** A plan that brings these columns to instances that are there already, and touches nothing else of them. */
    public static LoadPlan columns(EntityMapping mapping, Collection<BasicAttribute> columns) {
        Map<Attribute, Step> steps = new HashMap<>();
        columns.forEach(column -> steps.put(column, new Step(LoaderStrategy.JOINED, null, null)));
        return new LoadPlan(mapping, steps, Unnamed.LEFT_ALONE, null);
    }

    public EntityMapping mapping() {
        return mapping;
    }

    /** This plan with another strategy for an attribute (of the entity, of a subclass, or of an embeddable in it). */
    public LoadPlan with(Attribute attribute, LoaderStrategy strategy, @Nullable LoadPlan nested) {
        return with(attribute, strategy, nested, null);
    }

    /** The same, with only the elements that the restriction lets through. */
    public LoadPlan with(
            Attribute attribute,
            LoaderStrategy strategy,
            @Nullable LoadPlan nested,
            @Nullable Restriction restriction) {
        if (!strategy.later()) {
            requireLoadable(attribute);
        }
        Map<Attribute, Step> changed = new HashMap<>(steps);
        changed.put(attribute, new Step(strategy, nested, restriction));
        return new LoadPlan(mapping, changed, unnamed, everywhere);
    }

    /** This plan, and those of all targets and their targets in turn, with a restriction of the collections that it concerns. */
    public LoadPlan everywhere(@Nullable Restriction restriction) {
        return restriction == null ? this : new LoadPlan(mapping, steps, unnamed, restriction);
    }

    /** An IllegalArgumentException for a dynamic collection, which nothing can load. */
    public static void requireLoadable(Attribute attribute) {
        if (attribute instanceof PluralAttribute plural && plural.dynamic()) {
            throw new IllegalArgumentException(attribute
                    + " is dynamic: its collection is a query and is never loaded, so"
                    + " no option, fetch join or graph can ask for it. Leave it out, and query the elements: by the collection"
                    + " of each owner, or by a query of " + plural.elementType().getSimpleName()
                    + " for all");
        }
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
        if (attribute instanceof BasicAttribute) {
            return unnamed == Unnamed.LEFT_ALONE || attribute.lazy() ? LoaderStrategy.LAZY : LoaderStrategy.JOINED;
        }
        return unnamed != Unnamed.AS_MAPPED || attribute.lazy() ? LoaderStrategy.LAZY : LoaderStrategy.SELECT_IN;
    }

    /** Whether attributes that the plan does not name are not even prepared for being loaded later. */
    boolean leavesAlone(Attribute attribute) {
        return unnamed == Unnamed.LEFT_ALONE && !steps.containsKey(attribute);
    }

    /** Whether this plan says anything of the attribute. */
    public boolean names(Attribute attribute) {
        return steps.containsKey(attribute);
    }

    /** The plan for the attribute's targets, null for their own default. */
    public @Nullable LoadPlan nested(Attribute attribute) {
        Step step = steps.get(attribute);
        LoadPlan nested = step == null ? null : step.nested();
        if (everywhere == null || !(attribute instanceof Relationship relationship)) {
            return nested;
        }
        return (nested == null ? of(relationship.target()) : nested).everywhere(everywhere);
    }

    /** Which elements of the attribute are wanted; null for all. */
    public @Nullable Restriction restriction(Attribute attribute) {
        Step step = steps.get(attribute);
        Restriction own = step == null ? null : step.restriction();
        Restriction general =
                everywhere != null && attribute instanceof ToManyAttribute many && everywhere.concerns(many)
                        ? everywhere
                        : null;
        return own == null ? general : general == null ? own : own.and(general);
    }

    /** Whether it has restrictions, whose values are of one query; what is compiled for it is not kept. */
    boolean restricted() {
        if (everywhere != null) {
            return true;
        }
        for (Step step : steps.values()) {
            if (step.restriction() != null
                    || step.nested() != null && step.nested().restricted()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the plan asks for the attribute itself, so that it is to come for instances loaded before, too. */
    boolean demands(Attribute attribute) {
        Step step = steps.get(attribute);
        return step != null && !step.strategy().later();
    }

    /** Whether this plan has to be known when something is loaded later. */
    boolean saysLater() {
        if (everywhere != null) {
            return true;
        }
        for (Step step : steps.values()) {
            boolean below = step.strategy().later() && step.nested() != null;
            if (step.strategy() == LoaderStrategy.RAISE || step.restriction() != null || below) {
                return true;
            }
        }
        return false;
    }

    /** Whether the attribute of an instance that was read by this plan must not be loaded. */
    boolean refuses(Attribute attribute) {
        return strategy(named(attribute)) == LoaderStrategy.RAISE;
    }

    /** The plan for the targets of an attribute of an instance that was read by this plan. */
    public @Nullable LoadPlan later(Attribute attribute) {
        return nested(named(attribute));
    }

    /** Which elements of a collection of an instance that was read by this plan are wanted; null for all. */
    public @Nullable Restriction laterRestriction(Attribute attribute) {
        return restriction(named(attribute));
    }

    /** What this plan calls an attribute: where each class has its own columns, the one of the class asked for. */
    Attribute named(Attribute attribute) {
        List<Attribute> asked = mapping.attributes();
        int index = attribute.index();
        return index < asked.size() && asked.get(index).name().equals(attribute.name()) ? asked.get(index) : attribute;
    }

    /** Whether this is the mapping's own plan. */
    public boolean isDefault() {
        return steps.isEmpty() && unnamed == Unnamed.AS_MAPPED && everywhere == null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoadPlan plan
                && mapping == plan.mapping
                && unnamed == plan.unnamed
                && Objects.equals(everywhere, plan.everywhere)
                && steps.equals(plan.steps);
    }

    @Override
    public int hashCode() {
        return mapping.ordinal() * 31 + steps.size();
    }
}
