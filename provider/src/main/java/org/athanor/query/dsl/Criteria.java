package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.athanor.load.LoadContext;
import org.athanor.load.LoadPlan;
import org.athanor.load.Restriction;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.query.execute.QueryContext;
import org.athanor.query.execute.QueryPlans;
import org.athanor.query.translate.Loads;
import org.athanor.query.tree.ComparisonOperator;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.Ordering;
import org.athanor.query.tree.SelectQuery;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Variable;

/**
 * Criteria as a restriction of loads: the elements of a collection are asked for by a query, with the identifiers of their owners.
 * Holds nothing of a session.
 */
final class Criteria implements Restriction {
    /** More owners take several queries. */
    private static final int CHUNK = 256;

    private final QueryPlans plans;
    private final Mappings mappings;
    private final List<Criterion> all;

    Criteria(QueryPlans plans, Mappings mappings, List<Criterion> all) {
        this.plans = plans;
        this.mappings = mappings;
        this.all = List.copyOf(all);
    }

    @Override
    public boolean concerns(Relationship relationship) {
        return all.stream().anyMatch(criterion -> criterion.concerns(relationship.target()));
    }

    @Override
    public Restriction and(Restriction other) {
        return new Criteria(plans, mappings, Question.append(all, ((Criteria) other).all));
    }

    /** An IllegalArgumentException for a collection whose elements have places, which would be lost. */
    static void requireRestrictable(Attribute attribute) {
        if (!(attribute instanceof ToManyAttribute many)) {
            throw new IllegalArgumentException("Only the elements of a collection of entities can be filtered, and "
                    + attribute + " is none: put the condition into the query");
        }
        if (many.orderColumn() != null || many.mapKey() != null) {
            throw new IllegalArgumentException(
                    "The elements of " + attribute + " have positions or keys, which would be lost"
                            + " if only some of them were loaded: ask for them by a query");
        }
    }

    @Override
    public Map<Object, List<Object>> read(
            LoadContext context, ToManyAttribute collection, @Nullable LoadPlan plan, List<Object> owners) {
        requireRestrictable(collection);
        Map<Object, List<Object>> byId = new HashMap<>();
        for (int from = 0; from < owners.size(); from += CHUNK) {
            List<Object> portion = owners.subList(from, Math.min(owners.size(), from + CHUNK));
            read((QueryContext) context, collection, plan, portion, byId);
        }
        return byId;
    }

    private void read(
            QueryContext context,
            ToManyAttribute collection,
            @Nullable LoadPlan plan,
            List<Object> owners,
            Map<Object, List<Object>> byId) {
        Building building = new Building(plans, mappings, context::value);
        Variable element = building.variable(new Domain.Entities(collection.target()));
        List<Source> from = new ArrayList<>();
        PathBase owner = owner(building, collection, owners.get(0), element, from);
        Condition wanted = among(building, owner, owners);
        SelectQuery tree = new SelectQuery(
                false,
                List.of(
                        new Selection.Value(new Expression.IdOf(owner), null),
                        new Selection.Value(new VariableRef(element), null)),
                from,
                Criterion.both(wanted, Criterion.condition(all, building, element, null)),
                List.of(),
                null,
                order(collection, element));
        Loads loads = plan == null ? Loads.NONE : new Loads(Map.of(element, plan), List.of(), Map.of());
        for (Object row : Asked.of(plans, tree, building, loads).request().list(context)) {
            Object[] items = (Object[]) row;
            byId.computeIfAbsent(items[0], id -> new ArrayList<>()).add(items[1]);
        }
    }

    /** Composite identifiers are compared one by one. */
    private static Condition among(Building building, PathBase owner, List<Object> owners) {
        boolean simple = owner.domain() instanceof Domain.Entities entities
                && entities.entity().id().leaves().size() == 1;
        if (simple && owners.size() > 1) {
            return new Condition.InParameter(owner, building.bindings().add(owners), false);
        }
        List<Condition> terms = new ArrayList<>();
        for (Object each : owners) {
            terms.add(new Condition.Comparison(
                    ComparisonOperator.EQ, owner, building.bindings().add(each)));
        }
        return terms.size() == 1 ? terms.get(0) : new Condition.Or(terms);
    }

    /** The owner as an element knows it, or as what the elements are joined with. */
    private PathBase owner(
            Building building, ToManyAttribute collection, Object owner, Variable element, List<Source> from) {
        if (collection.joinTable() == null
                && collection.inverse() instanceof ToOneAttribute back
                && collection.target().attributes().contains(back)) {
            from.add(new Source.Range(element, collection.target()));
            return new Path(new VariableRef(element), List.of(back));
        }
        EntityMapping mapping = Objects.requireNonNull(mappings.find(owner.getClass()), "an entity");
        for (EntityMapping up = mapping.superMapping(); up != null; up = up.superMapping()) {
            mapping = up.attributes().contains(collection) ? up : mapping;
        }
        Variable variable = building.variable(new Domain.Entities(mapping));
        from.add(new Source.Range(variable, mapping));
        Path path = new Path(new VariableRef(variable), List.of(collection));
        from.add(new Source.PathJoin(false, element, path, null, false, null));
        return new VariableRef(variable);
    }

    private static List<Ordering> order(PluralAttribute collection, Variable element) {
        List<Ordering> order = new ArrayList<>();
        for (PluralAttribute.Ordering each : collection.orderBy()) {
            order.add(new Ordering(
                    new Path(new VariableRef(element), each.path()), each.descending(), each.nullsFirst()));
        }
        return order;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Criteria criteria && plans == criteria.plans && all.equals(criteria.all);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(all);
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
