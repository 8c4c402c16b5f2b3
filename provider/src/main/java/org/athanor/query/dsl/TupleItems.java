package org.athanor.query.dsl;

import jakarta.persistence.TupleElement;
import java.util.ArrayList;
import java.util.List;
import org.athanor.expression.Node;
import org.athanor.util.NearestNames;

/** The items of a query's tuples: what each was selected as, and its name. Shared by all rows. */
final class TupleItems {
    private record Element(String name, Class<?> type) implements TupleElement<Object> {
        @Override
        @SuppressWarnings("unchecked")
        public Class<Object> getJavaType() {
            return (Class<Object>) type;
        }

        @Override
        public String getAlias() {
            return name;
        }
    }

    private final List<Node> nodes;
    private final List<String> names = new ArrayList<>();
    private final List<TupleElement<?>> elements = new ArrayList<>();

    TupleItems(List<Node> nodes, List<Class<?>> types) {
        this.nodes = nodes;
        for (int i = 0; i < nodes.size(); i++) {
            names.add(RowsOfQuery.name(nodes.get(i)));
            elements.add(new Element(names.get(i), types.get(i)));
        }
    }

    List<TupleElement<?>> elements() {
        return elements;
    }

    int size() {
        return nodes.size();
    }

    int index(TupleElement<?> element) {
        int index = elements.indexOf(element);
        return index >= 0 ? index : named(String.valueOf(element.getAlias()));
    }

    int named(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("The query selects nothing named '" + name + "'"
                    + NearestNames.question(name, names) + ": give the item a label, or read it by its place");
        }
        return index;
    }

    int selected(Node node) {
        for (int i = 0; i < nodes.size(); i++) {
            Node item = nodes.get(i);
            if (item.equals(node)
                    || item instanceof Node.Labelled labelled && labelled.node().equals(node)) {
                return i;
            }
        }
        throw new IllegalArgumentException("The query does not select " + node + "; it selects " + nodes);
    }

    int entity(Class<?> type) {
        Node root = new Node.Root(type);
        if (nodes.indexOf(root) != nodes.lastIndexOf(root)) {
            throw new IllegalArgumentException(
                    "The query selects " + type.getSimpleName() + " several times: read them by their places");
        }
        return selected(root);
    }
}
