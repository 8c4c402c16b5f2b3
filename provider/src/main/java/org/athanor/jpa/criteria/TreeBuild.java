package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;
import org.athanor.query.execute.Bindings;
import org.athanor.query.translate.Numerics;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Literal;
import org.athanor.query.tree.Expression.Parameter;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Expression.Typed;
import org.athanor.query.tree.Variable;
import org.athanor.query.tree.VariableNames;
import org.athanor.util.Wrappers;

/** One tree while it is built: variables for what its nodes range over, parameters for its values. */
final class TreeBuild {
    private final Mappings mappings;
    private final VariableNames names = new VariableNames();
    private final Bindings bindings = new Bindings();
    private final Map<FromNode<?, ?>, Variable> variables = new IdentityHashMap<>();
    private final Map<ParameterNode<?>, Parameter> parameters = new LinkedHashMap<>();
    private boolean written;

    TreeBuild(Mappings mappings) {
        this.mappings = mappings;
    }

    Bindings bindings() {
        return bindings;
    }

    Map<ParameterNode<?>, Parameter> parameters() {
        return parameters;
    }

    EntityMapping entity(Class<?> type) {
        EntityMapping entity = mappings.findExactly(type);
        if (entity == null) {
            throw new IllegalArgumentException(type.getName() + " is no entity of this persistence unit");
        }
        return entity;
    }

    /** A new variable for a node of FROM. */
    Variable declare(FromNode<?, ?> node, Domain domain) {
        Variable variable = names.variable(domain);
        variables.put(node, variable);
        return variable;
    }

    boolean declares(FromNode<?, ?> node) {
        return variables.containsKey(node);
    }

    /** A path gone on by an attribute. */
    Path path(PathBase base, String name) {
        Attribute attribute = base.domain().attribute(name);
        if (attribute == null) {
            throw new IllegalArgumentException("There is no attribute '" + name + "' in " + base.domain());
        }
        return Path.of(base, attribute);
    }

    /** A new variable that no node of the application stands for. */
    Variable variable(Domain domain) {
        return names.variable(domain);
    }

    Variable variable(FromNode<?, ?> node) {
        Variable variable = variables.get(node);
        if (variable == null) {
            throw new IllegalArgumentException(node
                    + " is used, but is not part of the query or of one around it: make it with from(…), join(…) or"
                    + " correlate(…) of the query that uses it");
        }
        return variable;
    }

    List<Expression> all(List<? extends ExpressionNode<?>> nodes) {
        List<Expression> expressions = new ArrayList<>(nodes.size());
        for (ExpressionNode<?> node : nodes) {
            expressions.add(node.tree(this));
        }
        return expressions;
    }

    Condition condition(ExpressionNode<?> node) {
        return condition(node.tree(this));
    }

    static Condition condition(Expression expression) {
        return expression instanceof Condition condition ? condition : new Condition.Holds(expression);
    }

    /** While {@code work} is done values are written into the tree: databases compare groupings, and the order of distinct results, by their text. */
    <R> R writing(boolean values, Supplier<R> work) {
        boolean before = written;
        written = values;
        try {
            return work.get();
        } finally {
            written = before;
        }
    }

    /** A value that stands beside an expression of the class {@code context}; null where it stands for itself. */
    Expression value(Object value, @Nullable Class<?> context) {
        if (written) {
            return new Literal(value);
        }
        Parameter parameter = bindings.add(value);
        return context != null && fits(Wrappers.of(context), value.getClass())
                ? parameter
                : new Typed(parameter, value.getClass());
    }

    private static boolean fits(Class<?> context, Class<?> value) {
        return context == value
                || !Number.class.isAssignableFrom(value)
                || Number.class.isAssignableFrom(context) && Numerics.promotedClass(List.of(context, value)) == context;
    }

    /** A collection of values as one parameter. */
    Parameter values(List<?> values) {
        return bindings.add(values);
    }

    Parameter parameter(ParameterNode<?> node) {
        String name = node.getName();
        return parameters.computeIfAbsent(node, n -> name != null ? Parameter.named(name) : bindings.add(null));
    }
}
