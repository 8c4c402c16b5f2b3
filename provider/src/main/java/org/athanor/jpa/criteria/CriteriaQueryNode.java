package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Selection;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.athanor.jpa.metamodel.AthanorMetamodel;
import org.athanor.query.tree.Query;

/** A query that selects (Jakarta Persistence 3.2, 6.3.1): its clauses are those of its body. */
final class CriteriaQueryNode<T> implements CriteriaQuery<T>, SelectClauses<T>, SelectStatement<T>, Serializable {
    private static final long serialVersionUID = 1;

    private final AthanorMetamodel metamodel;
    private final Class<T> resultType;
    private final SelectBody body = new SelectBody();

    CriteriaQueryNode(AthanorMetamodel metamodel, Class<T> resultType) {
        this.metamodel = metamodel;
        this.resultType = Given.notNull(resultType, "class of the results");
    }

    @Override
    public SelectBody body() {
        return body;
    }

    @Override
    public AthanorMetamodel metamodel() {
        return metamodel;
    }

    @Override
    public Class<?> rowClass() {
        return body.selection instanceof CompoundNode<?> compound && !compound.constructs()
                ? compound.getJavaType()
                : resultType;
    }

    @Override
    public List<SelectionNode<?>> items() {
        return body.items();
    }

    @Override
    public void parameters(Consumer<ParameterNode<?>> into) {
        SelectClauses.super.parameters(into);
    }

    @Override
    public Query tree(TreeBuild build) {
        return body.tree(build, false);
    }

    // what is selected

    @Override
    public CriteriaQuery<T> select(Selection<? extends T> selection) {
        body.selection = SelectionNode.item(selection);
        return this;
    }

    @Override
    @Deprecated
    public CriteriaQuery<T> multiselect(Selection<?>... selections) {
        return multiselect(Arrays.asList(selections));
    }

    @Override
    @Deprecated
    public CriteriaQuery<T> multiselect(List<Selection<?>> selections) {
        body.selection = SelectBody.together(resultType, selections);
        return this;
    }

    @Override
    public @Nullable Selection<T> getSelection() {
        @SuppressWarnings("unchecked")
        Selection<T> selection = (Selection<T>) body.selection;
        return selection;
    }

    @Override
    public Class<T> getResultType() {
        return resultType;
    }

    @Override
    public CriteriaQuery<T> distinct(boolean distinct) {
        body.distinct = distinct;
        return this;
    }

    // conditions

    @Override
    public CriteriaQuery<T> where(@Nullable Expression<Boolean> condition) {
        body.where = condition == null ? null : Conditions.predicate(condition);
        return this;
    }

    @Override
    public CriteriaQuery<T> where(Predicate... conditions) {
        return where(Arrays.asList(conditions));
    }

    @Override
    public CriteriaQuery<T> where(List<Predicate> conditions) {
        body.where = Conditions.restriction(conditions);
        return this;
    }

    @Override
    public CriteriaQuery<T> groupBy(Expression<?>... grouping) {
        return groupBy(Arrays.asList(grouping));
    }

    @Override
    public CriteriaQuery<T> groupBy(List<Expression<?>> grouping) {
        body.groupBy = ExpressionNode.all(grouping);
        return this;
    }

    @Override
    public CriteriaQuery<T> having(@Nullable Expression<Boolean> condition) {
        body.having = condition == null ? null : Conditions.predicate(condition);
        return this;
    }

    @Override
    public CriteriaQuery<T> having(Predicate... conditions) {
        return having(Arrays.asList(conditions));
    }

    @Override
    public CriteriaQuery<T> having(List<Predicate> conditions) {
        body.having = Conditions.restriction(conditions);
        return this;
    }

    // order

    @Override
    public CriteriaQuery<T> orderBy(Order... orders) {
        return orderBy(Arrays.asList(orders));
    }

    @Override
    public CriteriaQuery<T> orderBy(List<Order> orders) {
        body.orderBy = OrderNode.all(orders);
        return this;
    }

    @Override
    public List<Order> getOrderList() {
        return new ArrayList<>(body.orderBy);
    }
}
