package org.athanor.type;

import jakarta.annotation.Nullable;

/** A type whose values are canonical as they are. */
record IdentityType<J>(Class<J> javaType, SqlType sqlType) implements ValueType<J> {
    @Override
    public @Nullable Object toCanonical(@Nullable J value) {
        return value;
    }

    @Override
    public @Nullable J fromCanonical(@Nullable Object canonical) {
        return javaType.cast(canonical);
    }

    @Override
    public boolean identity() {
        return true;
    }
}
