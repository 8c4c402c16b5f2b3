package org.athanor.jpa.criteria;

import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.SetQuery;

/** Two queries combined as sets. */
record CombinedNode<T>(SetQuery.Operator operator, boolean all, SelectStatement<?> left, SelectStatement<?> right)
        implements SelectStatement<T>, Serializable {
    CombinedNode {
        Given.notNull(left, "left query");
        Given.notNull(right, "right query");
    }

    @Override
    public Class<?> rowClass() {
        return left.rowClass();
    }

    @Override
    public List<? extends SelectionNode<?>> items() {
        return left.items();
    }

    @Override
    public Query tree(TreeBuild build) {
        return SetQuery.of(operator, all, left.tree(build), right.tree(build));
    }

    @Override
    public void parameters(Consumer<ParameterNode<?>> into) {
        left.parameters(into);
        right.parameters(into);
    }
}
