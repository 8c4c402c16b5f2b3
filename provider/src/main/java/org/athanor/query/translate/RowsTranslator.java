package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.athanor.load.TableGroup;
import org.athanor.query.translate.QueryRows.Item;
import org.athanor.query.translate.QueryRows.Leaf;
import org.athanor.query.tree.CommonTable;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.LimitedQuery;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.SelectQuery;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.SetQuery;
import org.athanor.sql.OrderItem;
import org.athanor.sql.QueryExpression;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SetOperation;
import org.athanor.sql.SqlExpression;
import org.athanor.type.ValueTypes;

/** Queries in FROM: everything but the select list, which is known when the query around has asked for its columns. */
final class RowsTranslator {
    private record Part(List<Leaf> leaves, Supplier<QueryExpression> sql) {}

    private final Translation translation;
    private final ClauseTranslator clauses;

    RowsTranslator(Translation translation) {
        this.translation = translation;
        this.clauses = new ClauseTranslator(translation);
    }

    /** {@code outer} is what the query may speak of, null for nothing. */
    QueryRows rows(Query query, @Nullable QueryScope outer) {
        Part part = part(query, outer);
        return new QueryRows(part.leaves(), part.sql());
    }

    /** Makes a query known that others range over by its name; a recursive one ranges over itself. */
    QueryRows common(CommonTable table) {
        if (!table.recursive()) {
            QueryRows rows = rows(table.query(), null);
            declare(table, rows);
            return rows;
        }
        if (!(table.query() instanceof SetQuery set) || set.operator() != SetQuery.Operator.UNION) {
            throw new QueryTranslationException("The recursive common table '" + table.name()
                    + "' must be a UNION of what it begins with and a query over itself");
        }
        Part start = part(set.left(), null);
        List<Supplier<QueryExpression>> step = new ArrayList<>();
        QueryRows rows = new QueryRows(
                start.leaves(),
                () -> SelectTranslator.combined(
                        set, start.sql().get(), step.get(0).get(), List.of()));
        declare(table, rows);
        Part next = part(set.right(), null);
        requireAsMany(set, start.leaves(), next.leaves());
        step.add(next.sql());
        rows.add(next.leaves());
        return rows;
    }

    private void declare(CommonTable table, QueryRows rows) {
        rows.common(table.name());
        translation.common(table.name(), rows);
    }

    private static void requireAsMany(SetQuery set, List<Leaf> left, List<Leaf> right) {
        int items = left.get(0).items().size();
        if (right.stream().anyMatch(leaf -> leaf.items().size() != items)) {
            throw new QueryTranslationException("Both sides of " + set.operator() + " must select as many items");
        }
    }

    private Part part(Query query, @Nullable QueryScope outer) {
        if (query instanceof SelectQuery select) {
            return translation.within(new QueryScope(outer), () -> select(select));
        }
        if (query instanceof SetQuery set) {
            Part left = part(set.left(), outer);
            Part right = part(set.right(), outer);
            requireAsMany(set, left.leaves(), right.leaves());
            List<Leaf> leaves = new ArrayList<>(left.leaves());
            leaves.addAll(right.leaves());
            return new Part(
                    leaves,
                    () -> SelectTranslator.combined(
                            set, left.sql().get(), right.sql().get(), List.of()));
        }
        if (!(query instanceof LimitedQuery limited)) {
            throw new QueryTranslationException("WITH stands before a whole query, not within one");
        }
        Part inner = part(limited.query(), outer);
        SqlExpression limit = page(limited.limit());
        SqlExpression offset = page(limited.offset());
        return new Part(inner.leaves(), () -> limited(inner.sql().get(), limit, offset));
    }

    /** Some of the results of a whole query. */
    SelectTranslator.Result limited(LimitedQuery limited, SelectTranslator.Result all) {
        QueryExpression sql = limited(all.sql(), page(limited.limit()), page(limited.offset()));
        return new SelectTranslator.Result(sql, all.items(), all.uniqueRoots());
    }

    private @Nullable SqlExpression page(@Nullable Expression expression) {
        Term integer = new Term.Value(new SqlExpression.Literal(null), ValueTypes.require(Integer.class));
        return expression == null
                ? null
                : translation.expressions().value(expression, integer).sql();
    }

    private static QueryExpression limited(
            QueryExpression sql, @Nullable SqlExpression limit, @Nullable SqlExpression offset) {
        if (sql instanceof Select select) {
            return select.withLimit(limit, offset);
        }
        SetOperation set = (SetOperation) sql;
        return new SetOperation(set.kind(), set.left(), set.right(), set.orderBy(), limit, offset);
    }

    private Part select(SelectQuery query) {
        QueryScope scope = translation.scope();
        translation.from().declare(query.from(), FetchPlan.none());
        List<Item> items = new ArrayList<>();
        for (Selection selection : query.selections()) {
            if (!(selection instanceof Selection.Value value)) {
                throw new QueryTranslationException("A subquery in FROM selects no new instances: select their items");
            }
            TableGroup group = value.expression() instanceof VariableRef ref && ref.domain() instanceof Domain.Entities
                    ? scope.find(ref.variable()).requireGroup()
                    : null;
            items.add(new Item(value.alias(), group, translation.expressions().term(value.expression())));
        }
        SqlExpression written = clauses.where(query);
        List<SqlExpression> groupBy = clauses.groupBy(query);
        SqlExpression having = clauses.having(query);
        List<OrderItem> order = clauses.orderBy(query);
        Leaf leaf = new Leaf(items);
        return new Part(List.of(leaf), () -> {
            List<SelectItem> columns = leaf.columns();
            return new Select(
                    query.distinct(),
                    columns,
                    scope.from(),
                    scope.where(written),
                    groupBy,
                    having,
                    order,
                    null,
                    null,
                    null);
        });
    }
}
