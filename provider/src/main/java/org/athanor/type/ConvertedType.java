package org.athanor.type;

import jakarta.annotation.Nullable;
import java.util.function.UnaryOperator;

/**
 * A type behind an attribute converter: the attribute's value to what the database column's Java type holds, and from
 * there to the canonical form. Both functions are called with null too, as Jakarta Persistence 3.2, 3.9 lets a
 * converter decide about null. Without a copier, values count as immutable and are compared by what they convert to.
 *
 * @param <J> the attribute's class
 * @param <X> the class the column's type knows
 */
public record ConvertedType<J, X>(
        Class<J> javaType,
        ValueType<X> columnType,
        Conversion<J, X> toColumn,
        Conversion<X, J> toAttribute,
        @Nullable UnaryOperator<J> copier)
        implements ValueType<J> {
    /** For a class whose values may change in place: copied by converting there and back. */
    public static <J, X> ConvertedType<J, X> mutable(
            Class<J> javaType, ValueType<X> columnType, Conversion<J, X> toColumn, Conversion<X, J> toAttribute) {
        UnaryOperator<J> copier = value -> {
            J copy = toAttribute.apply(columnType.copy(toColumn.apply(value)));
            return copy == null ? value : copy;
        };
        return new ConvertedType<>(javaType, columnType, toColumn, toAttribute, copier);
    }

    /** One direction of a converter. */
    @FunctionalInterface
    public interface Conversion<A, B> {
        @Nullable
        B apply(@Nullable A value);
    }

    @Override
    public SqlType sqlType() {
        return columnType.sqlType();
    }

    @Override
    public @Nullable Object toCanonical(@Nullable J value) {
        return columnType.toCanonical(toColumn.apply(value));
    }

    @Override
    public @Nullable J fromCanonical(@Nullable Object canonical) {
        return toAttribute.apply(columnType.fromCanonical(canonical));
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
        return a == b || columnType.same(toColumn.apply(a), toColumn.apply(b));
    }
}
