package org.athanor.jpa.criteria;

import java.util.List;
import org.athanor.query.tree.Expression.Literal;

/** A value that databases want to see written: the escape character of LIKE, what TRIM takes away. */
final class WrittenNode extends ExpressionNode<Character> {
    private static final long serialVersionUID = 1;

    private final char value;

    WrittenNode(char value) {
        super(Character.class);
        this.value = value;
    }

    @Override
    List<ExpressionNode<?>> operands() {
        return List.of();
    }

    @Override
    org.athanor.query.tree.Expression tree(TreeBuild build) {
        return new Literal(String.valueOf(value));
    }
}
