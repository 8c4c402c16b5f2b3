package org.athanor.jpa.criteria;

import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CollectionJoin;
import jakarta.persistence.criteria.CompoundSelection;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.CriteriaSelect;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.ListJoin;
import jakarta.persistence.criteria.MapJoin;
import jakarta.persistence.criteria.Nulls;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.ParameterExpression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import jakarta.persistence.criteria.SetJoin;
import jakarta.persistence.metamodel.EntityType;
import java.util.Arrays;
import java.util.List;
import org.athanor.jpa.metamodel.AthanorMetamodel;
import org.athanor.query.tree.SetQuery.Operator;

/** The criteria builder of an entity manager factory (Jakarta Persistence 3.2, 6.3.1): whole queries and their parts. */
public final class AthanorCriteriaBuilder extends FunctionFactory {
    private final AthanorMetamodel metamodel;

    public AthanorCriteriaBuilder(AthanorMetamodel metamodel) {
        this.metamodel = metamodel;
    }

    // statements

    @Override
    public CriteriaQuery<Object> createQuery() {
        return createQuery(Object.class);
    }

    @Override
    public <T> CriteriaQuery<T> createQuery(Class<T> resultClass) {
        return new CriteriaQueryNode<>(metamodel, resultClass);
    }

    @Override
    public CriteriaQuery<Tuple> createTupleQuery() {
        return createQuery(Tuple.class);
    }

    @Override
    public <T> CriteriaUpdate<T> createCriteriaUpdate(Class<T> targetEntity) {
        return new UpdateNode<>(metamodel, targetEntity);
    }

    @Override
    public <T> CriteriaDelete<T> createCriteriaDelete(Class<T> targetEntity) {
        return new DeleteNode<>(metamodel, targetEntity);
    }

    private static <T> CriteriaSelect<T> combined(
            Operator operator, boolean all, CriteriaSelect<?> left, CriteriaSelect<?> right) {
        return new CombinedNode<>(operator, all, SelectStatement.of(left), SelectStatement.of(right));
    }

    @Override
    public <T> CriteriaSelect<T> union(CriteriaSelect<? extends T> left, CriteriaSelect<? extends T> right) {
        return combined(Operator.UNION, false, left, right);
    }

    @Override
    public <T> CriteriaSelect<T> unionAll(CriteriaSelect<? extends T> left, CriteriaSelect<? extends T> right) {
        return combined(Operator.UNION, true, left, right);
    }

    @Override
    public <T> CriteriaSelect<T> intersect(CriteriaSelect<? super T> left, CriteriaSelect<? super T> right) {
        return combined(Operator.INTERSECT, false, left, right);
    }

    @Override
    public <T> CriteriaSelect<T> intersectAll(CriteriaSelect<? super T> left, CriteriaSelect<? super T> right) {
        return combined(Operator.INTERSECT, true, left, right);
    }

    @Override
    public <T> CriteriaSelect<T> except(CriteriaSelect<T> left, CriteriaSelect<?> right) {
        return combined(Operator.EXCEPT, false, left, right);
    }

    @Override
    public <T> CriteriaSelect<T> exceptAll(CriteriaSelect<T> left, CriteriaSelect<?> right) {
        return combined(Operator.EXCEPT, true, left, right);
    }

    // selections and orders

    @Override
    public <Y> CompoundSelection<Y> construct(Class<Y> resultClass, Selection<?>... selections) {
        return new CompoundNode<>(resultClass, Arrays.asList(selections));
    }

    @Override
    public CompoundSelection<Tuple> tuple(Selection<?>... selections) {
        return tuple(Arrays.asList(selections));
    }

    @Override
    public CompoundSelection<Tuple> tuple(List<Selection<?>> selections) {
        return new CompoundNode<>(Tuple.class, selections);
    }

    @Override
    public CompoundSelection<Object[]> array(Selection<?>... selections) {
        return array(Arrays.asList(selections));
    }

    @Override
    public CompoundSelection<Object[]> array(List<Selection<?>> selections) {
        return new CompoundNode<>(Object[].class, selections);
    }

    @Override
    public Order asc(Expression<?> x) {
        return asc(x, Nulls.NONE);
    }

    @Override
    public Order desc(Expression<?> x) {
        return desc(x, Nulls.NONE);
    }

    @Override
    public Order asc(Expression<?> x, Nulls nullPrecedence) {
        return new OrderNode(ExpressionNode.of(x), true, nullPrecedence);
    }

    @Override
    public Order desc(Expression<?> x, Nulls nullPrecedence) {
        return new OrderNode(ExpressionNode.of(x), false, nullPrecedence);
    }

    // parameters

    @Override
    public <T> ParameterExpression<T> parameter(Class<T> paramClass) {
        return new ParameterNode<>(paramClass, null);
    }

    @Override
    public <T> ParameterExpression<T> parameter(Class<T> paramClass, String name) {
        return new ParameterNode<>(paramClass, Given.notNull(name, "name of the parameter"));
    }

    // treat

    private <T> EntityType<T> subtype(PathNode<?> term, Class<T> type) {
        EntityType<T> entity = metamodel.entity(Given.notNull(type, "class to treat as"));
        if (!term.valueType().getJavaType().isAssignableFrom(type)) {
            throw new IllegalArgumentException("Entity " + entity.getName() + " is no subclass of what " + term
                    + " is, " + term.valueType().getJavaType().getName());
        }
        return entity;
    }

    private <J> J treated(Join<?, ?> join, Class<?> type, Class<? super J> kind) {
        JoinNode<?, ?> node = Given.node(join, JoinNode.class, "join");
        @SuppressWarnings("unchecked")
        J special = (J) kind.cast(node.treat(subtype(node, type)));
        return special;
    }

    @Override
    public <X, T, V extends T> Join<X, V> treat(Join<X, T> join, Class<V> type) {
        return treated(join, type, Join.class);
    }

    @Override
    public <X, T, E extends T> CollectionJoin<X, E> treat(CollectionJoin<X, T> join, Class<E> type) {
        return treated(join, type, CollectionJoin.class);
    }

    @Override
    public <X, T, E extends T> SetJoin<X, E> treat(SetJoin<X, T> join, Class<E> type) {
        return treated(join, type, SetJoin.class);
    }

    @Override
    public <X, T, E extends T> ListJoin<X, E> treat(ListJoin<X, T> join, Class<E> type) {
        return treated(join, type, ListJoin.class);
    }

    @Override
    public <X, K, T, V extends T> MapJoin<X, K, V> treat(MapJoin<X, K, T> join, Class<V> type) {
        return treated(join, type, MapJoin.class);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <X, T extends X> Path<T> treat(Path<X> path, Class<T> type) {
        PathNode<X> node = Given.node(path, PathNode.class, "path");
        return new TreatedPath<>(node, subtype(node, type));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <X, T extends X> Root<T> treat(Root<X> root, Class<T> type) {
        RootNode<X> node = Given.node(root, RootNode.class, "root");
        return node.treat(subtype(node, type));
    }
}
