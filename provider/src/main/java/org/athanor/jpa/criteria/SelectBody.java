package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.Expression;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.Ordering;
import org.athanor.query.tree.SelectQuery;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Variable;

/** What a query and a subquery have in common: the clauses of one select. */
final class SelectBody implements Serializable {
    private static final long serialVersionUID = 1;

    final List<RootNode<?>> roots = new ArrayList<>();
    final List<FromNode<?, ?>> correlated = new ArrayList<>();
    boolean distinct;

    @Nullable
    SelectionNode<?> selection;

    @Nullable
    PredicateNode where;

    List<ExpressionNode<?>> groupBy = List.of();

    @Nullable
    PredicateNode having;

    List<OrderNode> orderBy = List.of();

    void parameters(Consumer<ParameterNode<?>> into) {
        if (selection != null) {
            selection.parameters(into);
        }
        roots.forEach(root -> root.below().forEach(join -> join.conditionParameters(into)));
        correlated.forEach(from -> from.below().forEach(join -> join.conditionParameters(into)));
        if (where != null) {
            where.parameters(into);
        }
        groupBy.forEach(node -> node.parameters(into));
        if (having != null) {
            having.parameters(into);
        }
        orderBy.forEach(order -> order.node().parameters(into));
    }

    /** What is selected, item by item; without a selection the only root. */
    List<SelectionNode<?>> items() {
        SelectionNode<?> selected = selection;
        if (selected instanceof CompoundNode<?> compound && !compound.constructs()) {
            return compound.items();
        }
        if (selected != null) {
            return List.of(selected);
        }
        if (roots.isEmpty() && correlated.size() == 1) {
            FromNode<?, ?> outside = correlated.get(0);
            return List.of(outside.below().isEmpty() ? outside : outside.below().get(0));
        }
        if (roots.size() != 1) {
            throw new IllegalArgumentException("The query does not say what it selects: call select(…)");
        }
        return List.of(roots.get(0));
    }

    SelectQuery tree(TreeBuild build, boolean subquery) {
        List<SelectionNode<?>> items = items();
        List<Condition> ties = new ArrayList<>();
        List<Source> from = new Sources(build, ties).of(this, subquery);
        if (from.isEmpty() && !subquery) {
            throw new IllegalArgumentException("The query has no root: call from(…)");
        }
        return build.writing(comparesTexts(), () -> {
            List<Selection> selected = new ArrayList<>();
            items.forEach(item -> selected.add(selected(build, item, from)));
            Condition condition = build.writing(false, () -> condition(build, where));
            if (condition != null) {
                ties.add(condition);
            }
            List<org.athanor.query.tree.Expression> groups = build.all(groupBy);
            Condition groupCondition = condition(build, having);
            List<Ordering> orders = new ArrayList<>();
            orderBy.forEach(order -> orders.add(order.tree(build, items)));
            return new SelectQuery(
                    distinct,
                    selected,
                    from,
                    ties.isEmpty() ? null : Condition.all(ties),
                    groups,
                    groupCondition,
                    orders);
        });
    }

    /** A collection is selected element by element, so it is joined. */
    private static Selection selected(TreeBuild build, SelectionNode<?> item, List<Source> from) {
        if (!(item instanceof PathNode<?> path && path.isCollection())) {
            return item.selection(build);
        }
        Path collection = (Path) path.base(build);
        Variable elements = build.variable(collection.domain());
        from.add(new Source.PathJoin(false, elements, collection, null, false, null));
        return new Selection.Value(new VariableRef(elements), item.getAlias());
    }

    static @Nullable Condition condition(TreeBuild build, @Nullable PredicateNode node) {
        return node == null || node instanceof JunctionNode junction && junction.isTrue()
                ? null
                : build.condition(node);
    }

    /** Whether the database compares items of the query by their texts, so that two of its parameters would never be the same. */
    private boolean comparesTexts() {
        return groupBy.stream().anyMatch(SelectBody::hasValue)
                || distinct && orderBy.stream().anyMatch(order -> hasValue(order.node()));
    }

    private static boolean hasValue(ExpressionNode<?> node) {
        return node instanceof LiteralNode<?> || node.operands().stream().anyMatch(SelectBody::hasValue);
    }

    /** The selection that several items make, by the class of the results (Jakarta Persistence 3.2, 6.3.11). */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static SelectionNode<?> together(
            Class<?> resultType, List<? extends jakarta.persistence.criteria.Selection<?>> selections) {
        SelectionNode<?> only = selections.size() == 1 ? SelectionNode.item(selections.get(0)) : null;
        boolean compound = only instanceof CompoundNode<?> given && !given.constructs();
        if (only != null && !compound && resultType != Tuple.class && resultType.isAssignableFrom(only.getJavaType())) {
            return only;
        }
        return new CompoundNode(resultType == Object.class ? Object[].class : resultType, selections);
    }

    static List<Expression<?>> expressions(List<ExpressionNode<?>> nodes) {
        return new ArrayList<>(nodes);
    }
}
