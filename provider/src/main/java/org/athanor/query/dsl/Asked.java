package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.athanor.query.execute.Bindings;
import org.athanor.query.execute.QueryParameter;
import org.athanor.query.execute.QueryPlan;
import org.athanor.query.execute.QueryPlans;
import org.athanor.query.execute.QueryRequest;
import org.athanor.query.execute.ResultItem;
import org.athanor.query.translate.Loads;
import org.athanor.query.tree.Statement;

/** A question with its plan: made once for a query, run as often as it is asked. */
final class Asked {
    private final QueryPlan plan;
    private final Bindings bindings;
    private final Map<String, Object> params;
    private final Loads loads;

    private Asked(QueryPlan plan, Bindings bindings, Map<String, Object> params, Loads loads) {
        this.plan = plan;
        this.bindings = bindings;
        this.params = params;
        this.loads = loads;
    }

    static Asked of(QuerySession session, Question question) {
        Building building = new Building(session);
        TreeBuilder.Built built = new TreeBuilder(building).build(question);
        return of(session.plans(), built.tree(), building, built.loads());
    }

    static Asked of(QueryPlans plans, Statement tree, Building building, Loads loads) {
        return new Asked(plans.of(tree), building.bindings(), building.params(), loads);
    }

    /** A statement in SQL, with the parameters that {@code params} gives. */
    static Asked of(QueryPlan plan, Map<String, Object> params) {
        return new Asked(plan, new Bindings(), params, Loads.NONE);
    }

    List<Class<?>> types() {
        List<Class<?>> types = new ArrayList<>();
        for (ResultItem item : plan.items()) {
            types.add(item.javaType());
        }
        return types;
    }

    /** A request with all parameters set; an IllegalArgumentException names one that has no value, or a value too many. */
    QueryRequest request() {
        QueryRequest request = new QueryRequest(plan);
        request.loads(loads);
        for (QueryParameter parameter : plan.parameters()) {
            request.set(parameter, value(parameter));
        }
        for (String name : params.keySet()) {
            plan.require(name);
        }
        return request;
    }

    private @Nullable Object value(QueryParameter parameter) {
        String name = parameter.name();
        if (name == null) {
            return bindings.value(parameter.position());
        }
        if (!params.containsKey(name)) {
            throw new IllegalArgumentException(
                    "Parameter :" + name + " has no value: give it by params(\"" + name + "\", …)");
        }
        return params.get(name);
    }
}
