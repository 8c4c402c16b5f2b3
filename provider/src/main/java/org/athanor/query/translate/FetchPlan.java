package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.load.LoadPlan;
import org.athanor.load.LoaderStrategy;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.SelectQuery;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Source.PathJoin;
import org.athanor.query.tree.Variable;

/**
 * Which fetch joins of a query are joins, and which another select brings. At most one collection is joined, so rows never
 * multiply each other; none when the result is limited, so that the limit counts owners, or when rows mean more than the
 * one selected entity. What hangs on a separate fetch is separate too. A fetch whose owner is not selected is a plain join.
 */
final class FetchPlan {
    private enum Way {
        JOINED,
        SEPARATE
    }

    private final Map<Variable, Way> ways = new HashMap<>();
    private final Map<Variable, List<PathJoin>> byOwner = new HashMap<>();
    private final Set<Variable> selected = new HashSet<>();
    private final Loads loads;
    private boolean collectionJoined;

    private FetchPlan(Loads loads) {
        this.loads = loads;
    }

    static FetchPlan none() {
        return new FetchPlan(Loads.NONE);
    }

    static FetchPlan of(SelectQuery query, boolean paged, Loads loads) {
        FetchPlan plan = new FetchPlan(loads);
        for (Selection selection : query.selections()) {
            plan.select(selection);
        }
        boolean oneRowAnInstance =
                !paged && query.selections().size() == 1 && query.groupBy().isEmpty();
        int ranges = 0;
        for (Source source : query.from()) {
            boolean multiplies = source instanceof PathJoin join
                    ? !join.fetch() && join.path().last() instanceof PluralAttribute
                    : ++ranges > 1;
            oneRowAnInstance &= !multiplies;
        }
        for (Source source : query.from()) {
            if (source instanceof PathJoin join && join.fetch()) {
                plan.decide(join, oneRowAnInstance);
            }
        }
        boolean repeated = loads.contained().stream().anyMatch(each -> each.relationship() instanceof PluralAttribute);
        plan.collectionJoined |= repeated && query.selections().size() == 1;
        return plan;
    }

    private void select(Selection selection) {
        if (selection instanceof Selection.Value value && value.expression() instanceof VariableRef ref) {
            selected.add(ref.variable());
        } else if (selection instanceof Selection.Construction construction) {
            construction.items().forEach(this::select);
        }
    }

    private void decide(PathJoin join, boolean oneRowAnInstance) {
        Variable owner = owner(join);
        if (owner == null || !(selected.contains(owner) || ways.containsKey(owner) || contained(owner))) {
            return;
        }
        LoadPlan.requireLoadable(join.path().last());
        Way ownerWay = ways.getOrDefault(owner, Way.JOINED);
        boolean collection = join.path().last() instanceof PluralAttribute;
        boolean joinable = ownerWay == Way.JOINED
                && join.path().last() instanceof Relationship
                && (!collection || oneRowAnInstance && !collectionJoined);
        ways.put(join.variable(), joinable ? Way.JOINED : Way.SEPARATE);
        collectionJoined |= joinable && collection;
        byOwner.computeIfAbsent(owner, o -> new ArrayList<>()).add(join);
    }

    private boolean contained(Variable variable) {
        return loads.contained().stream().anyMatch(each -> each.target().equals(variable));
    }

    /** The variable whose instances hold the fetched attribute; a path over a to-one that is fetched too leads to that one. */
    private @Nullable Variable owner(PathJoin join) {
        if (!(join.path().base() instanceof VariableRef base)) {
            return null;
        }
        Variable at = base.variable();
        List<Attribute> attributes = join.path().attributes();
        for (int i = 0; i < attributes.size() - 1; i++) {
            if (attributes.get(i) instanceof Relationship relationship) {
                PathJoin on = fetched(at, relationship);
                if (on == null) {
                    return null;
                }
                at = on.variable();
            }
        }
        return at;
    }

    private @Nullable PathJoin fetched(Variable owner, Attribute attribute) {
        for (PathJoin join : byOwner.getOrDefault(owner, List.of())) {
            if (join.path().last() == attribute) {
                return join;
            }
        }
        return null;
    }

    /** Whether another select brings what the join fetches. */
    boolean separate(PathJoin join) {
        return ways.get(join.variable()) == Way.SEPARATE;
    }

    /** Whether nothing is known of what the condition of a fetch join means where another select reads it. */
    boolean conditionLost(PathJoin join) {
        return join.on() != null && !loads.restrictions().containsKey(join.variable()) && loads != Loads.TO_COME;
    }

    /** Whether rows repeat their owner, of which the result has one. */
    boolean collectionJoined() {
        return collectionJoined;
    }

    /** The fetches joined to a variable. */
    List<PathJoin> joined(Variable owner) {
        return byOwner.getOrDefault(owner, List.of()).stream()
                .filter(join -> !separate(join))
                .toList();
    }

    /** The inner fetches of a variable that are separate: owners without anything to fetch are not in the result. */
    List<PathJoin> demanded(Variable owner) {
        return byOwner.getOrDefault(owner, List.of()).stream()
                .filter(join -> separate(join) && !join.left())
                .toList();
    }

    Loads loads() {
        return loads;
    }

    /** The plan of a variable's instances: the given one with the separate fetches. */
    LoadPlan loadPlan(Variable owner, LoadPlan base) {
        LoadPlan plan = base;
        for (PathJoin join : byOwner.getOrDefault(owner, List.of())) {
            if (separate(join)) {
                Attribute attribute = join.path().last();
                LoaderStrategy strategy =
                        attribute instanceof PluralAttribute ? LoaderStrategy.SELECT_IN : LoaderStrategy.JOINED;
                plan = plan.with(
                        attribute,
                        strategy,
                        nested(join, attribute),
                        loads.restrictions().get(join.variable()));
            }
        }
        return plan;
    }

    private @Nullable LoadPlan nested(PathJoin join, Attribute attribute) {
        boolean planned = byOwner.containsKey(join.variable()) || loads.plans().containsKey(join.variable());
        if (!(attribute instanceof Relationship relationship) || !planned) {
            return null;
        }
        EntityMapping target = relationship.target();
        return loadPlan(join.variable(), loads.plan(join.variable(), LoadPlan.of(target)));
    }

    /** The collections that other selects read. */
    List<PluralAttribute> separateCollections() {
        List<PluralAttribute> collections = new ArrayList<>();
        byOwner.values()
                .forEach(joins -> joins.forEach(join -> {
                    if (separate(join) && join.path().last() instanceof PluralAttribute plural) {
                        collections.add(plural);
                    }
                }));
        return collections;
    }
}
