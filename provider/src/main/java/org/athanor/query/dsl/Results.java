package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.athanor.expression.Node;
import org.athanor.expression.Operator;
import org.athanor.load.LoadPlan;
import org.athanor.mapping.EntityMapping;
import org.athanor.query.execute.QueryRequest;

/** Runs a question and shapes its rows. A query that selects one entity gives each instance once. */
final class Results<T> {
    private final QuerySession session;
    private final Question question;
    private final ResultShape shape;
    private volatile @Nullable Asked asked;

    Results(QuerySession session, Question question, ResultShape shape) {
        this.session = session;
        this.question = question;
        this.shape = shape;
    }

    static int requireCount(int count, String method) {
        if (count < 0) {
            throw new IllegalArgumentException(method + "(" + count + "): it must not be negative");
        }
        return count;
    }

    private Asked asked() {
        Asked known = asked;
        if (known == null) {
            known = question.statement != null ? TextStatement.of(session, question) : Asked.of(session, question);
            asked = known;
        }
        return known;
    }

    private QueryRequest request(int limit) {
        QueryRequest request = asked().request();
        request.firstResult(question.offset);
        request.maxResults(Math.min(limit, question.limit));
        request.overwrite(question.populateExisting);
        session.lock(request, question.lock);
        return request;
    }

    List<T> all() {
        return list(Integer.MAX_VALUE);
    }

    private List<T> list(int limit) {
        if (Math.min(limit, question.limit) == 0) {
            return new ArrayList<>();
        }
        return session.run(question.autoflush, () -> {
            List<Object> rows = request(limit).list(session.context());
            session.locked(rows, question.lock);
            return shaped(rows);
        });
    }

    @SuppressWarnings("unchecked")
    private List<T> shaped(List<Object> rows) {
        if (shape == ResultShape.SINGLE) {
            return (List<T>) (entity() ? unique(rows) : rows);
        }
        TupleItems items = new TupleItems(question.items, asked().types());
        rows.replaceAll(row -> tuple(items, row));
        return (List<T>) rows;
    }

    private static Object tuple(TupleItems items, Object row) {
        return new TupleRow(items, items.size() == 1 ? new Object[] {row} : (Object[]) row);
    }

    /** Whether the query selects instances of one entity and nothing else. */
    private boolean entity() {
        return question.construction == null
                && question.items.size() == 1
                && (question.items.get(0) instanceof Node.Root || question.items.get(0) instanceof Node.Aliased);
    }

    private List<Object> unique(List<Object> rows) {
        if (question.joins.isEmpty() && question.statement == null) {
            return rows;
        }
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        rows.removeIf(row -> !seen.add(row));
        return rows;
    }

    @Nullable
    T first() {
        List<T> rows = list(1);
        return rows.isEmpty() ? null : rows.get(0);
    }

    T one() {
        List<T> rows = all();
        if (rows.isEmpty()) {
            throw new NoResultException(
                    "The query gave no result, and one() asks for exactly one: use oneOrNone() or first()"
                            + " where there may be none");
        }
        return only(rows, "one()");
    }

    @Nullable
    T oneOrNone() {
        List<T> rows = all();
        return rows.isEmpty() ? null : only(rows, "oneOrNone()");
    }

    private T only(List<T> rows, String method) {
        if (rows.size() > 1) {
            throw new NonUniqueResultException("The query gave " + rows.size() + " results, and " + method
                    + " asks for one: filter further, or use first()");
        }
        return rows.get(0);
    }

    @SuppressWarnings("unchecked")
    @Nullable
    T get(Object id) {
        if (question.related && !question.limited()) {
            return among(id);
        }
        boolean plain = question.filters.isEmpty()
                && question.joins.isEmpty()
                && question.groupBy.isEmpty()
                && question.having.isEmpty()
                && question.order.isEmpty()
                && question.rows == null
                && question.statement == null
                && !question.distinct
                && !question.limited();
        if (!plain) {
            throw new IllegalStateException(
                    "get(id) is asked of a query without criteria: use filter(…).oneOrNone() instead");
        }
        if (!(question.items.get(0) instanceof Node.Root root) || question.items.size() > 1) {
            throw new IllegalStateException(
                    "get(id) is asked of a query of one entity, and this one selects " + question.items);
        }
        if (!question.criteria().isEmpty()) {
            return among(id);
        }
        Building building = new Building(session);
        EntityMapping mapping = building.entity(root.entity());
        LoadPlan plan = new Options(building, new Variables(null), List.of()).forIdentifier(mapping, question.options);
        return (T) session.run(
                question.autoflush, () -> session.find(mapping, id, plan, question.lock, question.populateExisting));
    }

    /** The element of that identifier. */
    private @Nullable T among(Object id) {
        Node identifier = new Node.Operation(Operator.ID, question.items);
        Node condition = new Node.Operation(Operator.EQ, List.of(identifier, new Node.Literal(id)));
        Question one = question.with(q -> {
            q.filters = Question.append(q.filters, List.of(new Question.Filter(condition, 0)));
            q.mapped = List.of();
        });
        return new Results<T>(session, one, shape).oneOrNone();
    }

    T at(int index) {
        List<T> rows = index < 0 ? all() : list(question.offset, index);
        int place = index < 0 ? rows.size() + index : 0;
        if (place < 0 || place >= rows.size()) {
            throw new IndexOutOfBoundsException("The query has no result " + index);
        }
        return rows.get(place);
    }

    private List<T> list(int offset, int index) {
        if (index >= question.limit) {
            return List.of();
        }
        return new Results<T>(
                        session,
                        question.with(q -> {
                            q.offset = offset + index;
                            q.limit = 1;
                        }),
                        shape)
                .all();
    }

    @SuppressWarnings("unchecked")
    Stream<T> stream() {
        return session.run(question.autoflush, () -> {
            Stream<Object> rows = request(Integer.MAX_VALUE).stream(session.context());
            if (shape == ResultShape.TUPLE) {
                TupleItems items = new TupleItems(question.items, asked().types());
                return (Stream<T>) rows.map(row -> tuple(items, row));
            }
            if (entity() && !question.joins.isEmpty()) {
                Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
                return (Stream<T>) rows.filter(seen::add);
            }
            return (Stream<T>) rows;
        });
    }
}
