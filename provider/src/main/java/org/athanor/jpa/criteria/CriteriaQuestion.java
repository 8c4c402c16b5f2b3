package org.athanor.jpa.criteria;

import jakarta.persistence.Parameter;
import jakarta.persistence.TupleElement;
import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.CriteriaSelect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.Mappings;
import org.athanor.query.execute.Bindings;
import org.athanor.query.execute.QueryParameter;
import org.athanor.query.execute.QueryPlan;
import org.athanor.query.execute.QueryRequest;
import org.athanor.query.tree.Statement;

/**
 * A criteria query as it was when an entity manager was asked for a query: what it asks, and the values taken out of it. What
 * is changed later is changed for others.
 */
public final class CriteriaQuestion {
    private final Statement tree;
    private final TreeBuild build;
    private final Class<?> rowClass;
    private final List<? extends TupleElement<?>> elements;

    private CriteriaQuestion(
            TreeBuild build, Statement tree, Class<?> rowClass, List<? extends TupleElement<?>> elements) {
        this.build = build;
        this.tree = tree;
        this.rowClass = rowClass;
        this.elements = elements;
    }

    /** An IllegalArgumentException says what the query lacks. */
    public static CriteriaQuestion of(Mappings mappings, CriteriaSelect<?> select) {
        SelectStatement<?> statement = SelectStatement.of(select);
        TreeBuild build = new TreeBuild(mappings);
        return new CriteriaQuestion(build, statement.tree(build), statement.rowClass(), List.copyOf(statement.items()));
    }

    public static CriteriaQuestion change(Mappings mappings, CommonAbstractCriteria mutation) {
        TreeBuild build = new TreeBuild(mappings);
        return new CriteriaQuestion(build, MutationStatement.of(mutation).tree(build), Object.class, List.of());
    }

    public Statement tree() {
        return tree;
    }

    /** How items come together: in a Tuple or an array of this class; any other class is that of the only item. */
    public Class<?> rowClass() {
        return rowClass;
    }

    /** The items of each result. */
    public List<? extends TupleElement<?>> elements() {
        return elements;
    }

    /** The class of the item at that place. */
    public Class<?> elementType(int index) {
        TupleElement<?> element = elements.get(index);
        return element instanceof PathNode<?> path ? path.selectedType() : element.getJavaType();
    }

    /** The parameters that the application sets, by the objects it knows them by. */
    public Map<Parameter<?>, QueryParameter> parameters(QueryPlan plan) {
        Map<Parameter<?>, QueryParameter> parameters = new LinkedHashMap<>();
        build.parameters()
                .forEach((node, parameter) -> parameters.put(
                        node,
                        parameter.name() != null
                                ? plan.require(parameter.name())
                                : plan.require(parameter.position())));
        return parameters;
    }

    /** Gives a request the values of the query itself. */
    public void bind(QueryRequest request) {
        Bindings bindings = build.bindings();
        for (QueryParameter parameter : request.plan().parameters()) {
            if (parameter.name() == null && bindings.value(parameter.position()) != null) {
                request.set(parameter, bindings.value(parameter.position()));
            }
        }
    }
}
