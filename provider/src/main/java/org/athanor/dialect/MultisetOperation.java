package org.athanor.dialect;

import java.util.ArrayList;
import java.util.List;
import org.athanor.sql.FromItem;
import org.athanor.sql.QueryExpression;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SetOperation;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.LabelRef;
import org.athanor.sql.With;

/**
 * INTERSECT ALL and EXCEPT ALL for databases that only have them without ALL: equal rows are numbered on both sides, so that
 * none is equal to another of its side, and the numbers are left out in the end.
 */
final class MultisetOperation {
    private static final String ROWS = "rows_";
    private static final String NUMBER = "number_";

    private MultisetOperation() {}

    static QueryExpression of(SetOperation operation) {
        SetOperation.Kind kind = operation.kind() == SetOperation.Kind.INTERSECT_ALL
                ? SetOperation.Kind.INTERSECT
                : SetOperation.Kind.EXCEPT;
        SetOperation numbered =
                new SetOperation(kind, numbered(operation.left()), numbered(operation.right()), List.of(), null, null);
        List<SelectItem> items = new ArrayList<>();
        for (int i = 0; i < operation.items().size(); i++) {
            items.add(new SelectItem(column(i), operation.items().get(i).label()));
        }
        return Select.of(items, List.of(new FromItem.Derived(numbered, ROWS)), null)
                .withOrderBy(operation.orderBy())
                .withLimit(operation.limit(), operation.offset());
    }

    private static LabelRef column(int index) {
        return new LabelRef(ROWS, label(index));
    }

    private static String label(int index) {
        return "c" + (index + 1) + "_";
    }

    private static Select numbered(QueryExpression query) {
        List<SelectItem> items = new ArrayList<>();
        List<SqlExpression> columns = new ArrayList<>();
        for (int i = 0; i < query.items().size(); i++) {
            columns.add(column(i));
            items.add(new SelectItem(column(i), label(i)));
        }
        SqlExpression number = new SqlExpression.Function("row_number", false, List.of());
        items.add(new SelectItem(new SqlExpression.Over(number, columns, List.of(), null), NUMBER));
        return Select.of(items, List.of(new FromItem.Derived(labelled(query), ROWS)), null);
    }

    /** The query with its columns under their labels; of a combined one the first select gives them. */
    private static QueryExpression labelled(QueryExpression query) {
        if (query instanceof SetOperation o) {
            return new SetOperation(o.kind(), labelled(o.left()), o.right(), o.orderBy(), o.limit(), o.offset());
        }
        if (query instanceof With with) {
            return new With(with.recursive(), with.tables(), labelled(with.query()));
        }
        Select s = (Select) query;
        List<SelectItem> items = new ArrayList<>();
        for (int i = 0; i < s.items().size(); i++) {
            items.add(new SelectItem(s.items().get(i).expression(), label(i)));
        }
        return s.withItems(items);
    }
}
