package org.athanor.jpa.criteria;

import java.io.Serializable;
import java.util.List;

/** What is asked of a join: the index of a list's element, the entry of a map. */
final class VariableExpression<T> extends ExpressionNode<T> {
    private static final long serialVersionUID = 1;

    /** Asks it. */
    @FunctionalInterface
    interface Question extends Serializable {
        org.athanor.query.tree.Expression ask(JoinNode<?, ?> join, TreeBuild build);
    }

    private final JoinNode<?, ?> join;
    private final Question question;

    VariableExpression(Class<T> javaType, JoinNode<?, ?> join, Question question) {
        super(javaType);
        this.join = join;
        this.question = question;
    }

    @Override
    List<ExpressionNode<?>> operands() {
        return List.of();
    }

    @Override
    org.athanor.query.tree.Expression tree(TreeBuild build) {
        return question.ask(join, build);
    }
}
