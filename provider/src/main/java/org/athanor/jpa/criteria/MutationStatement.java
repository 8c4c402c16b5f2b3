package org.athanor.jpa.criteria;

import jakarta.persistence.criteria.CommonAbstractCriteria;
import org.athanor.query.tree.Statement;

/** What changes rows. */
sealed interface MutationStatement permits UpdateNode, DeleteNode {
    Statement tree(TreeBuild build);

    static MutationStatement of(CommonAbstractCriteria statement) {
        return Given.node(statement, MutationStatement.class, "statement");
    }
}
