package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import org.athanor.type.SqlType;
import org.athanor.type.ValueType;

/**
 * The type of what a query does not tell the type of: a parameter by itself, the result of a database function. A value
 * given for it is bound as what its class is; one that comes back is as the driver makes it.
 */
public final class UntypedValue implements ValueType<Object> {
    public static final UntypedValue TYPE = new UntypedValue();

    private UntypedValue() {}

    @Override
    public Class<Object> javaType() {
        return Object.class;
    }

    @Override
    public SqlType sqlType() {
        return SqlType.VARCHAR;
    }

    @Override
    public @Nullable Object toCanonical(@Nullable Object value) {
        return value;
    }

    @Override
    public @Nullable Object fromCanonical(@Nullable Object canonical) {
        return canonical;
    }
}
