package org.athanor.jpa.criteria;

import java.io.Serializable;
import java.util.List;

/** An expression that is nothing but its operands put together. */
final class Composed<T> extends ExpressionNode<T> {
    private static final long serialVersionUID = 1;

    /** Puts built operands together. */
    @FunctionalInterface
    interface Composer extends Serializable {
        org.athanor.query.tree.Expression compose(List<org.athanor.query.tree.Expression> operands);
    }

    private final List<ExpressionNode<?>> operands;
    private final Composer composer;

    Composed(Class<? extends T> javaType, List<? extends ExpressionNode<?>> operands, Composer composer) {
        super(javaType);
        this.operands = List.copyOf(operands);
        this.composer = composer;
    }

    @Override
    List<ExpressionNode<?>> operands() {
        return operands;
    }

    @Override
    org.athanor.query.tree.Expression tree(TreeBuild build) {
        return composer.compose(build.all(operands));
    }
}
