package org.athanor.jpa.criteria;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The elements of a collection that the application gives; nothing is asked of it but its size, and what is in it. */
final class ConstantCollection<C> extends ExpressionNode<C> {
    private static final long serialVersionUID = 1;

    private final ArrayList<Object> elements;

    @SuppressWarnings("unchecked")
    ConstantCollection(Collection<?> elements) {
        super((Class<? extends C>) Collection.class);
        this.elements = new ArrayList<>(elements);
    }

    List<Object> elements() {
        return elements;
    }

    @Override
    List<ExpressionNode<?>> operands() {
        return List.of();
    }

    @Override
    org.athanor.query.tree.Expression tree(TreeBuild build) {
        throw new IllegalArgumentException(
                "Of the values or keys of a map only the size, and whether something is among them, can be asked");
    }
}
