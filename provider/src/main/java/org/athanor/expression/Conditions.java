package org.athanor.expression;

import java.util.ArrayList;
import java.util.List;

/** Conditions of several parts. */
final class Conditions {
    private Conditions() {}

    static List<Node> nodes(Selectable<?>... expressions) {
        List<Node> nodes = new ArrayList<>(expressions.length);
        for (Selectable<?> expression : expressions) {
            nodes.add(expression.node());
        }
        return nodes;
    }

    /** {@code any} or {@code has}, with what must hold of one element. */
    static Predicate some(Operator operator, Node path, Predicate... conditions) {
        return switch (conditions.length) {
            case 0 -> Value.predicate(operator, path);
            case 1 -> Value.predicate(operator, path, conditions[0].node());
            default -> Value.predicate(operator, path, new Node.Operation(Operator.AND, nodes(conditions)));
        };
    }

    static Predicate some(Operator operator, Node path, String attribute, Object value) {
        Node left = new Node.Path(new Node.Element(), Object.class, attribute);
        return some(operator, path, new Value.Any<>(left).eq(value));
    }
}
