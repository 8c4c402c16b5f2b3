package org.athanor.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SqlExpression;

/** A select list being collected: each expression once, with its JDBC index. */
final class SelectColumns {
    private final int first;
    private final List<SelectItem> items = new ArrayList<>();
    private final Map<SqlExpression, Integer> indexes = new HashMap<>();

    /** {@code first} is the JDBC index of the first item. */
    SelectColumns(int first) {
        this.first = first;
    }

    /** The index of the expression, which joins the list if it is new. */
    int add(SqlExpression expression) {
        return indexes.computeIfAbsent(expression, e -> {
            items.add(SelectItem.of(e));
            return first + items.size() - 1;
        });
    }

    /** Appends items collected elsewhere. */
    void addAll(List<SelectItem> more) {
        for (SelectItem item : more) {
            indexes.putIfAbsent(item.expression(), next());
            items.add(item);
        }
    }

    /** The index the next item will have. */
    int next() {
        return first + items.size();
    }

    List<SelectItem> items() {
        return items;
    }
}
