package org.athanor.query.dsl;

import java.util.List;
import org.athanor.expression.Node;
import org.athanor.expression.Operator;

/** How many rows a query has: counted as they are, or, where they are grouped, made distinct or cut, as rows of a subquery. */
final class Counting {
    private static final Node ROWS = new Node.Operation(Operator.COUNT, List.of());

    private Counting() {}

    static long count(QuerySession session, Question question) {
        boolean plain = question.groupBy.isEmpty()
                && question.having.isEmpty()
                && !question.distinct
                && !question.limited()
                && question.rows == null
                && TreeBuilder.roots(question.items).size() > 0
                && question.items.stream().noneMatch(Counting::aggregates);
        Question counting = plain
                ? question.with(q -> {
                    q.items = List.of(ROWS);
                    q.mapped = List.of();
                    q.order = List.of();
                    q.options = question.criteria();
                    q.construction = null;
                    q.origins = question.items;
                })
                : new Question().with(q -> {
                    q.items = List.of(ROWS);
                    q.from = new Node.Aliased(
                            RowsOfQuery.of(question.with(inner -> inner.options = question.criteria()), null));
                    q.autoflush = question.autoflush;
                });
        Object rows = new Results<>(session, counting, ResultShape.SINGLE).one();
        return ((Number) rows).longValue();
    }

    private static boolean aggregates(Node node) {
        if (node instanceof Node.Labelled labelled) {
            return aggregates(labelled.node());
        }
        if (node instanceof Node.Operation operation) {
            return switch (operation.operator()) {
                case COUNT, COUNT_DISTINCT, SUM, AVG, MIN, MAX -> true;
                default -> operation.operands().stream().anyMatch(Counting::aggregates);
            };
        }
        return node instanceof Node.Function || node instanceof Node.Over || node instanceof Node.Text;
    }
}
