package org.athanor.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.PluralAttribute.Ordering;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.sql.OrderItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.schema.Column;

/** The order in which a collection's elements are read: that of its order column, else that of {@code @OrderBy}. */
final class ElementOrder {
    private ElementOrder() {}

    /** {@code column} gives the expression for a column of the element or of the join table. */
    static List<OrderItem> of(PluralAttribute attribute, Function<Column, SqlExpression> column) {
        Column positions = attribute.orderColumn();
        if (positions != null) {
            return List.of(OrderItem.ascending(column.apply(positions)));
        }
        List<OrderItem> items = new ArrayList<>();
        for (Ordering ordering : attribute.orderBy()) {
            items.add(new OrderItem(
                    column.apply(columnOf(attribute, ordering)), ordering.descending(), ordering.nullsFirst()));
        }
        return items;
    }

    private static Column columnOf(PluralAttribute attribute, Ordering ordering) {
        Attribute last = ordering.path().get(ordering.path().size() - 1);
        if (last instanceof BasicAttribute basic) {
            return basic.column();
        }
        if (last instanceof ToOneAttribute toOne && !toOne.joinColumns().isEmpty()) {
            return toOne.joinColumns().get(0).column();
        }
        throw new IllegalStateException(
                "@OrderBy of " + attribute + " ends at " + last + ", which is no basic attribute");
    }
}
