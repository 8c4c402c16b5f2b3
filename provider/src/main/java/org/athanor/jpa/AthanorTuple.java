package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.Tuple;
import jakarta.persistence.TupleElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.query.execute.ResultItem;
import org.athanor.util.Wrappers;

/** One row of a query that selects several items. */
final class AthanorTuple implements Tuple {
    private final List<? extends TupleElement<?>> elements;
    private final Object[] values;

    AthanorTuple(List<? extends TupleElement<?>> elements, Object[] values) {
        this.elements = elements;
        this.values = values;
    }

    /** The elements of all rows of a query. */
    static List<TupleElement<?>> elements(List<ResultItem> items) {
        return items.stream().<TupleElement<?>>map(Element::new).toList();
    }

    @Override
    public <X> @Nullable X get(TupleElement<X> element) {
        int index = elements.indexOf(element);
        return cast(values[index < 0 ? indexOf(element.getAlias()) : index], element.getJavaType());
    }

    @Override
    public <X> @Nullable X get(String alias, Class<X> type) {
        return cast(values[indexOf(alias)], type);
    }

    @Override
    public @Nullable Object get(String alias) {
        return values[indexOf(alias)];
    }

    @Override
    public <X> @Nullable X get(int index, Class<X> type) {
        return cast(get(index), type);
    }

    @Override
    public @Nullable Object get(int index) {
        if (index < 0 || index >= values.length) {
            throw new IllegalArgumentException("There is no element " + index + " in a tuple of " + values.length);
        }
        return values[index];
    }

    @Override
    public Object[] toArray() {
        return values.clone();
    }

    @Override
    public List<TupleElement<?>> getElements() {
        return new ArrayList<>(elements);
    }

    private int indexOf(@Nullable String alias) {
        for (int i = 0; i < elements.size(); i++) {
            if (alias != null && alias.equalsIgnoreCase(elements.get(i).getAlias())) {
                return i;
            }
        }
        throw new IllegalArgumentException("No item of the select list has the alias '" + alias + "'; the aliases are "
                + elements.stream().map(TupleElement::getAlias).toList());
    }

    private static <X> @Nullable X cast(@Nullable Object value, Class<X> type) {
        Class<?> boxed = Wrappers.of(type);
        if (value != null && !boxed.isInstance(value)) {
            throw new IllegalArgumentException(
                    "The element is a " + value.getClass().getName() + ", not a " + type.getName());
        }
        @SuppressWarnings("unchecked")
        X cast = (X) value;
        return cast;
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }

    private record Element<X>(ResultItem item) implements TupleElement<X> {
        @Override
        @SuppressWarnings("unchecked")
        public Class<? extends X> getJavaType() {
            return (Class<? extends X>) item.javaType();
        }

        @Override
        public @Nullable String getAlias() {
            return item.alias();
        }
    }
}
