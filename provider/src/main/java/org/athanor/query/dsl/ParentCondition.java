package org.athanor.query.dsl;

import java.util.List;
import org.athanor.Alias;
import org.athanor.Query;
import org.athanor.expression.Node;
import org.athanor.expression.Operator;
import org.athanor.expression.Predicate;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
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
        Relationship back = along.inverse();
        boolean many = along instanceof ToManyAttribute && !(back instanceof ToOneAttribute);
        if (many && along.target().id().leaves().size() == 1) {
            return among(session, owner.javaType(), along.target().javaType());
        }
        Node target = new Node.Root(along.target().javaType());
        if (back != null && !many) {
            Node path = new Node.Path(target, along.target().javaType(), back.name());
            return truth(
                    back instanceof ToOneAttribute ? Operator.EQ : Operator.CONTAINS, path, new Node.Literal(parent));
        }
        Node one = Alias.aliased(owner.javaType()).node();
        Node path = new Node.Path(one, owner.javaType(), relationship);
        Operator operator = many ? Operator.CONTAINS : Operator.EQ;
        return new Truth(new Node.Exists(
                one,
                List.of(
                        new Node.Operation(Operator.EQ, List.of(one, new Node.Literal(parent))),
                        new Node.Operation(operator, List.of(path, target)))));
    }

    /** What is stored elsewhere is asked for there, and not for each row of the target. */
    private <O, T> Predicate among(QuerySession session, Class<O> owner, Class<T> target) {
        Alias<O> one = Alias.aliased(owner);
        Alias<T> element = Alias.aliased(target);
        Query<T> elements = new Queries(session)
                .query(element)
                .selectFrom(one)
                .join(element, one.get(relationship))
                .filter(truth(Operator.EQ, one.node(), new Node.Literal(parent)));
        return truth(Operator.IN, new Node.Root(target), new Node.Query(elements));
    }

    private static Predicate truth(Operator operator, Node left, Node right) {
        return new Truth(new Node.Operation(operator, List.of(left, right)));
    }
}
