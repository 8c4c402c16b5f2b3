package org.athanor;

import org.athanor.expression.ComparableExpression;
import org.athanor.expression.Origin;
import org.athanor.expression.Selectable;

/**
 * A query that another one joins or selects from: rows with columns.
 *
 * <pre>{@code
 * Subquery counts = session.query(Address_.user, count().label("address_count")).groupBy(Address_.user).subquery();
 * session.query(User.class, counts.c("address_count"))
 *         .outerJoin(counts, entity(User.class).eq(counts.c(Address_.user)));
 * }</pre>
 */
public interface Subquery extends Origin {
    /** The column of that name: a label, else the name of the selected attribute. */
    ComparableExpression<Object> c(String name);

    /** The column of that name, whose values are of that class. */
    <T> ComparableExpression<T> c(String name, Class<T> type);

    /** The column that the expression was selected as. */
    <T> ComparableExpression<T> c(Selectable<T> selected);
}
