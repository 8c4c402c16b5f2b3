package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.Alias;
import org.athanor.expression.Node;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.query.tree.ComparisonOperator;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.Variable;

/**
 * The reference between an entity to be joined and one the query has: {@code reference} is an attribute of the joined entity
 * that leads to {@code known}, or of {@code known} that leads to the joined one.
 */
record ForeignKey(Variable known, ToOneAttribute reference, boolean inKnown) {
    /** The only one; an IllegalArgumentException when there is none, or lists them when there are several. */
    static ForeignKey find(Building building, Variables variables, Node target) {
        EntityMapping joined = building.entity(type(target));
        List<ForeignKey> found = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        for (Variable variable : variables.latestFirst()) {
            if (variable.domain() instanceof Domain.Entities entities) {
                EntityMapping entity = entities.entity();
                asked.add(entity.name());
                references(entity, joined).forEach(each -> found.add(new ForeignKey(variable, each, true)));
                references(joined, entity).forEach(each -> found.add(new ForeignKey(variable, each, false)));
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("There is no foreign key between entity " + joined.name() + " and "
                    + asked + ": say how they are joined, join("
                    + joined.javaType().getSimpleName() + ".class, condition)");
        }
        throw new IllegalArgumentException("Entity " + joined.name() + " can be joined along several foreign keys, "
                + found.stream().map(each -> each.reference().toString()).toList()
                + ": say which one, by its relationship or by a condition");
    }

    /** The entity that a join names. */
    static Class<?> type(Node target) {
        if (target instanceof Node.Root root) {
            return root.entity();
        }
        if (target instanceof Node.Aliased aliased && aliased.origin() instanceof Alias<?> alias) {
            return alias.entity();
        }
        throw new IllegalArgumentException("A subquery has no foreign keys: join it under a condition");
    }

    private static List<ToOneAttribute> references(EntityMapping from, EntityMapping to) {
        List<ToOneAttribute> references = new ArrayList<>();
        for (Attribute attribute : from.attributes()) {
            if (attribute instanceof ToOneAttribute toOne
                    && toOne.owning()
                    && toOne.joinTable() == null
                    && (to.isOrExtends(toOne.target()) || toOne.target().isOrExtends(to))) {
                references.add(toOne);
            }
        }
        return references;
    }

    /** The relationship from the known entity to the joined one, null if it has none. */
    @Nullable
    Path path() {
        if (inKnown) {
            return new Path(new VariableRef(known), List.of(reference));
        }
        Relationship inverse = reference.inverse();
        EntityMapping entity = ((Domain.Entities) known.domain()).entity();
        return inverse != null && entity.attribute(inverse.name()) == inverse
                ? new Path(new VariableRef(known), List.of(inverse))
                : null;
    }

    Condition condition(VariableRef joined) {
        return new Condition.Comparison(
                ComparisonOperator.EQ, new Path(joined, List.of(reference)), new VariableRef(known));
    }
}
