package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.function.Function;
import org.athanor.CommonTable;
import org.athanor.Query;
import org.athanor.Subquery;
import org.athanor.expression.ComparableExpression;
import org.athanor.expression.Selectable;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.SetQuery;
import org.athanor.query.tree.SetQuery.Operator;

/** The rows of a common table. Within its step the table is spoken of by what the step was given, {@code self}. */
final class CommonRows implements CommonTable, RowSource {
    private final String name;
    private final RowsOfQuery start;
    private final boolean all;
    private final @Nullable CommonRows self;
    private final @Nullable Question step;

    private CommonRows(
            String name, RowsOfQuery start, boolean all, @Nullable CommonRows self, @Nullable Question step) {
        this.name = name;
        this.start = start;
        this.all = all;
        this.self = self;
        this.step = step;
    }

    static CommonRows of(Question question, String name) {
        return new CommonRows(name, RowsOfQuery.of(question, name), false, null, null);
    }

    @Override
    public CommonTable unionAll(Function<? super Subquery, ? extends Query<?>> next) {
        return recursive(true, next);
    }

    @Override
    public CommonTable union(Function<? super Subquery, ? extends Query<?>> next) {
        return recursive(false, next);
    }

    private CommonTable recursive(boolean every, Function<? super Subquery, ? extends Query<?>> next) {
        if (step != null) {
            throw new IllegalStateException("The common table '" + name + "' has its step already: union both in one");
        }
        CommonRows found = new CommonRows(name, start, false, null, null);
        Question question = ((GenerativeQuery<?>) next.apply(found)).question();
        return new CommonRows(name, start, every, found, question);
    }

    @Override
    public String name() {
        return name;
    }

    /** The rows; the first who asks puts the table before the statement that is built. */
    Domain.CommonRows build(Building building) {
        return building.common(this, () -> {
            org.athanor.query.tree.Query first = start.build(building);
            Domain.CommonRows rows = new Domain.CommonRows(name, first.selections());
            if (step == null || self == null) {
                building.add(new org.athanor.query.tree.CommonTable(name, false, first));
                return rows;
            }
            building.common(self, () -> rows);
            org.athanor.query.tree.Query next = new TreeBuilder(building).nested(step, null);
            SetQuery both = new SetQuery(Operator.UNION, all, first, next, List.of());
            building.add(new org.athanor.query.tree.CommonTable(name, true, both));
            return rows;
        });
    }

    @Override
    public ComparableExpression<Object> c(String column) {
        return c(column, Object.class);
    }

    @Override
    public <T> ComparableExpression<T> c(String column, Class<T> type) {
        return RowSource.column(this, column);
    }

    @Override
    public <T> ComparableExpression<T> c(Selectable<T> selected) {
        return RowSource.column(this, start.columnName(selected));
    }

    @Override
    public int index(String column) {
        return start.index(column);
    }

    @Override
    public String toString() {
        return "common table " + name;
    }
}
