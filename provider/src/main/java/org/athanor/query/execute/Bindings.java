package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.athanor.query.tree.Expression.Parameter;

/** The values of a query, taken out of its tree: each becomes a positional parameter, numbered as it is met. */
public final class Bindings {
    private final List<Supplier<Object>> values = new ArrayList<>();

    public Parameter add(@Nullable Object value) {
        return later(() -> value);
    }

    /** A value that is read when the query is run. */
    public Parameter later(Supplier<Object> value) {
        values.add(value);
        return Parameter.positional(values.size());
    }

    public int size() {
        return values.size();
    }

    /** The value of the parameter at that position, from 1. */
    public @Nullable Object value(int position) {
        return values.get(position - 1).get();
    }
}
