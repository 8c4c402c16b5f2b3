package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.SingularAttribute;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.athanor.jpa.metamodel.AthanorMetamodel;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Statement;
import org.athanor.query.tree.UpdateQuery;

/** A bulk update. */
final class UpdateNode<T> implements CriteriaUpdate<T>, MutationStatement, Serializable {
    private static final long serialVersionUID = 1;

    private record Assignment(PathNode<?> path, ExpressionNode<?> value) implements Serializable {}

    private final MutationBody<T> body;
    private final List<Assignment> assignments = new ArrayList<>();

    UpdateNode(AthanorMetamodel metamodel, Class<T> target) {
        this.body = new MutationBody<>(metamodel, target);
    }

    @Override
    public MutationBody<T> body() {
        return body;
    }

    @Override
    public void parameters(Consumer<ParameterNode<?>> into) {
        assignments.forEach(each -> each.value().parameters(into));
        body.parameters(into);
    }

    @Override
    public Statement tree(TreeBuild build) {
        Source.Range range = body.range(build);
        if (assignments.isEmpty()) {
            throw new IllegalArgumentException("The update sets nothing: call set(…)");
        }
        List<UpdateQuery.Assignment> built = new ArrayList<>();
        for (Assignment each : assignments) {
            built.add(new UpdateQuery.Assignment(
                    (org.athanor.query.tree.Expression.Path) each.path().base(build),
                    each.value().tree(build)));
        }
        return new UpdateQuery(range, built, SelectBody.condition(build, body.where));
    }

    private CriteriaUpdate<T> assign(Path<?> path, ExpressionNode<?> value) {
        PathNode<?> target = Given.node(path, PathNode.class, "attribute to set");
        if (!(target instanceof AttributePath<?>) || target.isCollection()) {
            throw new IllegalArgumentException("Only an attribute with a single value can be set, not " + target);
        }
        assignments.add(new Assignment(target, LiteralNode.beside(target, value)));
        return this;
    }

    private CriteriaUpdate<T> assign(Path<?> path, @Nullable Object value) {
        return value instanceof Expression<?> expression
                ? assign(path, ExpressionNode.of(expression))
                : assign(path, value == null ? Functions.nothing(path.getJavaType()) : LiteralNode.of(value));
    }

    @Override
    public <Y, X extends Y> CriteriaUpdate<T> set(SingularAttribute<? super T, Y> attribute, @Nullable X value) {
        return assign(body.root().get(attribute), value);
    }

    @Override
    public <Y> CriteriaUpdate<T> set(SingularAttribute<? super T, Y> attribute, Expression<? extends Y> value) {
        return assign(body.root().get(attribute), ExpressionNode.of(value));
    }

    @Override
    public <Y, X extends Y> CriteriaUpdate<T> set(Path<Y> attribute, @Nullable X value) {
        return assign(attribute, value);
    }

    @Override
    public <Y> CriteriaUpdate<T> set(Path<Y> attribute, Expression<? extends Y> value) {
        return assign(attribute, ExpressionNode.of(value));
    }

    @Override
    public CriteriaUpdate<T> set(String attribute, @Nullable Object value) {
        return assign(body.root().get(attribute), value);
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
    public CriteriaUpdate<T> where(@Nullable Expression<Boolean> condition) {
        body.where = condition == null ? null : Conditions.predicate(condition);
        return this;
    }

    @Override
    public CriteriaUpdate<T> where(Predicate... conditions) {
        body.where = Conditions.restriction(Arrays.asList(conditions));
        return this;
    }
}
