package org.athanor.dialect;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.athanor.sql.Delete;
import org.athanor.sql.FromItem;
import org.athanor.sql.Insert;
import org.athanor.sql.OrderItem;
import org.athanor.sql.QueryExpression;
import org.athanor.sql.RowLock;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SetOperation;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.Statement;
import org.athanor.sql.Update;
import org.athanor.sql.With;
import org.athanor.sql.schema.Column;

/** Writes one statement; used once. */
final class StatementRenderer {
    private final Dialect dialect;
    private final SqlText text;
    private final ExpressionRenderer out;

    StatementRenderer(Dialect dialect, ToIntFunction<Object> listSize) {
        this.dialect = dialect;
        this.text = new SqlText(dialect.can(Capability.BACKSLASH_ESCAPES));
        this.out = new ExpressionRenderer(dialect, text, this, listSize);
    }

    RenderedSql result() {
        return text.result();
    }

    void statement(Statement statement) {
        if (statement instanceof QueryExpression query) {
            query(query);
        } else if (statement instanceof Insert insert) {
            insert(insert);
        } else if (statement instanceof Update update) {
            update(update);
        } else if (statement instanceof Delete delete) {
            String alias = delete.table().alias();
            text.append("delete ");
            if (alias != null && !dialect.can(Capability.ALIASED_DELETE)) {
                text.append(dialect.identifier(alias)).append(" ");
            }
            text.append("from ");
            target(delete.table());
            condition(delete.where());
        }
    }

    void query(QueryExpression query) {
        if (query instanceof Select select) {
            select(select);
        } else if (query instanceof SetOperation operation) {
            setOperation(operation);
        } else if (query instanceof With with) {
            with(with);
        }
    }

    private void with(With with) {
        text.append(with.recursive() ? "with recursive " : "with ");
        for (int i = 0; i < with.tables().size(); i++) {
            With.CommonTable table = with.tables().get(i);
            text.append(i == 0 ? "" : ", ")
                    .append(dialect.identifier(table.name()))
                    .append(" (");
            for (int column = 0; column < table.columns().size(); column++) {
                text.append(column == 0 ? "" : ", ")
                        .append(dialect.identifier(table.columns().get(column)));
            }
            text.append(") as (");
            query(table.query());
            text.append(")");
        }
        text.append(" ");
        query(with.query());
    }

    private void select(Select s) {
        text.append(s.distinct() ? "select distinct " : "select ");
        items(s.items());
        for (int i = 0; i < s.from().size(); i++) {
            text.append(i == 0 ? " from " : ", ");
            from(s.from().get(i));
        }
        where(s.where());
        if (!s.groupBy().isEmpty()) {
            text.append(" group by ");
            out.list(s.groupBy());
        }
        if (s.having() != null) {
            text.append(" having ");
            out.expression(s.having());
        }
        orderBy(s.orderBy());
        page(s.limit(), s.offset());
        lock(s);
    }

    private void items(List<SelectItem> items) {
        if (items.isEmpty()) {
            text.append("1");
        }
        for (int i = 0; i < items.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            SelectItem item = items.get(i);
            out.expression(item.expression());
            if (item.label() != null) {
                text.append(" as ").append(dialect.identifier(item.label()));
            }
        }
    }

    private void from(FromItem item) {
        if (item instanceof FromItem.TableRef ref) {
            text.append(dialect.tableName(ref.table()));
            alias(ref.alias());
        } else if (item instanceof FromItem.Derived derived) {
            out.query(derived.query());
            alias(derived.alias());
        } else if (item instanceof FromItem.CommonRef ref) {
            text.append(dialect.identifier(ref.name()));
            alias(ref.alias().equals(ref.name()) ? null : ref.alias());
        } else if (item instanceof FromItem.Join join) {
            join(join);
        }
    }

    private void join(FromItem.Join join) {
        from(join.left());
        text.append(" ").append(join.kind().sql().toLowerCase(Locale.ROOT)).append(" ");
        if (join.right() instanceof FromItem.Join right) {
            text.append("(");
            from(right);
            text.append(")");
        } else {
            from(join.right());
        }
        if (join.on() != null) {
            text.append(" on ");
            out.expression(join.on());
        }
    }

    private void alias(@Nullable String alias) {
        if (alias != null) {
            text.append(" ").append(dialect.identifier(alias));
        }
    }

    /** The table of an update or delete; SQLite wants AS before its alias. */
    private void target(FromItem.TableRef table) {
        text.append(dialect.tableName(table.table()));
        if (table.alias() != null) {
            text.append(" as ").append(dialect.identifier(table.alias()));
        }
    }

    private void where(@Nullable SqlExpression where) {
        if (where != null) {
            text.append(" where ");
            out.expression(where);
        }
    }

    /**
     * The condition of an update or delete. A query that stands alone is read from a derived table, which is complete before the
     * first row changes, where the database would not let it read what is changed.
     */
    private void condition(@Nullable SqlExpression where) {
        if (where instanceof SqlExpression.InQuery in && !dialect.can(Capability.MUTATES_WHAT_IT_READS)) {
            FromItem derived = new FromItem.Derived(in.query(), "rows_");
            Select all = Select.of(List.of(SelectItem.of(new SqlExpression.Star())), List.of(derived), null);
            where(new SqlExpression.InQuery(in.term(), all, in.negated()));
        } else {
            where(where);
        }
    }

    private void orderBy(List<OrderItem> order) {
        orderBy(order, " order by ");
    }

