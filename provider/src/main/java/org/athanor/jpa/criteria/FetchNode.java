package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.Fetch;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.metamodel.Attribute;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Source;

/** A fetch join (Jakarta Persistence 3.2, 6.3.4). It is a join as well, for those who go on from it. */
final class FetchNode<Z, X> extends JoinNode<Z, X> implements Fetch<Z, X> {
    private static final long serialVersionUID = 1;

    FetchNode(FromNode<?, Z> parent, Attribute<?, ?> attribute, JoinType joinType) {
        super(parent, attribute, AttributePath.type(attribute), joinType);
    }

    @Override
    Source join(TreeBuild build, Domain domain, Path path, @Nullable Class<?> narrow) {
        return new Source.PathJoin(
                left(),
                build.declare(this, domain),
                path,
                narrow == null ? null : build.entity(narrow),
                true,
                condition(build));
    }
}
