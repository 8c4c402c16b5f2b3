package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.Selection;
import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;

/** Something that can be selected. */
abstract class SelectionNode<X> implements Selection<X>, Serializable {
    private static final long serialVersionUID = 1;

    private @Nullable String alias;

    /** The parameters in it, in order. */
    abstract void parameters(Consumer<ParameterNode<?>> into);

    /** As an item of the select list. */
    abstract org.athanor.query.tree.Selection selection(TreeBuild build);

    @SuppressWarnings("unchecked")
    static <X> SelectionNode<X> item(@Nullable Selection<X> selection) {
        return Given.node(selection, SelectionNode.class, "selection");
    }

    @Override
    public SelectionNode<X> alias(String name) {
        if (alias != null && !alias.equals(name)) {
            throw new IllegalStateException("The alias of a selection cannot be changed: it is '" + alias
                    + "', and was to become '" + name + "'");
        }
        alias = name;
        return this;
    }

    @Override
    public @Nullable String getAlias() {
        return alias;
    }

    @Override
    public boolean isCompoundSelection() {
        return false;
    }

    @Override
    public List<Selection<?>> getCompoundSelectionItems() {
        throw new IllegalStateException("This is no compound selection");
    }
}
