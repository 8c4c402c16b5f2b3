package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Tuple;
import jakarta.persistence.TupleElement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.athanor.jpa.criteria.CriteriaQuestion;
import org.athanor.query.execute.LabelledRow;
import org.athanor.query.execute.QueryPlan;
import org.athanor.query.execute.ResultItem;
import org.athanor.query.translate.Numerics;
import org.athanor.util.Wrappers;

/** How the results of a query are handed out: as they are, as tuples, or as arrays; a wrong class is refused at once. */
final class ResultShape {
    private ResultShape() {}

    /** Null when results are handed out as they are. */
    static @Nullable UnaryOperator<Object> of(QueryPlan plan, Class<?> wanted) {
        List<ResultItem> items = plan.items();
        if (wanted == Tuple.class) {
            List<TupleElement<?>> elements = AthanorTuple.elements(items);
            return row -> row instanceof LabelledRow labelled
                    ? new AthanorTuple(AthanorTuple.elements(labelled.items()), labelled.values())
                    : new AthanorTuple(elements, values(elements.size(), row));
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

    /** Of a criteria query: values are of the classes that its items say (Jakarta Persistence 3.2, 6.3.8.1, 6.3.11). */
    static @Nullable UnaryOperator<Object> of(QueryPlan plan, CriteriaQuestion question) {
        List<? extends TupleElement<?>> elements = question.elements();
        Class<?>[] classes = new Class<?>[elements.size()];
        boolean asTheyAre = true;
        for (int i = 0; i < classes.length; i++) {
            classes[i] = Wrappers.of(question.elementType(i));
            asTheyAre &=
                    classes[i].isAssignableFrom(Wrappers.of(plan.items().get(i).javaType()));
        }
        Class<?> wanted = question.rowClass();
        if (wanted == Tuple.class) {
            return row -> new AthanorTuple(elements, converted(classes, values(classes.length, row)));
        }
        if (wanted.isArray()) {
            return row -> Arrays.copyOf(
                    converted(classes, values(classes.length, row)), classes.length, wanted.asSubclass(Object[].class));
        }
        if (!Wrappers.of(wanted).isAssignableFrom(classes[0])) {
            throw new IllegalArgumentException("The query selects a " + classes[0].getName() + ", which is not a "
                    + wanted.getName() + ": select something else, or make the query with createQuery("
                    + classes[0].getSimpleName() + ".class)");
        }
        return asTheyAre ? null : row -> converted(classes[0], row);
    }

    private static Object[] values(int count, @Nullable Object row) {
        return count == 1 ? new Object[] {row} : (Object[]) Objects.requireNonNull(row, "the items of a row");
    }

    private static Object[] converted(Class<?>[] classes, Object[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = converted(classes[i], values[i]);
        }
        return values;
    }

    private static @Nullable Object converted(Class<?> type, @Nullable Object value) {
        if (value == null || type.isInstance(value)) {
            return value;
        }
        if (type == String.class && value instanceof Character) {
            return value.toString();
        }
        Object number = Numerics.exactly(value, type);
        if (number == null) {
            throw new PersistenceException(
                    "The query gave " + value + " of " + value.getClass().getName()
                            + " where it selects a " + type.getName()
                            + ": select it as another class, with sumAsLong(…) or as(…), or with cast(…) in the database");
        }
        return number;
    }

    private static String described(List<ResultItem> items) {
        return items.size() == 1 ? "a " + items.get(0).javaType().getName() : items.size() + " items";
    }
}
