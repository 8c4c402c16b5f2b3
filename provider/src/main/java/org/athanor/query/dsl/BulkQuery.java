package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.athanor.Synchronization;
import org.athanor.expression.Assignment;
import org.athanor.expression.Node;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.query.translate.Loads;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.DeleteQuery;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Statement;
import org.athanor.query.tree.UpdateQuery;
import org.athanor.query.tree.Variable;

/**
 * Bulk updates and deletes of what a query selects: pending changes are flushed, one statement is sent, and the instances of
 * the session are brought in line. Nothing cascades.
 */
final class BulkQuery {
    private final QuerySession session;
    private final Question question;
    private final Building building;
    private final Variables variables = new Variables(null);
    private final EntityMapping entity;
    private final Variable variable;

    BulkQuery(QuerySession session, Question question) {
        this.session = session;
        this.question = question;
        this.building = new Building(session);
        boolean plain = question.items.size() == 1
                && question.items.get(0) instanceof Node.Root
                && question.joins.isEmpty()
                && question.groupBy.isEmpty()
                && question.order.isEmpty()
                && question.rows == null
                && question.statement == null
                && question.from == null
                && !question.distinct
                && !question.limited();
        if (!plain) {
            throw new IllegalStateException(
                    "update and delete are asked of a query of one entity with filters and nothing"
                            + " else: no limit, order, join, grouping; filter by in(query) or has(…) instead");
        }
        this.entity = building.entity(((Node.Root) question.items.get(0)).entity());
        this.variable = building.variable(new Domain.Entities(entity));
        variables.declare(variable, null);
        variables.names(variable);
        building.params().putAll(question.params);
    }

    private ExpressionBuilder expressions() {
        return new ExpressionBuilder(building, variables);
    }

    private @Nullable Condition where() {
        Condition filters = expressions()
                .conditionOf(question.filters.stream()
                        .map(Question.Filter::condition)
                        .toList());
        return Criterion.both(
                filters, Criterion.condition(Criterion.of(question.options), building, variable, variables));
    }

    int update(Synchronization synchronization, List<Assignment> assignments) {
        if (assignments.isEmpty()) {
            throw new IllegalArgumentException("An update sets something: update(User_.name.to(\"ed\"))");
        }
        Map<Attribute, Expression> values = new LinkedHashMap<>();
        List<UpdateQuery.Assignment> set = new ArrayList<>();
        for (Assignment assignment : assignments) {
            if (!(expressions().path(assignment.attribute()) instanceof Path path)) {
                throw new IllegalArgumentException(
                        "An update sets attributes, and " + assignment.attribute() + " is none");
            }
            Expression value = expressions().expression(assignment.value());
            set.add(new UpdateQuery.Assignment(path, value));
            values.put(path.attributes().get(0), path.attributes().size() == 1 ? value : new Expression.Null());
        }
        Condition where = where();
        UpdateQuery tree = new UpdateQuery(new Source.Range(variable, entity), set, where);
        return session.run(question.autoflush, () -> {
            Evaluation evaluation = new Evaluation(session, building);
            List<Object> matching = matching(synchronization, where, evaluation);
            Map<Object, Map<Attribute, Supplier<Object>>> changes = new IdentityHashMap<>();
            for (Object instance : matching) {
                Map<Attribute, Supplier<Object>> row = new LinkedHashMap<>();
                values.forEach((attribute, value) -> row.put(attribute, evaluation.later(value, instance)));
                changes.put(instance, row);
            }
            int rows = execute(tree);
            changes.forEach((instance, row) -> row.forEach((attribute, value) -> take(instance, attribute, value)));
            return rows;
        });
    }

    private void take(Object instance, Attribute attribute, @Nullable Supplier<Object> value) {
        if (value != null) {
            session.updated(instance, attribute, value.get());
        } else {
            session.expire(instance, attribute);
        }
    }

    int delete(Synchronization synchronization) {
        Condition where = where();
        DeleteQuery tree = new DeleteQuery(new Source.Range(variable, entity), where);
        return session.run(question.autoflush, () -> {
            List<Object> matching = matching(synchronization, where, new Evaluation(session, building));
            int rows = execute(tree);
            matching.forEach(session::deleted);
            return rows;
        });
    }

    private int execute(Statement tree) {
        return Asked.of(session.plans(), tree, building, Loads.NONE).request().executeUpdate(session.context());
    }

    /** The instances of the session whose rows the statement is about. */
    private List<Object> matching(Synchronization synchronization, @Nullable Condition where, Evaluation evaluation) {
        if (synchronization == Synchronization.NONE) {
            return List.of();
        }
        if (synchronization == Synchronization.EVALUATE) {
            return where == null ? session.loaded(entity) : evaluation.matching(session.loaded(entity), where);
        }
        Node root = question.items.get(0);
        List<Object> found =
                new Results<>(session, question.with(q -> q.items = List.of(root)), ResultShape.SINGLE).all();
        Set<Object> rows = Collections.newSetFromMap(new IdentityHashMap<>());
        rows.addAll(found);
        return new ArrayList<>(rows);
    }
}
