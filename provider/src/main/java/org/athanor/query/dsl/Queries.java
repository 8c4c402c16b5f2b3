package org.athanor.query.dsl;

import java.util.ArrayList;
import java.util.List;
import org.athanor.Query;
import org.athanor.Tuple;
import org.athanor.expression.Node;
import org.athanor.expression.Order;
import org.athanor.expression.Selectable;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;

/** Where queries of one session begin. */
public final class Queries {
    private final QuerySession session;

    public Queries(QuerySession session) {
        this.session = session;
    }

    /** Instances of an entity. */
    public <T> Query<T> query(Class<T> entity) {
        return one(new Node.Root(entity));
    }

    /** The elements of a collection, in its order. */
    public <T> Query<T> related(Object owner, Relationship relationship) {
        Class<?> target = relationship.target().javaType();
        Node condition = new ParentCondition(owner, relationship.name())
                .predicate(session)
                .node();
        List<Order> order = relationship instanceof PluralAttribute plural ? order(target, plural) : List.of();
        return new GenerativeQuery<>(
                session,
                new Question().with(q -> {
                    q.items = List.of(new Node.Root(target));
                    q.filters = List.of(new Question.Filter(condition, 0));
                    q.mapped = order;
                    q.related = true;
                }),
                ResultShape.SINGLE);
    }

    private static List<Order> order(Class<?> target, PluralAttribute plural) {
        List<Order> order = new ArrayList<>();
        for (PluralAttribute.Ordering each : plural.orderBy()) {
            Node path = new Node.Root(target);
            for (Attribute attribute : each.path()) {
                path = new Node.Path(path, target, attribute.name());
            }
            order.add(new Order(path, each.descending(), each.nullsFirst()));
        }
        return order;
    }

    /** Instances of an alias, or values of an expression. */
    public <T> Query<T> query(Selectable<T> selected) {
        return one(selected.node());
    }

    /** Several things for each row: entity classes, aliases, expressions. */
    public Query<Tuple> query(Object... items) {
        List<Node> nodes = nodes(items);
        return new GenerativeQuery<>(session, new Question().with(q -> q.items = nodes), ResultShape.TUPLE);
    }

    private <T> Query<T> one(Node node) {
        return new GenerativeQuery<>(session, new Question().with(q -> q.items = List.of(node)), ResultShape.SINGLE);
    }

    static List<Node> nodes(Object... items) {
        List<Node> nodes = new ArrayList<>(items.length);
        for (Object item : items) {
            if (item instanceof Class<?> entity) {
                nodes.add(new Node.Root(entity));
            } else if (item instanceof Selectable<?> selectable) {
                nodes.add(selectable.node());
            } else {
                throw new IllegalArgumentException(
                        "A query selects entity classes, aliases and expressions, but was given " + item
                                + (item == null ? "" : " of " + item.getClass().getName()));
            }
        }
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException(
                    "A query must select something: an entity class, an alias, an expression");
        }
        return nodes;
    }
}
