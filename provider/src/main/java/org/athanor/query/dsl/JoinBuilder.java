package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.expression.Node;
import org.athanor.expression.Origin;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.query.tree.ComparisonOperator;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Variable;

/** Joins: along a relationship, under a condition, or along the one foreign key there is. */
final class JoinBuilder {
    private final Building building;
    private final Variables variables;
    private final SourceBuilder sources;

    JoinBuilder(Building building, Variables variables, SourceBuilder sources) {
        this.building = building;
        this.variables = variables;
        this.sources = sources;
    }

    Source join(Question.Join join) {
        Node target = join.target();
        if (join.relationship() != null) {
            PathBase path = new ExpressionBuilder(building, variables).path(join.relationship());
            if (!(path instanceof Path along) || along.last() instanceof EmbeddedAttribute) {
                throw new IllegalArgumentException(
                        "Only relationships and collections can be joined, and " + join.relationship() + " is neither");
            }
            return along(join.left(), along, target);
        }
        if (target == null) {
            throw new IllegalArgumentException("A join of nothing");
        }
        if (join.on() == null) {
            ForeignKey key = ForeignKey.find(building, variables, target);
            return key.path() != null
                    ? along(join.left(), key.path(), target)
                    : under(join.left(), target, variable -> key.condition(new VariableRef(variable)));
        }
        Node on = join.on();
        return under(join.left(), target, variable -> new ExpressionBuilder(building, variables).condition(on));
    }

    /** Along a relationship; what a subquery gives is tied to its owner by a condition instead. */
    private Source along(boolean left, Path path, @Nullable Node target) {
        Origin origin = target instanceof Node.Aliased aliased ? aliased.origin() : null;
        if (origin != null && SourceBuilder.derived(origin)) {
            return under(left, origin, variable -> tie(path, new VariableRef(variable)));
        }
        Domain domain = path.domain();
        EntityMapping treat = null;
        if (target != null) {
            EntityMapping wanted = building.entity(ForeignKey.type(target));
            treat = narrowed(path, wanted);
            domain = new Domain.Entities(wanted);
        }
        if (origin == null && domain instanceof Domain.Entities entities) {
            requireNew(entities.entity());
        }
        Variable variable = origin == null ? building.variable(domain) : sources.variable(origin, null);
        variables.declare(variable, origin);
        return new Source.PathJoin(left, variable, path, treat, false, null);
    }

    private static @Nullable EntityMapping narrowed(Path path, EntityMapping wanted) {
        if (path.domain() instanceof Domain.Entities entities) {
            if (entities.entity().isOrExtends(wanted)) {
                return null;
            }
            if (wanted.isOrExtends(entities.entity())) {
                return wanted;
            }
        }
        throw new IllegalArgumentException(path.last() + " leads to " + path.domain() + ", not to entity "
                + wanted.name() + ": join what it leads to");
    }

    private void requireNew(EntityMapping entity) {
        if (variables.has(entity.javaType())) {
            throw new IllegalArgumentException("The query has entity " + entity.name()
                    + " already: join it under another name, join(aliased("
                    + entity.javaType().getSimpleName()
                    + ".class), …)");
        }
    }

    private interface Tie {
        Condition to(Variable variable);
    }

    private Source under(boolean left, Node target, Tie on) {
        if (target instanceof Node.Aliased aliased) {
            return under(left, aliased.origin(), on);
        }
        EntityMapping entity = building.entity(((Node.Root) target).entity());
        requireNew(entity);
        Variable variable = building.variable(new Domain.Entities(entity));
        variables.declare(variable, null);
        return new Source.EntityJoin(left, variable, entity, on.to(variable));
    }

    private Source under(boolean left, Origin origin, Tie on) {
        CommonRows common = SourceBuilder.common(origin);
        Query query = common != null ? null : sources.query(origin);
        Variable variable =
                common != null ? sources.rowsVariable(origin, common.build(building)) : sources.variable(origin, query);
        if (variables.has(origin)) {
            throw new IllegalArgumentException(
                    "The query has " + origin + " already: make another alias for this join");
        }
        variables.declare(variable, origin);
        Condition condition = on.to(variable);
        if (common != null) {
            return new Source.CommonJoin(left, variable, common.name(), condition);
        }
        return query != null
                ? new Source.QueryJoin(left, variable, query, condition)
                : new Source.EntityJoin(left, variable, ((Domain.Entities) variable.domain()).entity(), condition);
    }

    /** That {@code target} is what the path leads to. */
    static Condition tie(Path path, VariableRef target) {
        Attribute last = path.last();
        List<Attribute> attributes = path.attributes();
        PathBase owner = attributes.size() == 1
                ? path.base()
                : new Path(path.base(), attributes.subList(0, attributes.size() - 1));
        if (last instanceof PluralAttribute) {
            return last instanceof Relationship many && many.inverse() instanceof ToOneAttribute back
                    ? new Condition.Comparison(ComparisonOperator.EQ, Path.of(target, back), owner)
                    : new Condition.MemberOf(target, path, false);
        }
        return new Condition.Comparison(ComparisonOperator.EQ, path, target);
    }

    /** The class a relationship leads to, null when that cannot be told yet. */
    static @Nullable Class<?> targetType(Building building, Node.Path path) {
        EntityMapping owner = path.base() instanceof Node.Root root
                ? building.mappings().findExactly(root.entity())
                : path.base() instanceof Node.Aliased aliased && aliased.origin() instanceof org.athanor.Alias<?> alias
                        ? building.mappings().findExactly(alias.entity())
                        : null;
        return owner != null && owner.attribute(path.name()) instanceof Relationship relationship
                ? relationship.target().javaType()
                : null;
    }
}
