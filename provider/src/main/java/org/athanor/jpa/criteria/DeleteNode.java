package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.EntityType;
import java.io.Serializable;
import java.util.Arrays;
import java.util.function.Consumer;
import org.athanor.jpa.metamodel.AthanorMetamodel;
import org.athanor.query.tree.DeleteQuery;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Statement;

/** A bulk delete. */
final class DeleteNode<T> implements CriteriaDelete<T>, MutationStatement, Serializable {
    private static final long serialVersionUID = 1;

    private final MutationBody<T> body;

    DeleteNode(AthanorMetamodel metamodel, Class<T> target) {
        this.body = new MutationBody<>(metamodel, target);
    }

    @Override
    public MutationBody<T> body() {
        return body;
    }

    @Override
    public void parameters(Consumer<ParameterNode<?>> into) {
        body.parameters(into);
    }

    @Override
    public Statement tree(TreeBuild build) {
        Source.Range range = body.range(build);
        return new DeleteQuery(range, SelectBody.condition(build, body.where));
    }

    @Override
    public Root<T> from(Class<T> entity) {
        return body.from(entity);
    }

    @Override
    public Root<T> from(EntityType<T> entity) {
        return body.from(entity);
    }

    @Override
    public Root<T> getRoot() {
        return body.root();
    }

    @Override
    public CriteriaDelete<T> where(@Nullable Expression<Boolean> condition) {
        body.where = condition == null ? null : Conditions.predicate(condition);
        return this;
    }

    @Override
    public CriteriaDelete<T> where(Predicate... conditions) {
        body.where = Conditions.restriction(Arrays.asList(conditions));
        return this;
    }
}