    void orderBy(List<OrderItem> order, String first) {
        for (int i = 0; i < order.size(); i++) {
            OrderItem item = order.get(i);
            text.append(i == 0 ? first : ", ");
            if (item.nullsFirst() != null && !dialect.can(Capability.NULLS_ORDERING)) {
                text.append("case when ");
                out.operand(item.expression());
                text.append(item.nullsFirst() ? " is null then 0 else 1 end, " : " is null then 1 else 0 end, ");
            }
            out.expression(item.expression());
            text.append(item.descending() ? " desc" : "");
            if (item.nullsFirst() != null && dialect.can(Capability.NULLS_ORDERING)) {
                text.append(item.nullsFirst() ? " nulls first" : " nulls last");
            }
        }
    }

    private void page(@Nullable SqlExpression limit, @Nullable SqlExpression offset) {
        if (dialect.capabilities().paging() == Paging.FETCH_FIRST) {
            clause(" offset ", offset, " rows");
            clause(" fetch first ", limit, " rows only");
            return;
        }
        if (limit == null && offset != null && dialect.capabilities().paging() == Paging.LIMIT_REQUIRED) {
            text.append(" limit -1");
        }
        if (limit == null && offset != null && dialect.capabilities().paging() == Paging.LARGEST_LIMIT_REQUIRED) {
            text.append(" limit ").append(Long.toString(Long.MAX_VALUE));
        }
        clause(" limit ", limit, "");
        clause(" offset ", offset, "");
    }

    private void clause(String before, @Nullable SqlExpression expression, String after) {
        if (expression != null) {
            text.append(before);
            out.operand(expression);
            text.append(after);
        }
    }

    private void lock(Select select) {
        RowLock lock = select.lock();
        if (lock == null || !dialect.can(Capability.SELECT_FOR_UPDATE)) {
            return;
        }
        LockSyntax syntax = dialect.locks();
        text.append(lock.mode() == RowLock.Mode.SHARE ? syntax.share() : syntax.update());
        if (syntax.namesTables()) {
            List<String> always = new ArrayList<>();
            if (rowsAlways(select.from(), always)) {
                text.append(" of ").append(String.join(", ", always));
            }
        }
        if (lock.timeoutMillis() > 0) {
            text.append(syntax.waitAtMost(lock.timeoutMillis()));
        } else {
            text.append(
                    lock.timeoutMillis() == 0
                            ? syntax.noWait()
                            : lock.timeoutMillis() == -2 ? syntax.skipLocked() : "");
        }
    }

    /** Collects the aliases of the tables that have a row in every result; tells whether there are others. */
    private boolean rowsAlways(List<FromItem> items, List<String> aliases) {
        boolean others = false;
        for (FromItem item : items) {
            if (item instanceof FromItem.Join join) {
                boolean left = join.kind() != FromItem.JoinKind.RIGHT && join.kind() != FromItem.JoinKind.FULL;
                boolean right = join.kind() != FromItem.JoinKind.LEFT && join.kind() != FromItem.JoinKind.FULL;
                others |= !left || rowsAlways(List.of(join.left()), aliases);
                others |= !right || rowsAlways(List.of(join.right()), aliases);
            } else if (item instanceof FromItem.TableRef ref && ref.alias() != null) {
                aliases.add(dialect.identifier(ref.alias()));
            } else {
                others = true;
            }
        }
        return others;
    }

    private void setOperation(SetOperation o) {
        boolean all = o.kind() == SetOperation.Kind.INTERSECT_ALL || o.kind() == SetOperation.Kind.EXCEPT_ALL;
        if (all && !dialect.can(Capability.SET_OPERATIONS_WITH_ALL)) {
            query(MultisetOperation.of(o));
            return;
        }
        setOperand(o.left(), plainLeft(o));
        text.append(" ").append(o.kind().sql().toLowerCase(Locale.ROOT)).append(" ");
        setOperand(o.right(), o.right() instanceof Select right && bare(right));
        orderBy(o.orderBy());
        page(o.limit(), o.offset());
    }

    /** Operators of one kind associate to the left; where nothing can be grouped, those of any kind do. */
    private boolean plainLeft(SetOperation o) {
        if (o.left() instanceof Select left) {
            return bare(left);
        }
        SetOperation left = (SetOperation) o.left();
        boolean leftToRight = left.kind() == o.kind() || !dialect.can(Capability.PARENTHESIZED_SET_OPERANDS);
        return leftToRight && left.orderBy().isEmpty() && left.limit() == null && left.offset() == null;
    }

    private static boolean bare(Select select) {
        return select.orderBy().isEmpty() && select.limit() == null && select.offset() == null;
    }

    private void setOperand(QueryExpression operand, boolean plain) {
        if (plain) {
            query(operand);
        } else if (dialect.can(Capability.PARENTHESIZED_SET_OPERANDS)) {
            out.query(operand);
        } else {
            text.append("select * from ");
            out.query(operand);
        }
    }

    private void insert(Insert i) {
        text.append("insert into ").append(dialect.tableName(i.table()));
        if (i.columns().isEmpty()) {
            text.append(dialect.can(Capability.DEFAULT_VALUES) ? " default values" : " () values ()");
        } else {
            text.append(" (");
            columns(i.columns());
            text.append(") values ");
            for (int row = 0; row < i.rows().size(); row++) {
                text.append(row == 0 ? "(" : ", (");
                out.list(i.rows().get(row)).text(")");
            }
        }
        if (!i.returning().isEmpty()) {
            text.append(" returning ");
            columns(i.returning());
        }
    }

    private void columns(List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(dialect.quoteIfNeeded(columns.get(i).name()));
        }
    }

    private void update(Update u) {
        text.append("update ");
        target(u.table());
        for (int i = 0; i < u.assignments().size(); i++) {
            Update.Assignment assignment = u.assignments().get(i);
            text.append(i == 0 ? " set " : ", ");
            text.append(dialect.quoteIfNeeded(assignment.column().name())).append(" = ");
            out.expression(assignment.value());
        }
        condition(u.where());
    }
}
