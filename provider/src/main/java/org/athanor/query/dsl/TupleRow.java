package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import jakarta.persistence.TupleElement;
import java.util.Arrays;
import java.util.List;
import org.athanor.Tuple;
import org.athanor.expression.Selectable;
import org.athanor.util.Wrappers;

/** One row. */
final class TupleRow implements Tuple {
    private final TupleItems items;
    private final Object[] values;

    TupleRow(TupleItems items, Object[] values) {
        this.items = items;
        this.values = values;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Selectable<T> selected) {
        return (T) values[items.selected(selected.node())];
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Class<T> entity) {
        return (T) values[items.entity(entity)];
    }

    @Override
    @SuppressWarnings("unchecked")
    public <X> X get(TupleElement<X> element) {
        return (X) values[items.index(element)];
    }

    @Override
    public <X> X get(String alias, Class<X> type) {
        return as(type, values[items.named(alias)], alias);
    }

    @Override
    public Object get(String alias) {
        return values[items.named(alias)];
    }

    @Override
    public <X> X get(int index, Class<X> type) {
        return as(type, get(index), String.valueOf(index));
    }

    @Override
    public Object get(int index) {
        if (index < 0 || index >= values.length) {
            throw new IllegalArgumentException(
                    "There is no item " + index + ": the query selects " + values.length + ", counted from 0");
        }
        return values[index];
    }

    @SuppressWarnings("unchecked")
    private static <X> X as(Class<X> type, Object value, String item) {
        if (value != null && !Wrappers.of(type).isInstance(value)) {
            throw new IllegalArgumentException(
                    "Item " + item + " is a " + value.getClass().getName() + ", not a " + type.getName());
        }
        return (X) value;
    }

    @Override
    public Object[] toArray() {
        return values.clone();
    }

    @Override
    public List<TupleElement<?>> getElements() {
        return items.elements();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TupleRow row && Arrays.equals(values, row.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
