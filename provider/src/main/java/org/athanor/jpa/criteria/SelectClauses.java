package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.EntityType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What a query and a subquery tell of the clauses of their body. */
interface SelectClauses<T> extends AbstractQuery<T>, CriteriaNode {
    SelectBody body();

    @Override
    default void parameters(Consumer<ParameterNode<?>> into) {
        body().parameters(into);
    }

    @Override
    default <X> Root<X> from(Class<X> entity) {
        return from(metamodel().entity(Given.notNull(entity, "entity class")));
    }

    @Override
    default <X> Root<X> from(EntityType<X> entity) {
        RootNode<X> root = new RootNode<>(metamodel(), Given.notNull(entity, "entity type"));
        body().roots.add(root);
        return root;
    }

    @Override
    default Set<Root<?>> getRoots() {
        return new LinkedHashSet<>(body().roots);
    }

    @Override
    default boolean isDistinct() {
        return body().distinct;
    }

    @Override
    default @Nullable Predicate getRestriction() {
        return body().where;
    }

    @Override
    default List<Expression<?>> getGroupList() {
        return SelectBody.expressions(body().groupBy);
    }

    @Override
    default @Nullable Predicate getGroupRestriction() {
        return body().having;
    }
}
