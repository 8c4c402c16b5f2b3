package org.athanor.jpa.criteria;

import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CompoundSelection;
import jakarta.persistence.criteria.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Several items selected together: a tuple, an array, or what a constructor makes of them (Jakarta Persistence 3.2, 6.3.11). */
final class CompoundNode<X> extends SelectionNode<X> implements CompoundSelection<X> {
    private static final long serialVersionUID = 1;

    private final Class<X> javaType;
    private final List<SelectionNode<?>> items = new ArrayList<>();

    /** {@code javaType} is Tuple, an array, or the class whose constructor is called. */
    CompoundNode(Class<X> javaType, List<? extends Selection<?>> items) {
        this.javaType = Given.notNull(javaType, "class of the selection");
        Set<String> aliases = new HashSet<>();
        for (Selection<?> item : items) {
            SelectionNode<?> node = item(item);
            if (node instanceof CompoundNode<?> compound && !compound.constructs()) {
                throw new IllegalArgumentException(
                        "A tuple or array cannot be an item of another selection: put its items there");
            }
            if (node.getAlias() != null && !aliases.add(node.getAlias())) {
                throw new IllegalArgumentException("Two selected items have the alias '" + node.getAlias() + "'");
            }
            this.items.add(node);
        }
        if (this.items.isEmpty()) {
            throw new IllegalArgumentException("A selection without items selects nothing");
        }
    }

    boolean constructs() {
        return javaType != Tuple.class && !javaType.isArray();
    }

    List<SelectionNode<?>> items() {
        return items;
    }

    @Override
    void parameters(Consumer<ParameterNode<?>> into) {
        items.forEach(item -> item.parameters(into));
    }

    @Override
    org.athanor.query.tree.Selection selection(TreeBuild build) {
        List<org.athanor.query.tree.Selection> built = new ArrayList<>();
        items.forEach(item -> built.add(item.selection(build)));
        return new org.athanor.query.tree.Selection.Construction(javaType, built, getAlias());
    }

    @Override
    public Class<X> getJavaType() {
        return javaType;
    }

    @Override
    public boolean isCompoundSelection() {
        return true;
    }

    @Override
    public List<Selection<?>> getCompoundSelectionItems() {
        return new ArrayList<>(items);
    }
}
