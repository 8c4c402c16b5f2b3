package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.athanor.dialect.Capability;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.sql.RowLock;
import org.athanor.state.InstanceState;

/**
 * Reads instances of one entity by identifier. A single one brings its eager to-ones by joins, many bring them by further
 * selects; each select is compiled once for a plan.
 */
public final class EntityLoader {
    /** Which compiled select. */
    private record SelectId(
            LoadPlan plan, boolean joins, @Nullable RowLock lock) {}

    private final EntityLoaders loaders;
    private final EntityMapping mapping;
    private final LoadPlan plan;
    private final Map<SelectId, EntitySelect> selects = new ConcurrentHashMap<>();
    private final Map<ToOneAttribute, ToOneReader> toOnes = new ConcurrentHashMap<>();
    private volatile @Nullable EntitySelect find;

    EntityLoader(EntityLoaders loaders, EntityMapping mapping) {
        this.loaders = loaders;
        this.mapping = mapping;
        this.plan = LoadPlan.of(mapping);
    }

    /** Reads the row of an identity key's value; null when there is none. Asking the identity map is the caller's. */
    public @Nullable Object find(LoadContext context, Object keyValue, LoadOptions options) {
        ResultBatch batch = new ResultBatch(context);
        Object found = select(options).one(batch, keyValue);
        batch.complete();
        return found;
    }

    /** Reads the rows of many key values, in chunks; those without a row are missing in the result. */
    public List<Object> loadAll(LoadContext context, Collection<Object> keyValues) {
        return loadAll(context, keyValues, null);
    }

    /** The same, by another plan than the mapping's own. */
    public List<Object> loadAll(LoadContext context, Collection<Object> keyValues, @Nullable LoadPlan other) {
        ResultBatch batch = new ResultBatch(context);
        List<Object> keys = new ArrayList<>(new LinkedHashSet<>(keyValues));
        read(batch, other, keys);
        batch.complete();
        List<Object> found = new ArrayList<>(keys.size());
        for (Object key : keys) {
            InstanceState state = context.context().find(new IdentityKey(mapping, key));
            if (state != null && state.loaded()) {
                found.add(state.instance());
            }
        }
        return found;
    }

    /** How many rows one statement of {@link #loadAll} asks for. */
    public int chunk() {
        return compiled(new SelectId(plan, false, null)).chunk();
    }

    /** Reads a managed instance's row over its state, collections forgotten; false when the row is gone. */
    public boolean refresh(LoadContext context, InstanceState state, LoadOptions options) {
        return reread(new ResultBatch(context, state), state, options);
    }

    /** Reads the row of a reference; false when there is none. */
    public boolean initialize(LoadContext context, InstanceState state) {
        return reread(new ResultBatch(context), state, LoadOptions.NONE.withPlan(Later.plan(context, state)));
    }

    private boolean reread(ResultBatch batch, InstanceState state, LoadOptions options) {
        IdentityKey key = state.key();
        if (key == null || select(options).one(batch, key.value()) == null) {
            return false;
        }
        batch.complete();
        return true;
    }

    /** Reads columns that loading left out, for managed instances of this very entity. */
    public void supply(LoadContext context, List<InstanceState> states, List<BasicAttribute> columns) {
        ResultBatch batch = new ResultBatch(context);
        List<Object> keys = new ArrayList<>(states.size());
        for (InstanceState state : states) {
            IdentityKey key = state.key();
            if (key != null) {
                keys.add(key.value());
            }
        }
        read(batch, LoadPlan.columns(mapping, columns), keys);
        batch.complete();
    }

    /** Reads a to-one that loading left out, for managed instances of this very entity; {@code other} is for its targets. */
    public void supply(
            LoadContext context, List<InstanceState> states, ToOneAttribute toOne, @Nullable LoadPlan other) {
        ToOneReader reader =
                other == null ? toOnes.computeIfAbsent(toOne, each -> awaiting(each, null)) : awaiting(toOne, other);
        if (reader.byIdentity()) {
            readForeignKeys(context, states, toOne);
        }
        ResultBatch batch = new ResultBatch(context);
        for (InstanceState state : states) {
            if (!state.lacks(toOne.index())) {
                continue;
            }
            Object key = reader.byIdentity()
                    ? state.absentKey(toOne.index())
                    : loaders.related(toOne).ownerKey(state);
            if (key == null && reader.byIdentity()) {
                continue; // its row is gone
            }
            if (key == null) {
                toOneSlot(toOne).set(state.instance(), null);
                state.capture(toOne.index());
            } else {
                batch.await(reader, state, key);
            }
        }
        batch.complete();
    }

    /** Of a to-one that has expired nobody knows the key: the rows are read again. */
    private void readForeignKeys(LoadContext context, List<InstanceState> states, ToOneAttribute toOne) {
        List<Object> keys = new ArrayList<>();
        for (InstanceState state : states) {
            IdentityKey key = state.absentKey(toOne.index()) == null ? state.key() : null;
            if (key != null) {
                keys.add(key.value());
            }
        }
        if (!keys.isEmpty()) {
            ResultBatch batch = new ResultBatch(context);
            read(batch, null, keys);
            batch.complete();
        }
    }

    private ToOneReader awaiting(ToOneAttribute toOne, @Nullable LoadPlan other) {
        boolean byIdentity = toOne.joinTable() == null
                && toOne.referencesId()
                && !toOne.joinColumns().isEmpty();
        return new ToOneReader(
                toOne, toOneSlot(toOne), other, ToOneReader.Waiting.FOR_THE_LAST_ROW, false, byIdentity, false, null);
    }

    private AttributeSlot toOneSlot(ToOneAttribute toOne) {
        return new AttributeSlot(loaders.accesses(), loaders.accesses().of(mapping), List.of(toOne));
    }

    /** Reads rows into a batch that somebody else completes. */
    void read(ResultBatch batch, @Nullable LoadPlan other, List<Object> keys) {
        if (!keys.isEmpty()) {
            batch.nextCohort();
            compiled(new SelectId(other == null ? plan : other, false, null)).all(batch, keys);
        }
    }

    private EntitySelect select(LoadOptions options) {
        if (options.plan() == null && options.lock() == null) {
            EntitySelect known = find;
            if (known == null) {
                known = compiled(new SelectId(plan, true, null));
                find = known;
            }
            return known;
        }
        RowLock lock = effective(options.lock());
        return compiled(new SelectId(options.plan() == null ? plan : options.plan(), lock == null, lock));
    }

    private @Nullable RowLock effective(@Nullable RowLock lock) {
        return loaders.dialect().can(Capability.SELECT_FOR_UPDATE) ? lock : null;
    }

    private EntitySelect compiled(SelectId id) {
        if (id.plan().restricted()) {
            return EntitySelect.compile(loaders, mapping, id.plan(), id.joins(), id.lock());
        }
        EntitySelect known = selects.get(id);
        if (known == null) {
            known = EntitySelect.compile(loaders, mapping, id.plan(), id.joins(), id.lock());
            selects.put(id, known);
        }
        return known;
    }
}
