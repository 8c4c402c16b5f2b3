package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.ParameterExpression;
import java.util.List;
import java.util.function.Consumer;
import org.athanor.query.tree.Expression.Typed;

/** A parameter, named or known by this object alone. */
final class ParameterNode<T> extends ExpressionNode<T> implements ParameterExpression<T> {
    private static final long serialVersionUID = 1;

    private final Class<T> type;
    private final @Nullable String name;

    ParameterNode(Class<T> type, @Nullable String name) {
        super(Given.notNull(type, "class of the parameter"));
        this.type = type;
        this.name = name;
    }

    @Override
    List<ExpressionNode<?>> operands() {
        return List.of();
    }

    @Override
    void parameters(Consumer<ParameterNode<?>> into) {
        into.accept(this);
    }

    @Override
    org.athanor.query.tree.Expression tree(TreeBuild build) {
        return build.parameter(this);
    }

    /** Where nothing beside it tells its class. */
    org.athanor.query.tree.Expression typed(TreeBuild build) {
        return new Typed(build.parameter(this), type);
    }

    @Override
    public @Nullable String getName() {
        return name;
    }

    @Override
    public @Nullable Integer getPosition() {
        return null;
    }

    @Override
    public Class<T> getParameterType() {
        return type;
    }

    @Override
    public String toString() {
        return (name == null ? "parameter" : ":" + name) + " of " + type.getName();
    }
}
