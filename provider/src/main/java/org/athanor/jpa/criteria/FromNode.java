package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.CollectionJoin;
import jakarta.persistence.criteria.Fetch;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.ListJoin;
import jakarta.persistence.criteria.MapJoin;
import jakarta.persistence.criteria.SetJoin;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.CollectionAttribute;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ListAttribute;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SetAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.athanor.jpa.metamodel.AthanorMetamodel;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Expression.Treat;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.Variable;

/**
 * What a variable of FROM stands for. One that is treated or correlated speaks of the variable of its {@code original}. The
 * joins of a root and of what is joined to it are kept by the root, in the order in which they were made.
 */
abstract class FromNode<Z, X> extends PathNode<X> implements From<Z, X> {
    private static final long serialVersionUID = 1;

    private final AthanorMetamodel metamodel;
    private final Set<Join<X, ?>> joins = new LinkedHashSet<>();
    private final Set<Fetch<X, ?>> fetches = new LinkedHashSet<>();
    private final List<JoinNode<?, ?>> below = new ArrayList<>();
    private @Nullable FromNode<Z, X> correlated;
    private @Nullable FromNode<?, ?> treated;

    FromNode(AthanorMetamodel metamodel, Class<?> javaType) {
        super(javaType);
        this.metamodel = metamodel;
    }

    final AthanorMetamodel metamodel() {
        return metamodel;
    }

    /** What the joins from here hang on: a root, or what a subquery correlates. */
    abstract FromNode<?, ?> origin();

    /** All joins from here on, in the order they were made. */
    final List<JoinNode<?, ?>> below() {
        return below;
    }

    final <F extends FromNode<Z, X>> F correlates(F original, F self) {
        correlated = original;
        return self;
    }

    final void treats(FromNode<?, ?> original) {
        treated = original;
    }

    final @Nullable FromNode<?, ?> treated() {
        return treated;
    }

    /** The variable that stands for this in a tree. */
    Variable variable(TreeBuild build) {
        if (treated != null) {
            return treated.variable(build);
        }
        return correlated != null && !build.declares(this) ? correlated.variable(build) : build.variable(this);
    }

    @Override
    PathBase base(TreeBuild build) {
        if (treated != null) {
            PathBase term = treated.base(build);
            return treated.narrowedTo() == getJavaType() ? term : new Treat(term, build.entity(getJavaType()));
        }
        return correlated != null && !build.declares(this)
                ? correlated.base(build)
                : new VariableRef(build.variable(this));
    }

    /** The subclass that the source itself is narrowed to; null for none. */
    @Nullable
    Class<?> narrowedTo() {
        return null;
    }

    final <J extends JoinNode<X, ?>> J add(J join) {
        joins.add(join);
        origin().below.add(join);
        return join;
    }

    private JoinNode<X, ?> joined(Attribute<?, ?> attribute, JoinType type) {
        return add(JoinNode.of(this, attribute(attribute), type));
    }

    private <J> J joined(@Nullable String name, JoinType type, Class<? super J> kind) {
        Attribute<?, ?> attribute = attribute(name);
        JoinNode<X, ?> join = JoinNode.of(this, attribute, type);
        if (!kind.isInstance(join)) {
            throw new IllegalArgumentException(this + "." + name + " is no "
                    + kind.getSimpleName().replace("Join", "").toLowerCase(java.util.Locale.ROOT) + ": it is a "
                    + attribute.getJavaType().getSimpleName());
        }
        @SuppressWarnings("unchecked")
        J kept = (J) add(join);
        return kept;
    }

    @Override
    public Set<Join<X, ?>> getJoins() {
        return new LinkedHashSet<>(joins);
    }

    @Override
    public boolean isCorrelated() {
        return correlated != null;
    }

    @Override
    public From<Z, X> getCorrelationParent() {
        if (correlated == null) {
            throw new IllegalStateException(this + " was not made by correlate(…)");
        }
        return correlated;
    }

    @Override
    public <Y> Join<X, Y> join(Class<Y> entity) {
        return join(entity, JoinType.INNER);
    }

    @Override
    public <Y> Join<X, Y> join(Class<Y> entity, JoinType type) {
        return join(metamodel.entity(entity), type);
    }

    @Override
    public <Y> Join<X, Y> join(EntityType<Y> entity) {
        return join(entity, JoinType.INNER);
    }

    @Override
    public <Y> Join<X, Y> join(EntityType<Y> entity, JoinType type) {
        return add(new JoinNode<>(this, null, metamodel.entity(entity.getJavaType()), type));
    }

