package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.athanor.query.translate.Numerics;

/** Judges the values given for parameters (Jakarta Persistence 3.2, 3.11.8): what does not fit is refused when it is set. */
final class ParameterValues {
    private ParameterValues() {}

    /** The value as it is kept: numbers in the class of the parameter, collections copied. */
    static @Nullable Object checked(QueryParameter parameter, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!parameter.collection()) {
            return checkedSingle(parameter, value);
        }
        if (!(value instanceof Collection<?> collection)) {
            List<Object> one = new ArrayList<>();
            one.add(checkedSingle(parameter, value));
            return one;
        }
        List<Object> values = new ArrayList<>(collection.size());
        for (Object element : collection) {
            values.add(element == null ? null : checkedSingle(parameter, element));
        }
        return values;
    }

    private static Object checkedSingle(QueryParameter parameter, Object value) {
        Class<?> type = parameter.javaType();
        if (type.isInstance(value)) {
            return value;
        }
        Object converted = Numerics.exactly(value, type);
        if (converted != null) {
            return converted;
        }
        throw refused(parameter, type, value);
    }

    static IllegalArgumentException refused(QueryParameter parameter, Class<?> expected, Object value) {
        String what = value instanceof Number ? value + " of " : "";
        return new IllegalArgumentException("Parameter " + parameter.label() + " takes "
                + (parameter.collection() ? "a collection of " : "a ") + expected.getName() + ", but was given " + what
                + value.getClass().getName());
    }
}
