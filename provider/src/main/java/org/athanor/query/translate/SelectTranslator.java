package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.load.LoadPlan;
import org.athanor.query.tree.CommonTable;
import org.athanor.query.tree.Expression.SelectedItem;
import org.athanor.query.tree.LimitedQuery;
import org.athanor.query.tree.Ordering;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.SelectQuery;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.SetQuery;
import org.athanor.query.tree.WithQuery;
import org.athanor.sql.OrderItem;
import org.athanor.sql.QueryExpression;
import org.athanor.sql.Select;
import org.athanor.sql.SetOperation;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.Param;
import org.athanor.sql.With;
import org.athanor.type.ValueTypes;

/** A whole select: the columns of its items, its clauses, and how rows become results. */
final class SelectTranslator {
    /** A select in SQL and what its columns mean. */
    record Result(QueryExpression sql, List<SelectedResult> items, boolean uniqueRoots) {}

    private final Translation translation;
    private final TranslationOptions options;
    private final ClauseTranslator clauses;

    SelectTranslator(Translation translation, TranslationOptions options) {
        this.translation = translation;
        this.options = options;
        this.clauses = new ClauseTranslator(translation);
    }

    Result translate(Query query) {
        Result result = query(query, options.rowsAreResults());
        return new Result(paged(result.sql()), result.items(), result.uniqueRoots());
    }

    private QueryExpression paged(QueryExpression sql) {
        Param limit = options.limit() ? page(PageSlot.LIMIT) : null;
        Param offset = options.offset() ? page(PageSlot.OFFSET) : null;
        if (sql instanceof Select select) {
            requireWhole(select.limit(), select.offset());
            Select paged = limit == null && offset == null ? select : select.withLimit(limit, offset);
            return paged.withLock(options.lock());
        }
        if (sql instanceof SetOperation set) {
            requireWhole(set.limit(), set.offset());
            return limit == null && offset == null
                    ? set
                    : new SetOperation(set.kind(), set.left(), set.right(), set.orderBy(), limit, offset);
        }
        With with = (With) sql;
        return new With(with.recursive(), with.tables(), paged(with.query()));
    }

    private void requireWhole(@Nullable SqlExpression limit, @Nullable SqlExpression offset) {
        if ((limit != null || offset != null) && (options.limit() || options.offset())) {
            throw new QueryTranslationException("The query says itself which of its results it wants: leave LIMIT and"
                    + " OFFSET out of it, or setFirstResult and setMaxResults");
        }
    }

    private static Param page(PageSlot slot) {
        return new Param(slot, ValueTypes.require(Integer.class));
    }

    private Result query(Query query, boolean paged) {
        if (query instanceof SelectQuery select) {
            return translation.within(new QueryScope(null), () -> select(select, paged));
        }
        if (query instanceof WithQuery with) {
            return with(with, paged);
        }
        if (query instanceof LimitedQuery limited) {
            return new RowsTranslator(translation).limited(limited, query(limited.query(), true));
        }
        SetQuery set = (SetQuery) query;
        Result left = query(set.left(), true);
        Result right = query(set.right(), true);
        if (left.sql().items().size() != right.sql().items().size()) {
            throw new QueryTranslationException(
                    "Both sides of " + set.operator() + " must select the same types of items");
        }
        for (int i = 0; i < left.items().size(); i++) {
            Class<?> type = left.items().get(i).plan().javaType();
            Class<?> other = right.items().get(i).plan().javaType();
            if (Family.differ(type, other)) {
                throw new QueryTranslationException("Both sides of " + set.operator()
                        + " must select the same types of items, not " + type.getSimpleName() + " and "
                        + other.getSimpleName());
            }
        }
        List<OrderItem> order = new ArrayList<>();
        for (Ordering item : set.orderBy()) {
            if (!(item.expression() instanceof SelectedItem selected)) {
                throw new QueryTranslationException("A combined query can only be ordered by what it selects");
            }
            int column = firstColumn(left.items().get(selected.index()).plan());
            order.add(new OrderItem(new SqlExpression.Literal(column), item.descending(), item.nullsFirst()));
        }
        return new Result(combined(set, left.sql(), right.sql(), order), left.items(), false);
    }

    /** What the tables select is known when the query has asked for their columns. */
    private Result with(WithQuery query, boolean paged) {
        List<QueryRows> rows = new ArrayList<>();
        for (CommonTable table : query.tables()) {
            rows.add(new RowsTranslator(translation).common(table));
        }
        Result result = query(query.query(), paged);
        List<With.CommonTable> tables = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            tables.add(new With.CommonTable(
                    query.tables().get(i).name(),
                    rows.get(i).names(),
                    rows.get(i).all()));
        }
        boolean recursive = query.tables().stream().anyMatch(CommonTable::recursive);
        return new Result(new With(recursive, tables, result.sql()), result.items(), result.uniqueRoots());
    }

    private static int firstColumn(ResultPlan plan) {
        if (plan instanceof ResultPlan.Scalar scalar) {
            return scalar.column();
        }
        throw new QueryTranslationException("A combined query can only be ordered by basic values");
    }

    static SetOperation combined(SetQuery set, QueryExpression left, QueryExpression right, List<OrderItem> order) {
        String kind = set.operator().name() + (set.all() ? "_ALL" : "");
        return new SetOperation(SetOperation.Kind.valueOf(kind), left, right, order, null, null);
    }

    private Result select(SelectQuery query, boolean paged) {
        FetchPlan fetches = FetchPlan.of(query, paged, options.loads());
        translation.from().declare(query.from(), fetches);
        fetches.separateCollections().forEach(translation::reads);
        LoadPlan rootPlan = query.selections().size() == 1 ? options.loadPlan() : null;
        SelectionTranslator selections = new SelectionTranslator(translation, fetches, rootPlan);
        List<SelectedResult> results = new ArrayList<>();
        for (Selection selection : query.selections()) {
            results.add(new SelectedResult(selection.alias(), selections.translate(selection)));
        }
        SqlExpression written = clauses.where(query);
        List<SqlExpression> groupBy = clauses.groupByOfInstances(query);
        SqlExpression having = clauses.having(query);
        List<OrderItem> order = clauses.orderBy(query);
        order.addAll(selections.fetchOrder());
        selections.demanded().forEach(translation.scope()::condition);
        SqlExpression where = translation.scope().where(written);
        boolean unique = fetches.collectionJoined();
        boolean distinct = query.distinct() && !unique || translation.scope().multiplied();
        Select sql = new Select(
                distinct,
                selections.items(),
                translation.scope().from(),
                where,
                groupBy,
                having,
                order,
                null,
                null,
                null);
        return new Result(sql, results, unique);
    }
}
