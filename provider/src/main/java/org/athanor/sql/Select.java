package org.athanor.sql;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * A select. Empty lists and nulls mean that the clause is absent; several {@code from} items are a cross product.
 */
public record Select(
        boolean distinct,
        List<SelectItem> items,
        List<FromItem> from,
        @Nullable SqlExpression where,
        List<SqlExpression> groupBy,
        @Nullable SqlExpression having,
        List<OrderItem> orderBy,
        @Nullable SqlExpression limit,
        @Nullable SqlExpression offset,
        @Nullable RowLock lock)
        implements QueryExpression {
    public Select {
        items = List.copyOf(items);
        from = List.copyOf(from);
        groupBy = List.copyOf(groupBy);
        orderBy = List.copyOf(orderBy);
    }

    /** The plain case: items, from and where. */
    public static Select of(List<SelectItem> items, List<FromItem> from, @Nullable SqlExpression where) {
        return new Select(false, items, from, where, List.of(), null, List.of(), null, null, null);
    }

    public Select withItems(List<SelectItem> newItems) {
        return new Select(distinct, newItems, from, where, groupBy, having, orderBy, limit, offset, lock);
    }

    public Select withOrderBy(List<OrderItem> order) {
        return new Select(distinct, items, from, where, groupBy, having, order, limit, offset, lock);
    }

    public Select withLimit(@Nullable SqlExpression newLimit, @Nullable SqlExpression newOffset) {
        return new Select(distinct, items, from, where, groupBy, having, orderBy, newLimit, newOffset, lock);
    }

    public Select withLock(@Nullable RowLock newLock) {
        return new Select(distinct, items, from, where, groupBy, having, orderBy, limit, offset, newLock);
    }
}
