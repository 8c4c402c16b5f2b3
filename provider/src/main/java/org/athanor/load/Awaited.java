package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.InstanceState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the rows of a batch ask for beyond themselves, grouped by the select that brings it. To-ones by identifier come
 * first, for they may answer others: both sides of a one-to-one are known when one is.
 */
final class Awaited {
    private static final Logger LOG = LoggerFactory.getLogger(Awaited.class);

    private record ToOne(ToOneReader reader, InstanceState owner, Object key) {}

    private record TargetId(EntityMapping target, @Nullable LoadPlan plan) {}

    private record RelatedId(
            ToOneAttribute attribute, @Nullable LoadPlan plan) {}

    private record PluralId(
            PluralAttribute attribute,
            @Nullable LoadPlan plan,
            @Nullable Restriction restriction) {}

    private final ResultBatch batch;
    private Map<TargetId, List<ToOne>> byIdentity = new LinkedHashMap<>();
    private Map<TargetId, Set<Object>> demanded = new LinkedHashMap<>();
    private Map<RelatedId, List<ToOne>> byRelation = new LinkedHashMap<>();
    private Map<PluralId, List<TrackedCollection>> plurals = new LinkedHashMap<>();
    private final Set<InstanceState> incomplete = new LinkedHashSet<>();

    Awaited(ResultBatch batch) {
        this.batch = batch;
    }

    void add(ToOneReader reader, InstanceState owner, Object key) {
        ToOne toOne = new ToOne(reader, owner, key);
        ToOneAttribute attribute = reader.attribute();
        incomplete.add(owner);
        if (reader.byIdentity()) {
            byIdentity
                    .computeIfAbsent(new TargetId(attribute.target(), reader.plan()), id -> new ArrayList<>())
                    .add(toOne);
        } else {
            byRelation
                    .computeIfAbsent(new RelatedId(attribute, reader.plan()), id -> new ArrayList<>())
                    .add(toOne);
        }
    }

    /** The row of that key is to be read, whoever refers to it. */
    void demand(EntityMapping target, @Nullable LoadPlan plan, Object key) {
        demanded.computeIfAbsent(new TargetId(target, plan), id -> new LinkedHashSet<>())
                .add(key);
    }

    void add(ConcreteReader.Plural plural, TrackedCollection collection) {
        plurals.computeIfAbsent(
                        new PluralId(plural.attribute(), plural.plan(), plural.restriction()), id -> new ArrayList<>())
                .add(collection);
    }

    /** Something failed: instances whose to-ones never came must not stay, for they would pass for complete. */
    void abandon() {
        for (InstanceState state : incomplete) {
            if (state.managed()) {
                batch.persistence().detach(state);
            }
        }
        incomplete.clear();
    }

    /** Brings one wave; false when nothing was awaited. What the wave itself asks for is awaited next. */
    boolean bring() {
        if (!byIdentity.isEmpty()) {
            Map<TargetId, List<ToOne>> wave = byIdentity;
            byIdentity = new LinkedHashMap<>();
            wave.forEach((id, toOnes) -> bringByIdentity(id.target(), id.plan(), toOnes));
            return true;
        }
        if (!demanded.isEmpty()) {
            Map<TargetId, Set<Object>> wave = demanded;
            demanded = new LinkedHashMap<>();
            wave.forEach((id, keys) ->
                    batch.context().loaders().of(id.target()).read(batch, id.plan(), new ArrayList<>(keys)));
            return true;
        }
        if (!byRelation.isEmpty()) {
            Map<RelatedId, List<ToOne>> wave = byRelation;
            byRelation = new LinkedHashMap<>();
            wave.forEach((id, toOnes) -> bringByRelation(batch.related(id.attribute(), id.plan()), toOnes));
            return true;
        }
        if (!plurals.isEmpty()) {
            Map<PluralId, List<TrackedCollection>> wave = plurals;
            plurals = new LinkedHashMap<>();
            wave.forEach((id, collections) -> batch.context()
                    .loaders()
                    .related(id.attribute(), id.plan(), id.restriction())
                    .fill(batch, collections));
            return true;
        }
        incomplete.clear();
        return false;
    }

    private void bringByIdentity(EntityMapping target, @Nullable LoadPlan plan, List<ToOne> toOnes) {
        Set<Object> missing = new LinkedHashSet<>();
        for (ToOne toOne : toOnes) {
            InstanceState known = batch.persistence().find(new IdentityKey(target, toOne.key()));
            if (known == null || !known.loaded()) {
                missing.add(toOne.key());
            }
        }
        EntityLoader loader = batch.context().loaders().of(target);
        loader.read(batch, plan, new ArrayList<>(missing));
        for (ToOne toOne : toOnes) {
            InstanceState known = batch.persistence().find(new IdentityKey(target, toOne.key()));
            if (known == null || !known.loaded()) {
                throw new RowNotFoundException(
                        target.name(),
                        toOne.key(),
                        "attribute " + toOne.reader().attribute().name() + " of "
                                + toOne.owner().key() + " refers to it");
            }
            set(toOne, known.instance());
        }
    }

    private void bringByRelation(RelatedReader related, List<ToOne> toOnes) {
        Set<Object> keys = new LinkedHashSet<>();
        List<ToOne> asked = new ArrayList<>();
        for (ToOne toOne : toOnes) {
            Object mirrored =
                    batch.mirrored(toOne.reader().attribute(), toOne.owner().instance());
            if (mirrored != null) {
                set(toOne, mirrored);
            } else {
                keys.add(toOne.key());
                asked.add(toOne);
            }
        }
        Map<Object, List<Object>> targets = related.read(batch, keys);
        for (ToOne toOne : asked) {
            List<Object> found = targets.getOrDefault(toOne.key(), List.of());
            set(toOne, found.size() > 1 ? first(toOne, found) : found.isEmpty() ? null : found.get(0));
        }
    }

    /** The database allows what the mapping does not: several rows refer to the owner. */
    private Object first(ToOne toOne, List<Object> found) {
        LOG.warn(
                "Attribute {} of {} leads to one instance, but {} rows refer to it; the first one by its identifier is taken."
                        + " Map it as @OneToMany, or make the foreign key unique",
                toOne.reader().attribute().name(),
                toOne.owner().key(),
                found.size());
        return Collections.min(found, Comparator.comparing(this::identifier, Awaited::compare));
    }

    private @Nullable Object identifier(Object instance) {
        InstanceState state = batch.persistence().stateOf(instance);
        return state == null || state.key() == null ? null : state.key().value();
    }

    @SuppressWarnings("unchecked")
    private static int compare(@Nullable Object one, @Nullable Object other) {
        return one instanceof Comparable<?> comparable && other != null && one.getClass() == other.getClass()
                ? ((Comparable<Object>) comparable).compareTo(other)
                : 0;
    }

    private void set(ToOne toOne, @Nullable Object target) {
        AttributeSlot slot = toOne.reader().slot();
        boolean lacking = toOne.owner().lacks(slot.root());
        if (target == null && !lacking && slot.get(toOne.owner().instance()) == null) {
            return;
        }
        slot.set(toOne.owner().instance(), target);
        toOne.owner().capture(slot.root());
        if (target != null) {
            batch.mirror(toOne.reader().attribute(), toOne.owner().instance(), target);
        }
    }
}
