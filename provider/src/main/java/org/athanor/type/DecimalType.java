package org.athanor.type;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;

/** {@code BigDecimal}, compared by amount: 1.0 and 1.00 are stored alike. */
record DecimalType() implements ValueType<BigDecimal> {
    @Override
    public Class<BigDecimal> javaType() {
        return BigDecimal.class;
    }

    @Override
    public SqlType sqlType() {
        return SqlType.DECIMAL;
    }

    @Override
    public @Nullable Object toCanonical(@Nullable BigDecimal value) {
        return value;
    }

    @Override
    public @Nullable BigDecimal fromCanonical(@Nullable Object canonical) {
        return (BigDecimal) canonical;
    }

    @Override
    public boolean identity() {
        return true;
    }

    @Override
    public boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == b || a != null && b != null && a.compareTo(b) == 0;
    }
}
