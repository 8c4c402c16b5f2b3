package org.athanor.jpa.criteria;

import jakarta.persistence.criteria.CollectionJoin;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.ListJoin;
import jakarta.persistence.criteria.MapJoin;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.PluralJoin;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.SetJoin;
import jakarta.persistence.metamodel.CollectionAttribute;
import jakarta.persistence.metamodel.ListAttribute;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SetAttribute;
import jakarta.persistence.metamodel.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.query.tree.Expression.IndexOf;

/** A join of a collection; one subclass for each interface of collections. */
abstract sealed class PluralJoinNode<Z, C, E> extends JoinNode<Z, E> implements PluralJoin<Z, C, E> {
    private static final long serialVersionUID = 1;

    private PluralJoinNode(FromNode<?, Z> parent, PluralAttribute<?, ?, ?> attribute, Type<?> type, JoinType joinType) {
        super(parent, attribute, type, joinType);
    }

    @Override
    @SuppressWarnings("unchecked")
    public PluralAttribute<? super Z, C, E> getModel() {
        return (PluralAttribute<? super Z, C, E>) (Object) super.getModel();
    }

    static <Z> PluralJoinNode<Z, ?, ?> of(
            FromNode<?, Z> parent, PluralAttribute<?, ?, ?> attribute, Type<?> type, JoinType joinType) {
        return switch (attribute.getCollectionType()) {
            case COLLECTION -> new OfCollection<>(parent, attribute, type, joinType);
            case SET -> new OfSet<>(parent, attribute, type, joinType);
            case LIST -> new OfList<>(parent, attribute, type, joinType);
            case MAP -> new OfMap<>(parent, attribute, type, joinType);
        };
    }

    private static final class OfCollection<Z, E> extends PluralJoinNode<Z, Collection<E>, E>
            implements CollectionJoin<Z, E> {
        private static final long serialVersionUID = 1;

        OfCollection(FromNode<?, Z> parent, PluralAttribute<?, ?, ?> attribute, Type<?> type, JoinType joinType) {
            super(parent, attribute, type, joinType);
        }

        @Override
        public CollectionJoin<Z, E> on(Expression<Boolean> condition) {
            super.on(condition);
            return this;
        }

        @Override
        public CollectionJoin<Z, E> on(Predicate... conditions) {
            super.on(conditions);
            return this;
        }

        @Override
        @SuppressWarnings("unchecked")
        public CollectionAttribute<? super Z, E> getModel() {
            return (CollectionAttribute<? super Z, E>) (Object) super.getModel();
        }
    }

    private static final class OfSet<Z, E> extends PluralJoinNode<Z, Set<E>, E> implements SetJoin<Z, E> {
        private static final long serialVersionUID = 1;

        OfSet(FromNode<?, Z> parent, PluralAttribute<?, ?, ?> attribute, Type<?> type, JoinType joinType) {
            super(parent, attribute, type, joinType);
        }

        @Override
        public SetJoin<Z, E> on(Expression<Boolean> condition) {
            super.on(condition);
            return this;
        }

        @Override
        public SetJoin<Z, E> on(Predicate... conditions) {
            super.on(conditions);
            return this;
        }

        @Override
        @SuppressWarnings("unchecked")
        public SetAttribute<? super Z, E> getModel() {
            return (SetAttribute<? super Z, E>) (Object) super.getModel();
        }
    }

    private static final class OfList<Z, E> extends PluralJoinNode<Z, List<E>, E> implements ListJoin<Z, E> {
        private static final long serialVersionUID = 1;

        OfList(FromNode<?, Z> parent, PluralAttribute<?, ?, ?> attribute, Type<?> type, JoinType joinType) {
            super(parent, attribute, type, joinType);
        }

        @Override
        public ListJoin<Z, E> on(Expression<Boolean> condition) {
            super.on(condition);
            return this;
        }

        @Override
        public ListJoin<Z, E> on(Predicate... conditions) {
            super.on(conditions);
            return this;
        }

        @Override
        @SuppressWarnings("unchecked")
        public ListAttribute<? super Z, E> getModel() {
            return (ListAttribute<? super Z, E>) (Object) super.getModel();
        }

        @Override
        public Expression<Integer> index() {
            return new VariableExpression<>(Integer.class, this, (join, build) -> new IndexOf(join.variable(build)));
        }
    }

    private static final class OfMap<Z, K, E> extends PluralJoinNode<Z, Map<K, E>, E> implements MapJoin<Z, K, E> {
        private static final long serialVersionUID = 1;

        OfMap(FromNode<?, Z> parent, PluralAttribute<?, ?, ?> attribute, Type<?> type, JoinType joinType) {
            super(parent, attribute, type, joinType);
        }

        @Override
        public MapJoin<Z, K, E> on(Expression<Boolean> condition) {
            super.on(condition);
            return this;
        }

        @Override
        public MapJoin<Z, K, E> on(Predicate... conditions) {
            super.on(conditions);
            return this;
        }

        @Override
        @SuppressWarnings("unchecked")
        public MapAttribute<? super Z, K, E> getModel() {
            return (MapAttribute<? super Z, K, E>) (Object) super.getModel();
        }

        @Override
        public Path<K> key() {
            return new MapKeyPath<>(this, getModel());
        }

        @Override
        public Path<E> value() {
            return this;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Expression<Map.Entry<K, E>> entry() {
            return new VariableExpression<>((Class<Map.Entry<K, E>>) (Class<?>) Map.Entry.class, this, JoinNode::entry);
        }
    }
}
