package org.athanor.query.dsl;

import java.util.List;
import org.athanor.Alias;
import org.athanor.expression.Node;
import org.athanor.expression.Operator;
import org.athanor.expression.Predicate;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToOneAttribute;

/** That what a query selects is in a relationship of an instance. */
record ParentCondition(Object parent, String relationship) {
    private record Truth(Node node) implements Predicate {}

    Predicate predicate(QuerySession session) {
        EntityMapping owner = session.mappings().find(parent.getClass());
        Attribute attribute = owner == null ? null : owner.attribute(relationship);
        if (owner == null || !(attribute instanceof Relationship along)) {
            throw new IllegalArgumentException(
                    "withParent takes an instance of an entity and one of its relationships, and "
                            + parent.getClass().getName() + " has none named '" + relationship + "'");
        }
        Node target = new Node.Root(along.target().javaType());
        if (along.inverse() != null) {
            Relationship back = along.inverse();
            Node path = new Node.Path(target, along.target().javaType(), back.name());
            return truth(
                    back instanceof ToOneAttribute ? Operator.EQ : Operator.CONTAINS, path, new Node.Literal(parent));
        }
        Node one = Alias.aliased(owner.javaType()).node();
        Node path = new Node.Path(one, owner.javaType(), relationship);
        Operator operator = along instanceof ToOneAttribute ? Operator.EQ : Operator.CONTAINS;
        return new Truth(new Node.Exists(
                one,
                List.of(
                        new Node.Operation(Operator.EQ, List.of(one, new Node.Literal(parent))),
                        new Node.Operation(operator, List.of(path, target)))));
    }

    private static Predicate truth(Operator operator, Node left, Node right) {
        return new Truth(new Node.Operation(operator, List.of(left, right)));
    }
}