    @Override
    public <Y> Join<X, Y> join(SingularAttribute<? super X, Y> attribute) {
        return join(attribute, JoinType.INNER);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <Y> Join<X, Y> join(SingularAttribute<? super X, Y> attribute, JoinType type) {
        return (Join<X, Y>) joined(attribute, type);
    }

    @Override
    public <Y> CollectionJoin<X, Y> join(CollectionAttribute<? super X, Y> attribute) {
        return join(attribute, JoinType.INNER);
    }

    @Override
    public <Y> SetJoin<X, Y> join(SetAttribute<? super X, Y> attribute) {
        return join(attribute, JoinType.INNER);
    }

    @Override
    public <Y> ListJoin<X, Y> join(ListAttribute<? super X, Y> attribute) {
        return join(attribute, JoinType.INNER);
    }

    @Override
    public <K, V> MapJoin<X, K, V> join(MapAttribute<? super X, K, V> attribute) {
        return join(attribute, JoinType.INNER);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <Y> CollectionJoin<X, Y> join(CollectionAttribute<? super X, Y> attribute, JoinType type) {
        return (CollectionJoin<X, Y>) joined(attribute, type);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <Y> SetJoin<X, Y> join(SetAttribute<? super X, Y> attribute, JoinType type) {
        return (SetJoin<X, Y>) joined(attribute, type);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <Y> ListJoin<X, Y> join(ListAttribute<? super X, Y> attribute, JoinType type) {
        return (ListJoin<X, Y>) joined(attribute, type);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> MapJoin<X, K, V> join(MapAttribute<? super X, K, V> attribute, JoinType type) {
        return (MapJoin<X, K, V>) joined(attribute, type);
    }

    @Override
    public <S, Y> Join<S, Y> join(String name) {
        return join(name, JoinType.INNER);
    }

    @Override
    public <S, Y> CollectionJoin<S, Y> joinCollection(String name) {
        return joinCollection(name, JoinType.INNER);
    }

    @Override
    public <S, Y> SetJoin<S, Y> joinSet(String name) {
        return joinSet(name, JoinType.INNER);
    }

    @Override
    public <S, Y> ListJoin<S, Y> joinList(String name) {
        return joinList(name, JoinType.INNER);
    }

    @Override
    public <S, K, V> MapJoin<S, K, V> joinMap(String name) {
        return joinMap(name, JoinType.INNER);
    }

    @Override
    public <S, Y> Join<S, Y> join(String name, JoinType type) {
        return joined(name, type, Join.class);
    }

    @Override
    public <S, Y> CollectionJoin<S, Y> joinCollection(String name, JoinType type) {
        return joined(name, type, CollectionJoin.class);
    }

    @Override
    public <S, Y> SetJoin<S, Y> joinSet(String name, JoinType type) {
        return joined(name, type, SetJoin.class);
    }

    @Override
    public <S, Y> ListJoin<S, Y> joinList(String name, JoinType type) {
        return joined(name, type, ListJoin.class);
    }

    @Override
    public <S, K, V> MapJoin<S, K, V> joinMap(String name, JoinType type) {
        return joined(name, type, MapJoin.class);
    }

    // fetches

    private <S, Y> Fetch<S, Y> fetched(Attribute<?, ?> attribute, JoinType type) {
        FetchNode<X, Y> fetch = new FetchNode<>(this, attribute, type);
        fetches.add(fetch);
        origin().below.add(fetch);
        @SuppressWarnings("unchecked")
        Fetch<S, Y> kept = (Fetch<S, Y>) fetch;
        return kept;
    }

    @Override
    public Set<Fetch<X, ?>> getFetches() {
        return new LinkedHashSet<>(fetches);
    }

    @Override
    public <Y> Fetch<X, Y> fetch(SingularAttribute<? super X, Y> attribute) {
        return fetched(attribute(attribute), JoinType.INNER);
    }

    @Override
    public <Y> Fetch<X, Y> fetch(SingularAttribute<? super X, Y> attribute, JoinType type) {
        return fetched(attribute(attribute), type);
    }

    @Override
    public <Y> Fetch<X, Y> fetch(PluralAttribute<? super X, ?, Y> attribute) {
        return fetched(attribute(attribute), JoinType.INNER);
    }

    @Override
    public <Y> Fetch<X, Y> fetch(PluralAttribute<? super X, ?, Y> attribute, JoinType type) {
        return fetched(attribute(attribute), type);
    }

    @Override
    public <S, Y> Fetch<S, Y> fetch(String name) {
        return fetched(attribute(name), JoinType.INNER);
    }

    @Override
    public <S, Y> Fetch<S, Y> fetch(String name, JoinType type) {
        return fetched(attribute(name), type);
    }
}
