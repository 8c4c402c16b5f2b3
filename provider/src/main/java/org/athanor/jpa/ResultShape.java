package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.athanor.query.execute.LabelledRow;
import org.athanor.query.execute.QueryPlan;
import org.athanor.query.execute.ResultItem;
import org.athanor.util.Wrappers;

/** How the results of a query are handed out: as they are, as tuples, or as arrays; a wrong class is refused at once. */
final class ResultShape {
    private ResultShape() {}

    /** Null when results are handed out as they are. */
    static @Nullable UnaryOperator<Object> of(QueryPlan plan, Class<?> wanted) {
        List<ResultItem> items = plan.items();
        if (wanted == Tuple.class) {
            return row -> tuple(items, row);
        }
        if (wanted == Object[].class && items.size() == 1) {
            return row -> row instanceof Object[] ? row : new Object[] {row};
        }
        Class<?> actual = plan.resultType();
        if (!Wrappers.of(wanted).isAssignableFrom(Wrappers.of(actual)) && actual != Object.class) {
            throw new IllegalArgumentException("The query selects " + described(items) + ", which is not a "
                    + wanted.getName()
                    + (items.size() == 1
                            ? "; ask for " + Wrappers.of(actual).getSimpleName() + ".class"
                            : "; ask for Object[].class or Tuple.class, or select new " + wanted.getName() + "(…)")
                    + ": " + plan.text());
        }
        return null;
    }

    private static AthanorTuple tuple(List<ResultItem> items, @Nullable Object row) {
        if (row instanceof LabelledRow labelled) {
            return new AthanorTuple(labelled.items(), labelled.values());
        }
        return items.size() == 1
                ? new AthanorTuple(items, new Object[] {row})
                : new AthanorTuple(items, (Object[]) Objects.requireNonNull(row, "the items of a row"));
    }

    private static String described(List<ResultItem> items) {
        return items.size() == 1 ? "a " + items.get(0).javaType().getName() : items.size() + " items";
    }
}
