package org.athanor.flush;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.athanor.jdbc.JdbcSession;
import org.athanor.state.FlushOutcome;
import org.athanor.state.InstanceState;
import org.athanor.write.StaleRowException;
import org.athanor.write.VersionCheck;

/**
 * Writes the rows of entities: inserts parents first, updates by shape, deletes children first. Rows of one shape go to
 * their writer together. What it has written it notes in the outcome; nothing is accepted yet.
 */
final class EntityExecution {
    private final FlushPlans plans;
    private final JdbcSession session;
    private final ForeignLinks links;
    private final FlushOutcome outcome;
    private final KeySynchronizer keys;
    private final IdentityHashMap<InstanceState, List<ForeignReference>> postponed = new IdentityHashMap<>();

    EntityExecution(FlushPlans plans, JdbcSession session, ForeignLinks links, FlushOutcome outcome) {
        this.plans = plans;
        this.session = session;
        this.links = links;
        this.outcome = outcome;
        this.keys = new KeySynchronizer(plans.accesses());
    }

    // Inserts

    void insert(List<InstanceState> states) {
        Map<EntityShape, List<InstanceState>> byShape = byShape(states);
        for (FlushPlan.Group group : plan(byShape.keySet()).parentsFirst()) {
            if (!group.byRows()) {
                EntityShape shape = group.shapes().get(0);
                insert(shape, byShape.getOrDefault(shape, List.of()));
                continue;
            }
            RowOrder order = new RowOrder(members(group, states), this::references);
            postponed.putAll(order.cuts());
            for (List<InstanceState> level : order.levels()) {
                byShape(level).forEach(this::insert);
            }
        }
    }

    /** A row's reference to itself is none if its key is known before the insert. */
    private void references(InstanceState state, BiConsumer<Object, ForeignReference> found) {
        EntityShape shape = plans.shape(state.mapping());
        for (ForeignReference reference : shape.references) {
            Object target = reference.target(plans.accesses(), state.access(), state.instance());
            if (target != null && (target != state.instance() || shape.writer.generatesKey())) {
                found.accept(target, reference);
            }
        }
        if (!links.isEmpty()) {
            links.owners(shape, state.instance(), found);
        }
    }

    private void insert(EntityShape shape, List<InstanceState> states) {
        if (!shape.writer.generatesKey()) {
            for (InstanceState state : states) {
                if (state.key() == null) {
                    keys.assign(shape, state);
                }
            }
        }
        if (links.isEmpty()) {
            insert(shape, new BitSet(), states);
            return;
        }
        Map<BitSet, List<InstanceState>> bySlots = new LinkedHashMap<>();
        for (InstanceState state : states) {
            bySlots.computeIfAbsent(links.slots(shape, state.instance(), true), slots -> new ArrayList<>())
                    .add(state);
        }
        bySlots.forEach((slots, rows) -> insert(shape, slots, rows));
    }

    private void insert(EntityShape shape, BitSet linked, List<InstanceState> states) {
        List<InstanceState> keyed = shape.writer.generatesKey() ? keyed(states) : List.of();
        if (keyed.isEmpty()) {
            insert(shape, linked, states, false);
            return;
        }
        List<InstanceState> others = new ArrayList<>();
        for (InstanceState state : states) {
            if (state.key() == null) {
                others.add(state);
            }
        }
        insert(shape, linked, keyed, true);
        if (!others.isEmpty()) {
            insert(shape, linked, others, false);
        }
    }

    /** Those to which the application has given a key that the database would make. */
    private static List<InstanceState> keyed(List<InstanceState> states) {
        List<InstanceState> keyed = List.of();
        for (InstanceState state : states) {
            if (state.key() != null) {
                if (keyed.isEmpty()) {
                    keyed = new ArrayList<>();
                }
                keyed.add(state);
            }
        }
        return keyed;
    }

    private void insert(EntityShape shape, BitSet linked, List<InstanceState> states, boolean keyed) {
        InsertRows rows = new InsertRows(shape, states, links, postponed);
        if (keyed) {
            shape.writer.insertWithKeys(session, linked, rows);
        } else {
            shape.writer.insert(session, linked, rows);
        }
        for (int row = 0; row < states.size(); row++) {
            InstanceState state = states.get(row);
            if (state.key() == null) {
                throw new IllegalStateException("The insert of a new " + shape.mapping.name() + " gave no identifier");
            }
            outcome.inserted(state, state.key().value(), rows.firstVersion(row));
        }
    }

