package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CollectionJoin;
import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.ListJoin;
import jakarta.persistence.criteria.MapJoin;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.SetJoin;
import jakarta.persistence.criteria.Subquery;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.athanor.jpa.metamodel.AthanorMetamodel;

/** A query within another one (Jakarta Persistence 3.2, 6.3.12): its clauses are those of its body. */
final class SubqueryNode<T> extends ExpressionNode<T> implements Subquery<T>, SelectClauses<T> {
    private static final long serialVersionUID = 1;

    private final AthanorMetamodel metamodel;
    private final CommonAbstractCriteria around;
    private final Class<T> resultType;
    private final SelectBody body = new SelectBody();

    SubqueryNode(AthanorMetamodel metamodel, CommonAbstractCriteria around, Class<T> resultType) {
        super(Given.notNull(resultType, "class of the results"));
        this.metamodel = metamodel;
        this.around = around;
        this.resultType = resultType;
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
    List<ExpressionNode<?>> operands() {
        return List.of();
    }

    @Override
    public void parameters(Consumer<ParameterNode<?>> into) {
        body.parameters(into);
    }

    @Override
    org.athanor.query.tree.Expression tree(TreeBuild build) {
        return new org.athanor.query.tree.Expression.Subquery(build.writing(false, () -> body.tree(build, true)));
    }

    @Override
    public AbstractQuery<?> getParent() {
        if (around instanceof AbstractQuery<?> query) {
            return query;
        }
        throw new IllegalStateException("The subquery is part of an update or delete: ask getContainingQuery()");
    }

    @Override
    public CommonAbstractCriteria getContainingQuery() {
        return around;
    }

    // what is selected

    @Override
    public Subquery<T> select(Expression<T> expression) {
        body.selection = of(expression);
        return this;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Expression<T> getSelection() {
        return (Expression<T>) body.selection;
    }

    @Override
    public Class<T> getResultType() {
        return resultType;
    }

    @Override
    public Subquery<T> distinct(boolean distinct) {
        body.distinct = distinct;
        return this;
    }

    // from

    private <F extends FromNode<?, ?>> F correlated(F inner) {
        body.correlated.add(inner);
        return inner;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <Y> Root<Y> correlate(Root<Y> root) {
        return correlated(((RootNode<Y>) Given.node(root, RootNode.class, "root")).correlate());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <X, Y> Join<X, Y> correlate(Join<X, Y> join) {
        return correlated(((JoinNode<X, Y>) Given.node(join, JoinNode.class, "join")).correlate());
    }

    @Override
    public <X, Y> CollectionJoin<X, Y> correlate(CollectionJoin<X, Y> join) {
        return (CollectionJoin<X, Y>) correlate((Join<X, Y>) join);
    }

    @Override
    public <X, Y> SetJoin<X, Y> correlate(SetJoin<X, Y> join) {
        return (SetJoin<X, Y>) correlate((Join<X, Y>) join);
    }

    @Override
    public <X, Y> ListJoin<X, Y> correlate(ListJoin<X, Y> join) {
        return (ListJoin<X, Y>) correlate((Join<X, Y>) join);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <X, K, V> MapJoin<X, K, V> correlate(MapJoin<X, K, V> join) {
        return (MapJoin<X, K, V>) correlate((Join<X, V>) join);
    }

    @Override
    public Set<Join<?, ?>> getCorrelatedJoins() {
        Set<Join<?, ?>> joins = new LinkedHashSet<>();
        body.correlated.forEach(from -> {
            if (from instanceof Join<?, ?> join) {
                joins.add(join);
            }
        });
        return joins;
    }

    // conditions

    @Override
    public Subquery<T> where(@Nullable Expression<Boolean> condition) {
        body.where = condition == null ? null : Conditions.predicate(condition);
        return this;
    }

    @Override
    public Subquery<T> where(Predicate... conditions) {
        return where(Arrays.asList(conditions));
    }

    @Override
    public Subquery<T> where(List<Predicate> conditions) {
        body.where = Conditions.restriction(conditions);
        return this;
    }

    @Override
    public Subquery<T> groupBy(Expression<?>... grouping) {
        return groupBy(Arrays.asList(grouping));
    }

    @Override
    public Subquery<T> groupBy(List<Expression<?>> grouping) {
        body.groupBy = all(grouping);
        return this;
    }

    @Override
    public Subquery<T> having(@Nullable Expression<Boolean> condition) {
        body.having = condition == null ? null : Conditions.predicate(condition);
        return this;
    }

    @Override
    public Subquery<T> having(Predicate... conditions) {
        return having(Arrays.asList(conditions));
    }

    @Override
    public Subquery<T> having(List<Predicate> conditions) {
        body.having = Conditions.restriction(conditions);
        return this;
    }
}
