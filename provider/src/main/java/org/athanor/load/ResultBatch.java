package org.athanor.load;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.Callback;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.Cohort;
import org.athanor.state.InstanceState;
import org.athanor.state.PersistenceContext;

/**
 * One execution of a select while its rows are read: remembers what the rows ask for beyond themselves, and brings it
 * after the last row, in {@link #complete}. Each wave of further selects serves all instances of the wave before it, so
 * their number does not depend on the number of rows.
 */
public final class ResultBatch {
    private final LoadContext context;
    private final PersistenceContext persistence;
    private final boolean cohorts;
    private final ResultRow row = new ResultRow();
    private @Nullable InstanceState overwritten;
    private @Nullable Set<InstanceState> readOver;
    private @Nullable Awaited awaited;
    private @Nullable IdentityHashMap<TrackedCollection, GatheredElements> gathered;
    private @Nullable Map<Attribute, IdentityHashMap<Object, Object>> mirrors;
    private @Nullable List<InstanceState> callbacks;
    private @Nullable Cohort cohort;

    public ResultBatch(LoadContext context) {
        this(context, null);
    }

    /** {@code overwritten} is read over although it is loaded; null for none. */
    ResultBatch(LoadContext context, @Nullable InstanceState overwritten) {
        this.context = context;
        this.persistence = context.context();
        this.cohorts = context.cohorts();
        this.overwritten = overwritten;
    }

    LoadContext context() {
        return context;
    }

    PersistenceContext persistence() {
        return persistence;
    }

    RelatedReader related(Attribute attribute, @Nullable LoadPlan plan) {
        return context.loaders().related(attribute, plan);
    }

    ResultRow row(ResultSet rows, ColumnDecoder[] decoders) {
        return row.at(rows, decoders);
    }

    /** The instances of the wave being read. */
    public Cohort cohort() {
        Cohort current = cohort;
        if (current == null) {
            current = new Cohort();
            cohort = current;
        }
        return current;
    }

    /** The instances to come are of another result than those so far. */
    void nextCohort() {
        cohort = null;
    }

    /** A batch that reads over every loaded instance, once. */
    public static ResultBatch overwriting(LoadContext context) {
        ResultBatch batch = new ResultBatch(context);
        batch.readOver = Collections.newSetFromMap(new IdentityHashMap<>());
        return batch;
    }

    boolean overwrites(InstanceState state) {
        return state == overwritten || readOver != null && readOver.add(state);
    }

    /** An instance was filled from a row. */
    void loaded(InstanceState state, boolean hasCallbacks) {
        if (cohorts && state.cohort() != cohort()) {
            cohort().add(state);
        }
        if (readOver != null) {
            readOver.add(state);
        }
        if (state == overwritten) {
            overwritten = null;
        }
        if (hasCallbacks) {
            if (callbacks == null) {
                callbacks = new ArrayList<>();
            }
            callbacks.add(state);
        }
    }

    /** A new reference that nobody has read. */
    Object reference(EntityMapping mapping, IdentityKey key) {
        Object reference = context.loaders().references().create(mapping, key.value(), context.referenceLoader());
        InstanceState state = persistence.addUnloaded(reference, mapping, key);
        if (cohorts) {
            cohort().add(state);
        }
        return reference;
    }

    /**
     * The instance that a value read beside its owner refers to, which is read after the last row if {@code demanded}; at once
     * where nothing can stand for it, as its class is not certain.
     */
    @Nullable
    Object referred(EntityMapping target, IdentityKey key, boolean demanded) {
        InstanceState known = persistence.find(key);
        if (known == null && !context.loaders().references().possible(target)) {
            context.loaders().of(target).loadAll(context, List.of(key.value()));
            known = persistence.find(key);
            return known == null ? null : known.instance();
        }
        Object instance = known == null ? reference(target, key) : known.instance();
        if (demanded && (known == null || !known.loaded())) {
            awaited().demand(target, null, key.value());
        }
        return instance;
    }

    /** What is to be known when a reference, which nobody has read, is touched. */
    void remember(Object reference, Object rule) {
        InstanceState state = persistence.stateOf(reference);
        if (state != null && !state.loaded()) {
            persistence.later().put(state, rule);
        }
    }

    /** A to-one is to be set after the last row. */
    void await(ToOneReader reader, InstanceState owner, Object key) {
        awaited().add(reader, owner, key);
    }

    /** The target of a to-one that is there already is to be loaded, and what the plan wants of it. */
    void demand(ToOneReader reader, @Nullable Object target) {
        InstanceState state = target == null ? null : persistence.stateOf(target);
        LoadPlan nested = reader.plan();
        if (state != null && state.key() != null && (!state.loaded() || nested != null && !nested.isDefault())) {
            awaited().demand(reader.attribute().target(), nested, state.key().value());
        }
    }

    /** A collection is to be filled after the last row. */
    void await(ConcreteReader.Plural plural, TrackedCollection collection) {
        awaited().add(plural, collection);
    }

    private Awaited awaited() {
        Awaited current = awaited;
        if (current == null) {
            current = new Awaited(this);
            awaited = current;
        }
        return current;
    }

    /** A row brought an element (or, by null, the news that there may be none) of a fetched collection. */
    void gather(TrackedCollection collection, @Nullable Object element, @Nullable Integer position) {
        if (gathered == null) {
            gathered = new IdentityHashMap<>();
        }
        gathered.computeIfAbsent(collection, c -> new GatheredElements()).add(element, position);
    }

    /** {@code owner.attribute} is {@code target}: so the other side of a one-to-one is known too. */
    void mirror(ToOneAttribute attribute, Object owner, @Nullable Object target) {
        if (target != null && attribute.oneToOne() && attribute.inverse() instanceof ToOneAttribute other) {
            InstanceState state = persistence.stateOf(target);
            if (state != null
                    && state.lacks(other.index())
                    && state.access().mapping().attributes().contains(other)) {
                state.access().set(target, other.index(), owner);
                state.capture(other.index());
            }
            if (mirrors == null) {
                mirrors = new HashMap<>();
            }
            mirrors.computeIfAbsent(other, a -> new IdentityHashMap<>()).put(target, owner);
        }
    }

    /** The target of a one-to-one as the other side told it, null if nothing was told. */
    @Nullable
    Object mirrored(ToOneAttribute attribute, Object owner) {
        Map<Object, Object> known = mirrors == null ? null : mirrors.get(attribute);
        return known == null ? null : known.get(owner);
    }

    /**
     * After the last row, its result set closed: fills fetched collections, brings what was awaited, wave by wave, then fires
     * the POST_LOAD callbacks. A stream may call it after each portion of rows.
     */
    public void complete() {
        overwritten = null;
        try {
            do {
                fillGathered();
            } while (awaited != null && awaited.bring());
        } catch (RuntimeException | Error e) {
            if (awaited != null) {
                awaited.abandon();
            }
            throw e;
        }
        nextCohort();
        mirrors = null;
        persistence.tellMoves();
        List<InstanceState> fired = callbacks;
        callbacks = null;
        if (fired != null) {
            for (InstanceState state : fired) {
                context.callbacks(state.mapping()).fire(Callback.Event.POST_LOAD, state.instance());
            }
        }
    }

    private void fillGathered() {
        IdentityHashMap<TrackedCollection, GatheredElements> filling = gathered;
        gathered = null;
        if (filling == null) {
            return;
        }
        filling.forEach((collection, elements) -> {
            if (!collection.loaded()) {
                collection.fill(MapEntries.of(context, collection.attribute(), elements.elements()));
            }
        });
    }
}
