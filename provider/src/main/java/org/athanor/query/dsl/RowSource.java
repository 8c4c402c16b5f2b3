package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import org.athanor.Subquery;
import org.athanor.expression.ComparableExpression;
import org.athanor.expression.Node;

/** Rows with columns that another query ranges over: a query, or a common table. */
sealed interface RowSource extends Subquery permits RowsOfQuery, CommonRows {
    /** The name that it was given. */
    @Nullable
    String name();

    /** The place of the column; an IllegalArgumentException names the nearest. */
    int index(String column);

    /** The column of that name, which must be there. */
    static <T> ComparableExpression<T> column(RowSource rows, String name) {
        rows.index(name);
        return new Column<>(new Node.Column(rows, name));
    }

    /** What {@link #column} gives. */
    record Column<T>(Node node) implements ComparableExpression<T> {}
}
