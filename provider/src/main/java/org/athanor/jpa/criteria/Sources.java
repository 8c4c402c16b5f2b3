package org.athanor.jpa.criteria;

import java.util.ArrayList;
import java.util.List;
import org.athanor.query.tree.ComparisonOperator;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.Source;

/**
 * FROM of one select. What is joined to something of the query around comes straight from there; where that cannot say it, as
 * for a left join, the subquery ranges over the entity itself, tied to the instance outside.
 */
final class Sources {
    private final TreeBuild build;
    private final List<Condition> ties;
    private final List<Source> from = new ArrayList<>();

    Sources(TreeBuild build, List<Condition> ties) {
        this.build = build;
        this.ties = ties;
    }

    List<Source> of(SelectBody body, boolean subquery) {
        for (RootNode<?> root : body.roots) {
            range(root);
            joins(root, false, subquery);
        }
        for (FromNode<?, ?> outside : body.correlated) {
            List<JoinNode<?, ?>> joins = outside.below();
            boolean needed = joins.isEmpty() ? from.isEmpty() : joins.stream().anyMatch(join -> ranged(join, outside));
            if (needed && outside.valueType() instanceof jakarta.persistence.metamodel.EntityType<?>) {
                PathBase instance = outside.base(build);
                range(outside);
                ties.add(new Condition.Comparison(
                        ComparisonOperator.EQ, new VariableRef(build.variable(outside)), instance));
            }
            joins(outside, !needed, subquery);
        }
        return from;
    }

    private static boolean ranged(JoinNode<?, ?> join, FromNode<?, ?> outside) {
        return join.getParent() == outside && (join.left() || join.getAttribute() == null || join.getOn() != null);
    }

    private void range(FromNode<?, ?> node) {
        Domain.Entities domain = new Domain.Entities(build.entity(node.getJavaType()));
        from.add(new Source.Range(build.declare(node, domain), domain.entity()));
    }

    private void joins(FromNode<?, ?> origin, boolean derived, boolean subquery) {
        for (JoinNode<?, ?> join : origin.below()) {
            if (subquery && join instanceof FetchNode<?, ?>) {
                throw new IllegalArgumentException("A subquery returns no entities, so it cannot fetch " + join);
            }
            Source source = join.source(build, derived && join.getParent() == origin);
            if (source != null) {
                from.add(source);
            }
        }
    }
}
