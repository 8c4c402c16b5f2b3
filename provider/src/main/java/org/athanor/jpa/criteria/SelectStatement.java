package org.athanor.jpa.criteria;

import jakarta.persistence.criteria.CriteriaSelect;
import java.util.List;
import java.util.function.Consumer;
import org.athanor.query.tree.Query;

/** What selects: one query, or several combined. */
sealed interface SelectStatement<T> extends CriteriaSelect<T> permits CriteriaQueryNode, CombinedNode {
    /** How items come together: in a Tuple or an array of this class; any other class is that of the only item. */
    Class<?> rowClass();

    List<? extends SelectionNode<?>> items();

    Query tree(TreeBuild build);

    void parameters(Consumer<ParameterNode<?>> into);

    @SuppressWarnings("unchecked")
    static <T> SelectStatement<T> of(CriteriaSelect<T> select) {
        return Given.node(select, SelectStatement.class, "query");
    }
}
