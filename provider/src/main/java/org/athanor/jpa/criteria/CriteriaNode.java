package org.athanor.jpa.criteria;

import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.ParameterExpression;
import jakarta.persistence.criteria.Subquery;
import jakarta.persistence.metamodel.EntityType;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.athanor.jpa.metamodel.AthanorMetamodel;

/** What a query, a subquery, an update and a delete answer alike (Jakarta Persistence 3.2, 6.3.1). */
interface CriteriaNode extends CommonAbstractCriteria {
    AthanorMetamodel metamodel();

    /** Gives the parameters of its clauses. */
    void parameters(Consumer<ParameterNode<?>> into);

    @Override
    default <U> Subquery<U> subquery(Class<U> type) {
        return new SubqueryNode<>(metamodel(), this, type);
    }

    @Override
    default <U> Subquery<U> subquery(EntityType<U> type) {
        return subquery(type.getJavaType());
    }

    @Override
    default Set<ParameterExpression<?>> getParameters() {
        Set<ParameterExpression<?>> parameters = new LinkedHashSet<>();
        parameters(parameters::add);
        return parameters;
    }
}
