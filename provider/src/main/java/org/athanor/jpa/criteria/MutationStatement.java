package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.Predicate;
import org.athanor.jpa.metamodel.AthanorMetamodel;
import org.athanor.query.tree.Statement;

/** What changes rows. */
sealed interface MutationStatement extends CriteriaNode permits UpdateNode, DeleteNode {
    MutationBody<?> body();

    Statement tree(TreeBuild build);

    @Override
    default AthanorMetamodel metamodel() {
        return body().metamodel();
    }

    @Override
    default @Nullable Predicate getRestriction() {
        return body().where;
    }

    static MutationStatement of(CommonAbstractCriteria statement) {
        return Given.node(statement, MutationStatement.class, "statement");
    }
}
