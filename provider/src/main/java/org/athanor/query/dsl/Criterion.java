package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.LoadOption;
import org.athanor.LoadOption.Way;
import org.athanor.expression.Node;
import org.athanor.mapping.EntityMapping;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Variable;

/** Conditions of the instances of an entity, which is null where it is clear from the place. */
record Criterion(@Nullable Class<?> entity, List<Node> conditions) {
    /** Those of whole queries among the options. */
    static List<Criterion> of(List<LoadOption> options) {
        List<Criterion> criteria = new ArrayList<>();
        for (LoadOption option : options) {
            if (option.step().way() == Way.CRITERIA) {
                Node.Root root = (Node.Root) option.step().attributes().get(0);
                criteria.add(new Criterion(root.entity(), option.step().conditions()));
            }
        }
        return criteria;
    }

    boolean concerns(EntityMapping target) {
        return entity == null || entity.isAssignableFrom(target.javaType());
    }

    /** What the criteria say of the instances of a variable; null for nothing. {@code around} is what they may speak of beside it. */
    static @Nullable Condition condition(
            List<Criterion> criteria, Building building, Variable variable, @Nullable Variables around) {
        if (!(variable.domain() instanceof Domain.Entities entities)) {
            return null;
        }
        List<Node> nodes = new ArrayList<>();
        for (Criterion criterion : criteria) {
            if (criterion.concerns(entities.entity())) {
                nodes.addAll(criterion.conditions());
            }
        }
        Variables inner = new Variables(around);
        inner.declare(variable, null);
        inner.names(variable);
        return new ExpressionBuilder(building, inner).conditionOf(nodes);
    }

    /** Both; null is no condition. */
    static @Nullable Condition both(@Nullable Condition one, @Nullable Condition other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        List<Condition> terms = new ArrayList<>(one instanceof Condition.And and ? and.terms() : List.of(one));
        terms.addAll(other instanceof Condition.And and ? and.terms() : List.of(other));
        return new Condition.And(terms);
    }
}
