package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Expression.SelectedItem;
import org.athanor.query.tree.Ordering;
import org.athanor.query.tree.SelectQuery;
import org.athanor.query.tree.Selection;
import org.athanor.sql.OrderItem;
import org.athanor.sql.SqlExpression;

/** The clauses behind FROM, of a query by itself or within another one. */
final class ClauseTranslator {
    private final Translation translation;

    ClauseTranslator(Translation translation) {
        this.translation = translation;
    }

    /** What the query says; what FROM needs comes from the scope. */
    @Nullable
    SqlExpression where(SelectQuery query) {
        return query.where() == null ? null : translation.condition(query.where());
    }

    /** A grouping by an instance is one by its identifier. */
    List<SqlExpression> groupBy(SelectQuery query) {
        return groupBy(
                query, expression -> translation.expressions().term(expression).columns());
    }

    /** Where instances are read: in each of the tables of one that is, so that databases see that its columns follow from it. */
    List<SqlExpression> groupByOfInstances(SelectQuery query) {
        return groupBy(query, expression -> grouping(expression, query));
    }

    private List<SqlExpression> groupBy(SelectQuery query, Function<Expression, List<SqlExpression>> columns) {
        List<SqlExpression> groupBy = new ArrayList<>();
        for (Expression expression : query.groupBy()) {
            groupBy.addAll(translation.telling(expression, () -> columns.apply(expression)));
        }
        return groupBy;
    }

    private List<SqlExpression> grouping(Expression expression, SelectQuery query) {
        if (expression instanceof PathBase path
                && path.domain() instanceof Domain.Entities
                && query.selections().stream()
                        .anyMatch(item -> item instanceof Selection.Value value
                                && value.expression().equals(expression))) {
            return translation.paths().optionalOccurrence(path).requireGroup().keysOfTables();
        }
        return translation.expressions().term(expression).columns();
    }

    @Nullable
    SqlExpression having(SelectQuery query) {
        return query.having() == null ? null : translation.condition(query.having());
    }

    List<OrderItem> orderBy(SelectQuery query) {
        List<OrderItem> order = new ArrayList<>();
        for (Ordering item : query.orderBy()) {
            Expression expression = item.expression();
            if (expression instanceof SelectedItem selected) {
                if (!(query.selections().get(selected.index()) instanceof Selection.Value value)) {
                    throw new QueryTranslationException("A new instance is no order: order by one of its items");
                }
                expression = value.expression();
            }
            for (SqlExpression column :
                    translation.expressions().term(expression).columns()) {
                order.add(new OrderItem(column, item.descending(), item.nullsFirst()));
            }
        }
        return order;
    }
}
