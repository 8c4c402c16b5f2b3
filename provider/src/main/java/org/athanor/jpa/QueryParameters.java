package org.athanor.jpa;

import jakarta.persistence.Parameter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.athanor.query.execute.QueryParameter;
import org.athanor.query.execute.QueryPlan;

/**
 * The parameters of a query as the application sees them: those of its text, or those that it made for a criteria query, which
 * may have neither name nor position. What is not there is an IllegalArgumentException that lists what is.
 */
final class QueryParameters {
    private final QueryPlan plan;
    private final Map<Parameter<?>, QueryParameter> parameters;
    private final boolean built;

    /** Those of a text. */
    QueryParameters(QueryPlan plan) {
        this.plan = plan;
        this.built = false;
        this.parameters = new LinkedHashMap<>();
        plan.parameters().forEach(parameter -> parameters.put(new AthanorParameter<>(parameter), parameter));
    }

    /** Those of a query that was built. */
    QueryParameters(QueryPlan plan, Map<Parameter<?>, QueryParameter> parameters) {
        this.plan = plan;
        this.built = true;
        this.parameters = parameters;
    }

    Set<Parameter<?>> all() {
        return new LinkedHashSet<>(parameters.keySet());
    }

    QueryParameter require(String name) {
        return plan.require(name);
    }

    QueryParameter require(int position) {
        if (built) {
            throw new IllegalArgumentException("A criteria query has no positional parameters: set parameter "
                    + position + " by its name or by its ParameterExpression");
        }
        return plan.require(position);
    }

    QueryParameter require(Parameter<?> parameter) {
        QueryParameter known = parameters.get(parameter);
        if (known != null) {
            return known;
        }
        if (parameter.getName() != null) {
            return require(parameter.getName());
        }
        Integer position = parameter.getPosition();
        if (position == null) {
            throw new IllegalArgumentException("The query has no parameter " + parameter + "; it has " + all());
        }
        return require(position);
    }

    /** The object that stands for a parameter. */
    Parameter<?> view(QueryParameter wanted) {
        for (Map.Entry<Parameter<?>, QueryParameter> each : parameters.entrySet()) {
            if (each.getValue().equals(wanted)) {
                return each.getKey();
            }
        }
        return new AthanorParameter<>(wanted);
    }
}
