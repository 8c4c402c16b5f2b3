package org.athanor.flush;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.instrument.TrackedCollection;
import org.athanor.jdbc.JdbcSession;
import org.athanor.state.FlushOutcome;
import org.athanor.state.InstanceState;
import org.athanor.state.PersistenceContext;
import org.athanor.state.Status;
import org.athanor.write.CollectionTable;
import org.athanor.write.ForeignKeyClearer;

/**
 * Second stage of a flush: sends the statements. The order: rows of collections that go; rows that stand in the way of
 * others' unique values; inserts, parents first; updates; foreign keys that to-many relationships keep; rows of collections
 * that come; deletes, children first.
 */
final class Execution {
    private final FlushPlans plans;
    private final PersistenceContext context;
    private final boolean unlinks;
    private final JdbcSession session;
    private final FlushWork work;
    private final FlushOutcome outcome = new FlushOutcome();
    private final CollectionRows rows;
    private final ForeignLinks links;
    private final EntityExecution entities;

    Execution(FlushPlans plans, FlushContext context, FlushWork work) {
        this.plans = plans;
        this.context = context.context();
        this.unlinks = context.unlinksChildren();
        this.session = context.jdbc();
        this.work = work;
        this.rows = new CollectionRows(plans);
        this.links = new ForeignLinks(plans.accesses());
        this.entities = new EntityExecution(plans, session, links, outcome);
    }

    FlushOutcome outcome() {
        return outcome;
    }

    FlushResult run() {
        gatherCollections();
        int collectionRows = rows.runDeletes(session);
        clearForeignKeys();
        List<InstanceState> deletes = freeUniqueValues();
        entities.insert(work.inserts);
        entities.writePostponed();
        entities.update(work.updates);
        collectionRows += writeLinks();
        collectionRows += rows.runInserts(session);
        entities.delete(deletes);
        work.touched.forEach(state -> outcome.updated(state, null));
        work.collections.forEach(outcome::written);
        return new FlushResult(work.inserts.size(), work.updates.size(), work.deletes.size(), collectionRows);
    }

    private void gatherCollections() {
        CollectionChanges changes = new CollectionChanges(plans, context, rows, links);
        for (TrackedCollection collection : work.collections) {
            changes.add(collection);
        }
        for (JoinTableReference reference : work.joinTableReferences) {
            InstanceState owner = reference.owner();
            if (reference.before() != null) {
                rows.delete(owner.mapping(), reference.attribute(), owner.instance(), reference.before());
            }
            if (reference.now() != null) {
                rows.insert(owner.mapping(), reference.attribute(), owner.instance(), reference.now(), 0);
            }
        }
        for (InstanceState removed : work.deletes) {
            for (CollectionTable table : plans.shape(removed.mapping()).tables) {
                if (!EntityShape.isLeft(table.attribute(), removed)) {
                    rows.deleteAll(table.owner(), table.attribute(), removed.instance());
                }
            }
        }
    }

    /** Rows that refer to removed owners by a foreign key that only the owner knows, and those displaced in a one-to-one. */
    private void clearForeignKeys() {
        Map<CollectionTable, List<InstanceState>> owners = new LinkedHashMap<>();
        for (InstanceState removed : work.deletes) {
            for (CollectionTable table : plans.shape(removed.mapping()).clearable) {
                if (!EntityShape.isLeft(table.attribute(), removed)) {
                    owners.computeIfAbsent(table, t -> new ArrayList<>()).add(removed);
                }
            }
            for (EntityShape.Children children : plans.shape(removed.mapping()).children) {
                if (unlinks && children.together() && !EntityShape.isLeft(children.relationship(), removed)) {
                    owners.computeIfAbsent(children.table(), t -> new ArrayList<>())
                            .add(removed);
                }
            }
        }
        work.displacing.forEach((owner, children) ->
                owners.computeIfAbsent(children.table(), t -> new ArrayList<>()).add(owner));
        owners.forEach((table, removed) -> {
            ForeignKeyClearer clearer = plans.writers().clearerOf(table);
            clearer.clear(session, new OwnerRows(plans.accesses(), clearer.ownerLeaves(), removed));
        });
    }

    /** Gives the deletes that are left. */
    private List<InstanceState> freeUniqueValues() {
        UniqueKeyOrder order = UniqueKeyOrder.of(plans, work);
        Set<InstanceState> early = order.earlyDeletes();
        List<InstanceState> left = work.deletes;
        if (!early.isEmpty()) {
            Set<Object> instances = Collections.newSetFromMap(new IdentityHashMap<>());
            early.forEach(state -> instances.add(state.instance()));
            addDependents(early, instances);
            entities.clear(movedAwayFrom(instances));
            List<InstanceState> first = new ArrayList<>();
            left = new ArrayList<>();
            for (InstanceState state : work.deletes) {
                (early.contains(state) ? first : left).add(state);
            }
            entities.delete(first);
        }
        entities.updateAhead(order.ahead());
        return left;
    }

    /** Removed rows that refer to rows which go early must go early too. */
    private void addDependents(Set<InstanceState> early, Set<Object> instances) {
        boolean more = true;
        while (more) {
            more = false;
            for (InstanceState state : work.deletes) {
                if (!early.contains(state)
                        && !storedReferences(state, instances).isEmpty()) {
                    early.add(state);
                    instances.add(state.instance());
                    more = true;
                }
            }
        }
    }

    /** Rows that will refer to something else, but must let go of these instances first. */
    private IdentityHashMap<InstanceState, List<ForeignReference>> movedAwayFrom(Set<Object> instances) {
        IdentityHashMap<InstanceState, List<ForeignReference>> moved = new IdentityHashMap<>();
        for (EntityUpdate update : work.updates) {
            List<ForeignReference> references = storedReferences(update.state, instances);
            references.removeIf(reference -> !reference.deferrable() || !update.slots.intersects(reference.slots()));
            if (!references.isEmpty()) {
                moved.put(update.state, references);
            }
        }
        return moved;
    }

    private List<ForeignReference> storedReferences(InstanceState state, Set<Object> instances) {
        List<ForeignReference> found = new ArrayList<>();
        for (ForeignReference reference : plans.shape(state.mapping()).references) {
            Object target = reference.storedTarget(plans.accesses(), state);
            if (target != null && target != state.instance() && instances.contains(target)) {
                found.add(reference);
            }
        }
        return found;
    }

    /** New elements got their links with their inserts, removed ones need none. */
    private int writeLinks() {
        if (links.isEmpty()) {
            return 0;
        }
        List<InstanceState> linked = new ArrayList<>();
        for (Object target : links.targets()) {
            InstanceState state = context.stateOf(target);
            if (state != null && state.status() == Status.PERSISTENT) {
                linked.add(state);
            }
        }
        return entities.writeLinks(linked);
    }
}
