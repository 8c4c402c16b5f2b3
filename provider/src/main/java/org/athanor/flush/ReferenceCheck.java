package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.athanor.cascade.Cascades;
import org.athanor.instrument.EmbeddableAccess;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.Changes;
import org.athanor.state.InstanceState;
import org.athanor.state.Status;
import org.athanor.write.MapKeyPart;

/**
 * Looks at what new and changed relationships lead to (Jakarta Persistence 3.2, 3.3.4): along PERSIST (or all relationships), new instances become
 * pending and removed ones managed again; without it they are an error. Relationships that have not changed are not looked
 * at, so the cost is that of the changes.
 */
final class ReferenceCheck {
    private final FlushPlans plans;
    private final Cascades cascades;
    private final FlushContext context;
    private final Runnable removeOrphans;
    private boolean persisted;

    /** {@code removeOrphans} is run when a new instance has the identifier of a managed one, which may be an orphan. */
    ReferenceCheck(FlushPlans plans, Cascades cascades, FlushContext context, Runnable removeOrphans) {
        this.removeOrphans = removeOrphans;
        this.plans = plans;
        this.cascades = cascades;
        this.context = context;
    }

    /** Whether anything was persisted on the way, so that the changes must be taken anew. */
    boolean run(Changes changes) {
        persisted = false;
        for (InstanceState state : changes.inserts()) {
            checkToOnes(state, null);
        }
        for (Changes.Update update : changes.updates()) {
            checkToOnes(update.state(), update.attributes());
        }
        for (TrackedCollection collection : changes.collections()) {
            InstanceState owner = context.context().stateOf(collection.owner());
            if (owner == null || !owner.managed()) {
                continue;
            }
            if (collection.attribute() instanceof ToManyAttribute toMany) {
                collection.added().forEach(element -> check(owner, toMany, element));
            }
            if (collection.attribute() instanceof ElementCollectionAttribute values) {
                for (ToOneAttribute reference : references(values.element())) {
                    checkElements(owner, values, collection, reference);
                }
            }
            if (collection.loaded() && collection instanceof Map<?, ?> map && keyedByEntities(collection)) {
                map.keySet().forEach(key -> checkKey(owner, collection.attribute(), key));
            }
        }
        return persisted;
    }

    /** What an element directly refers to; what embeddables within it do is found out by the row that is written. */
    private static List<ToOneAttribute> references(Attribute element) {
        return element instanceof EmbeddedAttribute embedded
                ? embedded.attributes().stream()
                        .filter(ToOneAttribute.class::isInstance)
                        .map(ToOneAttribute.class::cast)
                        .toList()
                : List.of();
    }

    private void checkElements(
            InstanceState owner,
            ElementCollectionAttribute values,
            TrackedCollection collection,
            ToOneAttribute reference) {
        EmbeddableAccess access = plans.accesses().of((EmbeddedAttribute) values.element());
        for (Object element : collection.current()) {
            if (element != null) {
                check(owner, reference, access.get(element, reference.index()));
            }
        }
    }

    private static boolean keyedByEntities(TrackedCollection collection) {
        List<MapKeyPart> parts = MapKeyPart.of(collection.attribute());
        return !parts.isEmpty() && parts.get(0).leaf() != null;
    }

    /** Nothing cascades to the keys of a map. */
    private void checkKey(InstanceState owner, PluralAttribute attribute, @Nullable Object key) {
        InstanceState state = key == null ? null : context.context().stateOf(key);
        if (key != null && (state == null ? context.isNew(key) : !state.managed())) {
            String entity = plans.accesses().of(key).mapping().name();
            throw new IllegalStateException(name(owner) + "." + attribute.name() + " has as a key "
                    + (state == null
                            ? "a new " + entity + " that was never persisted. Call persist() for the " + entity
                                    + " before the flush, or take the key out of the map"
                            : name(state) + ", which is removed. Take the key out of the map before the flush,"
                                    + " or do not remove the " + entity));
        }
    }

    /** {@code changed} null: all of them. */
    private void checkToOnes(InstanceState state, @Nullable BitSet changed) {
        EntityShape shape = plans.shape(state.mapping());
        for (ForeignReference reference : shape.references) {
            if (changed == null || changed.get(reference.root().index())) {
                check(
                        state,
                        reference.attribute(),
                        reference.target(plans.accesses(), state.access(), state.instance()));
            }
        }
        for (ToOneAttribute other : shape.otherToOnes) {
            if (changed == null || changed.get(other.index())) {
                check(state, other, state.access().get(state.instance(), other.index()));
            }
        }
    }

    private void check(InstanceState owner, Relationship relationship, @Nullable Object target) {
        if (target == null || relationship.viewOnly()) {
            return;
        }
        InstanceState state = context.context().stateOf(target);
        if (state != null && state.managed()) {
            return;
        }
        boolean alongAll = context.newAlong() == Cascade.SAVE_UPDATE;
        if (alongAll && (state != null || !relationship.cascades(Cascade.SAVE_UPDATE) || context.staysOut(target))) {
            return; // a removed instance stays removed; a new one that may not come in is left out
        }
        if (relationship.cascades(context.newAlong())) {
            cascades.walk(target, context.newAlong(), this::persist);
        } else if (state != null) {
            if (relationship.owning()) {
                throw refersToRemoved(owner, relationship, state);
            }
        } else if (context.isNew(target)) {
            throw refersToNew(owner, relationship, target);
        } else if (relationship instanceof ToManyAttribute toMany && toMany.owning() && toMany.joinTable() == null) {
            throw new IllegalStateException(name(owner) + "." + relationship.name() + " holds a detached "
                    + plans.accesses().of(target).mapping().name()
                    + ", whose row is to get the foreign key. Add the managed instance instead: the result of merge()"
                    + " or find()");
        }
    }

    private boolean persist(Object reached) {
        InstanceState state = context.context().stateOf(reached);
        if (state != null && (state.managed() || context.newAlong() == Cascade.SAVE_UPDATE)) {
            return state.status() == Status.PENDING;
        }
        if (state == null && identifierIsTaken(reached)) {
            removeOrphans.run();
        }
        context.persistOne(reached);
        persisted = true;
        return true;
    }

    private boolean identifierIsTaken(Object reached) {
        EntityAccess access = plans.accesses().of(reached);
        Object keyValue = access.identifier().keyOf(reached);
        InstanceState other =
                keyValue == null ? null : context.context().find(new IdentityKey(access.mapping(), keyValue));
        return other != null && other.managed();
    }

    private static IllegalStateException refersToRemoved(
            InstanceState owner, Relationship relationship, InstanceState removed) {
        return new IllegalStateException(name(owner) + "." + relationship.name() + " refers to " + name(removed)
                + ", which is removed. Set the relationship to something else before the flush, or do not remove "
                + removed.mapping().name());
    }

    private IllegalStateException refersToNew(InstanceState owner, Relationship relationship, Object target) {
        String entity = plans.accesses().of(target).mapping().name();
        return new IllegalStateException(name(owner) + "." + relationship.name() + " refers to a new " + entity
                + " that was never persisted. Call persist() for the " + entity
                + " before the flush, or declare the relationship with cascade = CascadeType.PERSIST");
    }

    private static String name(InstanceState state) {
        return state.key() != null
                ? state.key().toString()
                : "a new " + state.mapping().name();
    }
}
