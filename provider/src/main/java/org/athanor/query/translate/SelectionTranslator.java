package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.load.EntitySelection;
import org.athanor.load.LoadPlan;
import org.athanor.load.TableGroup;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.EntryOf;
import org.athanor.query.tree.Expression.IdOf;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.Source.PathJoin;
import org.athanor.query.tree.Variable;
import org.athanor.sql.OrderItem;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SqlExpression;
import org.athanor.type.ValueType;

/** The select list: columns in the order of the items, and how each item comes from them. */
final class SelectionTranslator {
    private final Translation translation;
    private final FetchPlan fetches;
    private final @Nullable LoadPlan rootPlan;
    private final List<SelectItem> items = new ArrayList<>();
    private final List<OrderItem> fetchOrder = new ArrayList<>();
    private final List<SqlExpression> demanded = new ArrayList<>();

    SelectionTranslator(Translation translation, FetchPlan fetches, @Nullable LoadPlan rootPlan) {
        this.translation = translation;
        this.fetches = fetches;
        this.rootPlan = rootPlan;
    }

    List<SelectItem> items() {
        return items;
    }

    /** The order of fetched collections, behind that of the query. */
    List<OrderItem> fetchOrder() {
        return fetchOrder;
    }

    /** That separately fetched collections have elements, where the fetch is an inner join. */
    List<SqlExpression> demanded() {
        return demanded;
    }

    ResultPlan translate(Selection selection) {
        if (selection instanceof Selection.Construction construction) {
            List<ResultPlan> plans = new ArrayList<>();
            construction.items().forEach(item -> plans.add(translate(item)));
            return new ResultPlan.Construction(construction.type(), plans);
        }
        Selection.Value value = (Selection.Value) selection;
        Expression expression = value.expression();
        return translation.telling(expression, () -> plan(expression, value.alias()));
    }

    private ResultPlan plan(Expression expression, @Nullable String alias) {
        if (expression instanceof PathBase path && path.domain() instanceof Domain.Entities) {
            return instance(path);
        }
        if (expression instanceof EntryOf entry) {
            return new ResultPlan.Entry(plan(entry.key(), null), plan(entry.value(), null));
        }
        PathBase path = expression instanceof IdOf id ? ExpressionTranslator.identifier(id) : null;
        PathBase value = expression instanceof PathBase itself ? itself : path;
        if (value != null && value.domain() instanceof Domain.Embeddeds embeddeds) {
            return embedded(value, embeddeds.embedded());
        }
        return plan(translation.expressions().term(expression), alias);
    }

    private int next() {
        return items.size() + 1;
    }

    private ResultPlan.Scalar scalar(SqlExpression sql, ValueType<?> type, @Nullable String label) {
        items.add(new SelectItem(sql, label));
        return new ResultPlan.Scalar(items.size(), type);
    }

    private ResultPlan plan(Term term, @Nullable String alias) {
        if (term instanceof Term.Value value) {
            return scalar(value.sql(), value.type(), alias);
        }
        if (term instanceof Term.Identity identity) {
            List<ResultPlan.Scalar> leaves = new ArrayList<>();
            List<Leaf> idLeaves = identity.entity().id().leaves();
            for (int i = 0; i < idLeaves.size(); i++) {
                leaves.add(scalar(identity.key().get(i), idLeaves.get(i).type(), null));
            }
            return new ResultPlan.Identity(identity.entity(), leaves);
        }
        if (term instanceof Term.ClassOf classOf) {
            return classOf(classOf.group(), alias);
        }
        throw new QueryTranslationException(
                "Selecting " + ExpressionTranslator.describe(term) + " is not supported: select its attributes");
    }

    private ResultPlan classOf(TableGroup group, @Nullable String alias) {
        Map<Object, Class<?>> classes = new HashMap<>();
        for (EntityMapping each : group.mapping().hierarchy()) {
            if (!each.isAbstract()) {
                classes.put(OpenTranslator.discriminatorValue(group, each), each.javaType());
            }
        }
        ValueType<?> type = OpenTranslator.discriminatorType(group);
        return new ResultPlan.ClassOf(scalar(group.discriminator(), type, alias).column(), type, classes);
    }

    private ResultPlan embedded(PathBase path, EmbeddedAttribute embedded) {
        List<ResultPlan.Part> parts = new ArrayList<>();
        for (Attribute attribute : embedded.attributes()) {
            PathBase inner = Path.of(path, attribute);
            ResultPlan plan = null;
            if (attribute instanceof EmbeddedAttribute further) {
                plan = embedded(inner, further);
            } else if (attribute instanceof ToOneAttribute) {
                plan = instance(inner);
            } else if (attribute instanceof BasicAttribute) {
                plan = plan(translation.paths().term(inner), null);
            }
            parts.add(new ResultPlan.Part(attribute, plan));
        }
        return new ResultPlan.Embedded(embedded, parts);
    }

    /** An entity; the to-one at the end of a path may be missing, and the result is null then (4.9.3). */
    private ResultPlan instance(PathBase path) {
        Occurrence occurrence = translation.paths().optionalOccurrence(path);
        TableGroup group = occurrence.requireGroup();
        EntityMapping entity = ((Domain.Entities) occurrence.domain()).entity();
        LoadPlan plan = rootPlan != null && group.mapping().isOrExtends(rootPlan.mapping())
                ? rootPlan
                : LoadPlan.of(group.mapping());
        EntitySelection selection = path instanceof VariableRef ref
                ? selection(ref.variable(), group, fetches.loads().plan(ref.variable(), plan))
                : new EntitySelection(group, plan, translation.loaders());
        int first = next();
        items.addAll(selection.items());
        fetchOrder.addAll(selection.fetchOrder());
        return new ResultPlan.Instance(entity, selection.materializer(first));
    }

    private EntitySelection selection(Variable variable, TableGroup group, LoadPlan base) {
        EntitySelection selection = new EntitySelection(group, fetches.loadPlan(variable, base), translation.loaders());
        for (PathJoin join : fetches.joined(variable)) {
            Occurrence target = translation.scope().find(join.variable());
            Occurrence.Via via = target.via();
            if (via != null && via.join() != null) {
                TableGroup group1 = target.requireGroup();
                selection.fetch(
                        (Relationship) via.attribute(),
                        via.join(),
                        selection(
                                join.variable(),
                                group1,
                                fetches.loads().plan(join.variable(), LoadPlan.of(group1.mapping()))));
            }
        }
        for (Loads.Contained contained : fetches.loads().contained()) {
            if (contained.owner().equals(variable)) {
                contained(contained, selection);
            }
        }
        for (PathJoin join : fetches.demanded(variable)) {
            demanded.add(translation.subqueries().exists(join.path(), null, false));
        }
        return selection;
    }

    /** The rows of the query's own join become what the relationship holds. */
    private void contained(Loads.Contained contained, EntitySelection owner) {
        Occurrence target = translation.scope().find(contained.target());
        Occurrence.Via via = target.via();
        if (via == null || via.join() == null || via.attribute() != contained.relationship()) {
            throw new QueryTranslationException("The query does not join " + contained.relationship()
                    + " as a relationship, so its rows cannot be taken for it: join it by the relationship");
        }
        TableGroup group = target.requireGroup();
        LoadPlan plan = fetches.loads().plan(contained.target(), LoadPlan.of(group.mapping()));
        owner.fetch(contained.relationship(), via.join(), selection(contained.target(), group, plan));
    }
}
