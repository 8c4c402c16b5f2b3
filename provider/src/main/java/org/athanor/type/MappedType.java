package org.athanor.type;

import jakarta.annotation.Nullable;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A type whose values are converted to the canonical form {@code C} and back by two functions, which never see null.
 *
 * @param copier null for immutable values
 * @param equality null for {@code equals}
 */
record MappedType<J, C>(
        Class<J> javaType,
        SqlType sqlType,
        Class<C> canonicalClass,
        Function<J, C> to,
        Function<C, J> from,
        @Nullable Function<J, J> copier,
        @Nullable BiPredicate<J, J> equality)
        implements ValueType<J> {
    static <J, C> MappedType<J, C> immutable(
            Class<J> javaType, SqlType sqlType, Class<C> canonicalClass, Function<J, C> to, Function<C, J> from) {
        return new MappedType<>(javaType, sqlType, canonicalClass, to, from, null, null);
    }

    @Override
    public @Nullable Object toCanonical(@Nullable J value) {
        return value == null ? null : to.apply(value);
    }

    @Override
    public @Nullable J fromCanonical(@Nullable Object canonical) {
        return canonical == null ? null : from.apply(canonicalClass.cast(canonical));
    }

    @Override
    public boolean mutable() {
        return copier != null;
    }

    @Override
    public @Nullable J copy(@Nullable J value) {
        return value == null || copier == null ? value : copier.apply(value);
    }

    @Override
    public boolean same(@Nullable J a, @Nullable J b) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null) {
            return false;
        }
        return equality == null ? a.equals(b) : equality.test(a, b);
    }
}