    /** Writes the references that had to wait until the rows of a circle were there. */
    void writePostponed() {
        Map<EntityShape, Map<BitSet, List<InstanceState>>> batches = new LinkedHashMap<>();
        postponed.forEach((state, references) -> {
            BitSet slots = new BitSet();
            references.forEach(reference -> slots.or(reference.slots()));
            batches.computeIfAbsent(plans.shape(state.mapping()), shape -> new LinkedHashMap<>())
                    .computeIfAbsent(slots, s -> new ArrayList<>())
                    .add(state);
        });
        batches.forEach((shape, bySlots) -> bySlots.forEach((slots, states) ->
                shape.writer.update(session, slots, VersionCheck.NONE, new EntityRows(shape, states, links))));
    }

    // Updates

    private static final Comparator<EntityUpdate> UPDATES =
            Comparator.comparing(update -> update.state, KeyOrder.STATES);

    private record UpdateShape(EntityShape shape, BitSet slots, VersionCheck check) {}

    void update(List<EntityUpdate> updates) {
        Map<UpdateShape, List<EntityUpdate>> batches = new LinkedHashMap<>();
        for (EntityUpdate update : inOrder(updates)) {
            batches.computeIfAbsent(
                            new UpdateShape(update.shape, slots(update), update.check), shape -> new ArrayList<>())
                    .add(update);
        }
        batches.forEach((batch, rows) -> {
            UpdateRows changed = new UpdateRows(batch.shape, rows, links);
            try {
                batch.shape.writer.update(session, batch.slots, batch.check, changed);
            } catch (StaleRowException e) {
                throw new StaleInstanceException(changed.state(e.row()).instance(), e);
            }
            for (EntityUpdate row : rows) {
                if (row.newKey != null) {
                    row.state.context().assignId(row.state, row.newKey);
                }
                outcome.updated(row.state, row.newVersion);
            }
        });
    }

    /** A new identifier is no concern of the order of unique values: the row is found by the old one until this update. */
    private static BitSet slots(EntityUpdate update) {
        if (update.newKey == null) {
            return update.slots;
        }
        BitSet slots = (BitSet) update.slots.clone();
        slots.set(0, update.shape.mapping.id().leaves().size());
        return slots;
    }

    /** Table by table, parents first, and by key: all transactions lock rows in the same order. */
    private List<EntityUpdate> inOrder(List<EntityUpdate> updates) {
        if (updates.size() < 2) {
            return updates;
        }
        Map<EntityShape, List<EntityUpdate>> byShape = new LinkedHashMap<>();
        for (EntityUpdate update : updates) {
            byShape.computeIfAbsent(update.shape, shape -> new ArrayList<>()).add(update);
        }
        List<EntityUpdate> ordered = new ArrayList<>(updates.size());
        for (FlushPlan.Group group : plan(byShape.keySet()).parentsFirst()) {
            for (EntityShape shape : group.shapes()) {
                byShape.getOrDefault(shape, List.of()).stream().sorted(UPDATES).forEach(ordered::add);
            }
        }
        return ordered;
    }

    /** Writes only these columns of rows whose full update comes later, or NULL to them. */
    void updateAhead(List<UniqueKeyOrder.Ahead> updates) {
        for (UniqueKeyOrder.Ahead ahead : updates) {
            EntityShape shape = ahead.update().shape;
            List<InstanceState> state = List.of(ahead.update().state);
            EntityRows rows = ahead.clear() ? new DeleteRows(shape, state, links) : new EntityRows(shape, state, links);
            shape.writer.update(session, ahead.slots(), VersionCheck.NONE, rows);
        }
    }

    /** Sets references of rows to NULL that are deleted or get another value later. */
    void clear(IdentityHashMap<InstanceState, List<ForeignReference>> references) {
        references.forEach((state, cut) -> {
            EntityShape shape = plans.shape(state.mapping());
            BitSet slots = new BitSet();
            cut.forEach(reference -> slots.or(reference.slots()));
            shape.writer.update(session, slots, VersionCheck.NONE, new DeleteRows(shape, List.of(state), links));
        });
    }

