package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.LoadOption;
import org.athanor.LoadOption.Way;
import org.athanor.expression.Node;
import org.athanor.load.LoadPlan;
import org.athanor.load.LoaderStrategy;
import org.athanor.load.Restriction;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.query.translate.Loads;
import org.athanor.query.translate.Loads.Contained;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Variable;
import org.athanor.util.NearestNames;

/**
 * Loader options made into what the engine knows: fetch joins, load plans of the selected entities, and joins whose rows fill
 * relationships.
 */
final class Options {
    private final Building building;
    private final Variables variables;
    private final Set<Variable> selected = new LinkedHashSet<>();
    private final List<Source> fetches = new ArrayList<>();
    private final Map<Variable, LoadPlan> plans = new HashMap<>();
    private final List<Contained> contained = new ArrayList<>();
    private final Map<Variable, Restriction> restrictions = new HashMap<>();
    private final @Nullable Restriction everywhere;
    private boolean refusing;

    Options(Building building, Variables variables, List<Selection> items) {
        this.building = building;
        this.variables = variables;
        this.everywhere = building.criteria().isEmpty() ? null : building.restriction(building.criteria());
        items.forEach(this::select);
    }

    private void select(Selection selection) {
        if (selection instanceof Selection.Value value && value.expression() instanceof VariableRef ref) {
            selected.add(ref.variable());
        } else if (selection instanceof Selection.Construction construction) {
            construction.items().forEach(this::select);
        }
    }

    /** Of an instance that is asked for by its identifier: no query joins anything for it. */
    @Nullable
    LoadPlan forIdentifier(EntityMapping entity, List<LoadOption> options) {
        refusing = options.stream().anyMatch(Options::refusesAll);
        LoadPlan plan = separate(
                entity, options.stream().filter(option -> !refusesAll(option)).toList());
        return plan.isDefault() ? null : plan;
    }

    /** Whether it is said of every relationship that is not named, of whatever is loaded. */
    private static boolean refusesAll(LoadOption option) {
        return option.step().way() == Way.RAISE && option.step().attributes().isEmpty();
    }

    void apply(List<LoadOption> options) {
        refusing = options.stream().anyMatch(Options::refusesAll);
        Map<Variable, List<LoadOption>> byRoot = new LinkedHashMap<>();
        if (everywhere != null || refusing) {
            selected.stream()
                    .filter(variable -> variable.domain() instanceof Domain.Entities)
                    .forEach(variable -> byRoot.put(variable, new ArrayList<>()));
        }
        for (LoadOption option : options) {
            if (option.step().way() == Way.CRITERIA || refusesAll(option)) {
                continue;
            }
            byRoot.computeIfAbsent(root(option), v -> new ArrayList<>()).add(option);
        }
        byRoot.forEach(this::plan);
    }

    /** Joins that read what they lead to. */
    List<Source> fetches() {
        return fetches;
    }

    Loads loads() {
        return plans.isEmpty() && contained.isEmpty() && restrictions.isEmpty()
                ? Loads.NONE
                : new Loads(plans, contained, restrictions);
    }

    private Variable root(LoadOption option) {
        List<Node> attributes = option.step().attributes();
        Node base = attributes.isEmpty() ? null : ((Node.Path) attributes.get(0)).base();
        for (Variable variable : selected) {
            boolean fits = base == null
                    || base instanceof Node.Aliased aliased && variable.equals(variables.find(aliased.origin()))
                    || base instanceof Node.Root root
                            && variables.has(root.entity())
                            && variable.equals(variables.find(root.entity()));
            if (fits) {
                return variable;
            }
        }
        throw new IllegalArgumentException("The option " + option + " fits nothing that the query selects, which is "
                + selected.stream().map(v -> v.domain().toString()).toList()
                + ": begin it at one of these, and go on with then(…)");
    }

    /** The instances of a variable are in the rows of the query. */
    private void plan(Variable variable, List<LoadOption> options) {
        EntityMapping entity = ((Domain.Entities) variable.domain()).entity();
        LoadPlan plan = LoadPlan.of(entity).everywhere(everywhere);
        for (LoadOption option : options) {
            requireFilterable(option);
            Way way = option.step().way();
            if (way == Way.ONLY) {
                plan = only(plan, option);
            }
            for (Node node : way == Way.ONLY ? List.<Node>of() : option.step().attributes()) {
                Attribute attribute = attribute(entity, node);
                if (way == Way.JOINED) {
                    joined(variable, attribute, option);
                    if (!option.step()
                            .conditions()
                            .isEmpty()) { // after it has expired, it is loaded when it is touched
                        plan = plan.with(
                                attribute,
                                LoaderStrategy.LAZY,
                                nested(attribute, option.next()),
                                building.restriction(wanted(attribute, option)));
                    }
                } else if (way == Way.CONTAINED) {
                    LoadPlan.requireLoadable(attribute);
                    Variable target = target(option, (Relationship) attribute);
                    contained.add(new Contained(variable, (Relationship) attribute, target));
                    plan(target, option.next());
                } else {
                    plan = step(plan, attribute, option);
                }
            }
        }
        if (refusing) {
            plan = refuseOthers(plan, options);
        }
        if (!plan.isDefault()) {
            plans.put(variable, plan);
        }
    }

    /** Every relationship that no option names is refused. */
    private static LoadPlan refuseOthers(LoadPlan plan, List<LoadOption> options) {
        Set<Attribute> named = new LinkedHashSet<>();
        for (LoadOption option : options) {
            option.step().attributes().forEach(node -> named.add(attribute(plan.mapping(), node)));
        }
        LoadPlan refusing = plan;
        for (Attribute attribute : plan.mapping().attributes()) {
            if (attribute instanceof Relationship && !named.contains(attribute)) {
                refusing = refusing.with(attribute, LoaderStrategy.RAISE, null);
            }
        }
        return refusing;
    }

