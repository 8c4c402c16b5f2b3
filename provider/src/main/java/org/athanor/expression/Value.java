package org.athanor.expression;

import java.util.ArrayList;
import java.util.List;

/** What operators give: a node behind the face of its type. */
final class Value {
    record Any<T>(Node node) implements ComparableExpression<T> {
        @Override
        public String toString() {
            return node.toString();
        }
    }

    record Text(Node node) implements StringExpression {
        @Override
        public String toString() {
            return node.toString();
        }
    }

    record Number<N>(Node node) implements NumberExpression<N> {
        @Override
        public String toString() {
            return node.toString();
        }
    }

    record Truth(Node node) implements Predicate {
        @Override
        public String toString() {
            return node.toString();
        }
    }

    private Value() {}

    static <T> ComparableExpression<T> of(Node node) {
        return new Any<>(node);
    }

    static Predicate predicate(Operator operator, Node first, Node... others) {
        return new Truth(operation(operator, first, others));
    }

    static Node operation(Operator operator, Node first, Node... others) {
        List<Node> operands = new ArrayList<>(others.length + 1);
        operands.add(first);
        operands.addAll(List.of(others));
        return new Node.Operation(operator, operands);
    }
}
