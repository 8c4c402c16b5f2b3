package org.athanor.type;

import jakarta.annotation.Nullable;

/**
 * The Java side of a column: which class the attribute has, which {@link SqlType} stores it, and the conversion
 * between the attribute's value and the canonical form of that SQL type. Instances are immutable and shared.
 *
 * @param <J> the attribute's class, boxed
 */
public interface ValueType<J> {
    Class<J> javaType();

    SqlType sqlType();

    /** The canonical form of a value, as {@link SqlType#canonicalClass()} demands; null stays null. */
    @Nullable
    Object toCanonical(@Nullable J value);

    /** The attribute's value of a canonical form; null stays null unless a converter says otherwise. */
    @Nullable
    J fromCanonical(@Nullable Object canonical);

    /** True when both conversions are the identity, so that a reader may skip them. */
    default boolean identity() {
        return false;
    }

    /** True when a value can change in place ({@code byte[]}, {@code java.util.Date}), so snapshots must copy it. */
    default boolean mutable() {
        return false;
    }

    /** A copy that later changes in place do not reach; the value itself when immutable. */
    @Nullable
    default J copy(@Nullable J value) {
        return value;
    }

    /** Whether two values would be stored alike ({@code BigDecimal} by compareTo, arrays by content). */
    default boolean same(@Nullable J a, @Nullable J b) {
        return a == null ? b == null : a.equals(b);
    }
}