    private void joined(Variable owner, Attribute attribute, LoadOption option) {
        Path path = new Path(new VariableRef(owner), List.of(attribute));
        Variable target = building.variable(path.domain());
        List<Criterion> wanted = wanted(attribute, option);
        if (attribute instanceof PluralAttribute) {
            wanted = Question.append(building.criteria(), wanted);
        }
        Condition on = Criterion.condition(wanted, building, target, variables);
        if (on != null) {
            restrictions.put(target, building.restriction(wanted(attribute, option)));
        }
        fetches.add(new Source.PathJoin(true, target, path, null, true, on));
        plan(target, option.next());
    }

    /** What must hold of the elements by this option alone. */
    private static List<Criterion> wanted(Attribute attribute, LoadOption option) {
        if (option.step().conditions().isEmpty()) {
            return List.of();
        }
        Criteria.requireRestrictable(attribute);
        return List.of(new Criterion(null, option.step().conditions()));
    }

    private static void requireFilterable(LoadOption option) {
        boolean loads = switch (option.step().way()) {
            case JOINED, SELECT_IN, SUBQUERY, IMMEDIATE, LAZY -> true;
            case RAISE, NONE, CONTAINED, DEFER, UNDEFER, ONLY, CRITERIA -> false;
        };
        if (!loads && !option.step().conditions().isEmpty()) {
            throw new IllegalArgumentException("The option " + option + " loads no elements that could be filtered"
                    + (option.step().way() == Way.CONTAINED ? ": filter the join of the query" : ""));
        }
    }

    private Variable target(LoadOption option, Relationship relationship) {
        if (option.step().alias() != null) {
            return variables.find(option.step().alias());
        }
        return variables.find(relationship.target().javaType());
    }

    /** The targets are read by another select; null for their own plan. */
    private @Nullable LoadPlan nested(Attribute attribute, List<LoadOption> options) {
        return (options.isEmpty() && !refusing) || !(attribute instanceof Relationship relationship)
                ? null
                : separate(relationship.target(), options);
    }

    private LoadPlan separate(EntityMapping entity, List<LoadOption> options) {
        LoadPlan plan = LoadPlan.of(entity);
        for (LoadOption option : options) {
            requireFilterable(option);
            if (option.step().way() == Way.ONLY) {
                plan = only(plan, option);
                continue;
            }
            for (Node node : option.step().attributes()) {
                plan = step(plan, attribute(entity, node), option);
            }
        }
        return refusing ? refuseOthers(plan, options) : plan;
    }

    /** Every other column waits, but for what identifies the row and its version. */
    private static LoadPlan only(LoadPlan plan, LoadOption option) {
        EntityMapping entity = plan.mapping();
        Set<Attribute> wanted = new LinkedHashSet<>();
        for (Node node : option.step().attributes()) {
            wanted.add(attribute(entity, node));
        }
        LoadPlan only = plan;
        for (Attribute attribute : entity.attributes()) {
            if (attribute instanceof BasicAttribute basic && !basic.isId() && !basic.isVersion()) {
                boolean now = wanted.contains(attribute);
                only = only.with(attribute, now ? LoaderStrategy.JOINED : LoaderStrategy.LAZY, null);
            }
        }
        return only;
    }

    private LoadPlan step(LoadPlan plan, Attribute attribute, LoadOption option) {
        LoadPlan nested = nested(attribute, option.next());
        List<Criterion> wanted = wanted(attribute, option);
        Restriction restriction = wanted.isEmpty() ? null : building.restriction(wanted);
        return switch (option.step().way()) {
            case JOINED ->
                plan.with(
                        attribute,
                        attribute instanceof PluralAttribute ? LoaderStrategy.SELECT_IN : LoaderStrategy.JOINED,
                        nested,
                        restriction);
            case SELECT_IN, SUBQUERY, IMMEDIATE -> plan.with(attribute, LoaderStrategy.SELECT_IN, nested, restriction);
            case NONE -> {
                Criteria.requireRestrictable(attribute);
                yield plan.with(attribute, LoaderStrategy.SELECT_IN, null, Restriction.NOTHING);
            }
            case LAZY, DEFER -> plan.with(attribute, LoaderStrategy.LAZY, nested, restriction);
            case UNDEFER -> plan.with(attribute, LoaderStrategy.JOINED, null);
            case CONTAINED ->
                throw new IllegalArgumentException("containsEager(" + attribute
                        + ") speaks of the rows of this query, but its owner is read by another select: load the owner by"
                        + " containsEager, too");
            case RAISE -> plan.with(attribute, LoaderStrategy.RAISE, null);
            case ONLY -> only(plan, option);
            case CRITERIA ->
                throw new IllegalArgumentException(
                        option + " is said of whole queries: give it to options(…), not to then(…)");
        };
    }

    private static Attribute attribute(EntityMapping entity, Node node) {
        if (!(node instanceof Node.Path path)) {
            throw new IllegalArgumentException("Loader options take attributes, and " + node + " is none");
        }
        Attribute attribute = entity.attribute(path.name());
        if (attribute == null) {
            throw new IllegalArgumentException("Entity " + entity.name() + " has no attribute '" + path.name() + "'"
                    + NearestNames.question(
                            path.name(),
                            entity.attributes().stream().map(Attribute::name).toList())
                    + ", of which a loader option speaks");
        }
        return attribute;
    }
}