    /** Writes foreign keys and positions to elements whose rows are there. */
    int writeLinks(List<InstanceState> linked) {
        Map<EntityShape, Map<BitSet, List<InstanceState>>> batches = new LinkedHashMap<>();
        int count = 0;
        for (InstanceState state : linked) {
            EntityShape shape = plans.shape(state.mapping());
            BitSet slots = links.slots(shape, state.instance(), false);
            if (!slots.isEmpty()) {
                count++;
                batches.computeIfAbsent(shape, s -> new LinkedHashMap<>())
                        .computeIfAbsent(slots, s -> new ArrayList<>())
                        .add(state);
            }
        }
        batches.forEach((shape, bySlots) -> bySlots.forEach((slots, states) ->
                shape.writer.update(session, slots, VersionCheck.NONE, new EntityRows(shape, states, links))));
        return count;
    }

    // Deletes

    /** Deletes rows, those that refer to others first; rows of one entity by key. */
    void delete(List<InstanceState> unordered) {
        List<InstanceState> states = new ArrayList<>(unordered);
        states.sort(KeyOrder.STATES);
        Map<EntityShape, List<InstanceState>> byShape = byShape(states);
        for (FlushPlan.Group group : plan(byShape.keySet()).childrenFirst()) {
            if (!group.byRows()) {
                EntityShape shape = group.shapes().get(0);
                delete(shape, byShape.getOrDefault(shape, List.of()));
                continue;
            }
            RowOrder order = new RowOrder(members(group, states), this::storedReferences);
            clear(order.cuts());
            List<List<InstanceState>> levels = order.levels();
            for (int level = levels.size() - 1; level >= 0; level--) {
                byShape(levels.get(level)).forEach(this::delete);
            }
        }
    }

    private void storedReferences(InstanceState state, BiConsumer<Object, ForeignReference> found) {
        for (ForeignReference reference : plans.shape(state.mapping()).references) {
            Object target = reference.storedTarget(plans.accesses(), state);
            if (target != null && target != state.instance()) {
                found.accept(target, reference);
            }
        }
    }

    private void delete(EntityShape shape, List<InstanceState> states) {
        if (shape.mapping.version() == null) {
            delete(shape, states, VersionCheck.NONE);
            return;
        }
        List<InstanceState> versioned = new ArrayList<>(states.size());
        List<InstanceState> unversioned = new ArrayList<>();
        for (InstanceState state : states) {
            (DeleteRows.storedVersion(shape, state) == null ? unversioned : versioned).add(state);
        }
        delete(shape, versioned, VersionCheck.EQUAL);
        delete(shape, unversioned, VersionCheck.ABSENT);
    }

    private void delete(EntityShape shape, List<InstanceState> states, VersionCheck check) {
        if (states.isEmpty()) {
            return;
        }
        DeleteRows rows = new DeleteRows(shape, states, links);
        try {
            shape.writer.delete(session, check, rows);
        } catch (StaleRowException e) {
            throw new StaleInstanceException(rows.state(e.row()).instance(), e);
        }
        states.forEach(outcome::deleted);
    }

    // Common

    private FlushPlan plan(Set<EntityShape> shapes) {
        BitSet entities = new BitSet();
        shapes.forEach(shape -> entities.set(shape.mapping.ordinal()));
        return plans.plan(entities);
    }

    private Map<EntityShape, List<InstanceState>> byShape(List<InstanceState> states) {
        Map<EntityShape, List<InstanceState>> byShape = new LinkedHashMap<>();
        EntityShape last = null;
        List<InstanceState> members = List.of();
        for (InstanceState state : states) {
            if (last == null || last.mapping != state.mapping()) {
                last = plans.shape(state.mapping());
                members = byShape.computeIfAbsent(last, shape -> new ArrayList<>());
            }
            members.add(state);
        }
        return byShape;
    }

    private List<InstanceState> members(FlushPlan.Group group, List<InstanceState> states) {
        List<InstanceState> members = new ArrayList<>();
        for (InstanceState state : states) {
            if (group.shapes().contains(plans.shape(state.mapping()))) {
                members.add(state);
            }
        }
        return members;
    }
}
